import { describe, expect, it } from 'vitest';
import { readingsOf } from '../../shared/metrics/lane-readings.ts';
import { speedWindow } from '../../shared/metrics/output-speed.ts';
import type { Readings } from '../../shared/metrics/readings.ts';
import { absent, isKnown } from '../../shared/reading.ts';
import { foldLane, noMarks } from '../../shared/trial/lane.ts';
import { ms } from '../../shared/units.ts';
import { bill, lane, noUsage, queued, steady, type Piece } from './lanes.ts';

/** A reading as one word: its value, or why there is none. */
const plain = (readings: Readings): Record<string, number | string> =>
  Object.fromEntries(
    Object.entries(readings).map(([name, reading]) => [
      name,
      reading.value === null ? reading.why : Math.round(reading.value * 1000) / 1000,
    ]),
  );

const hidden = lane({
  answer: steady(6000, 10, 50, 'word ', 1),
  usage: bill(64, 850, 800),
  endMs: 6900,
});

describe('the readings of a lane', () => {
  it('with hidden thinking: the wait is known, the thinking only from above', () => {
    expect(plain(readingsOf(hidden))).toEqual({
      ttfbMs: 210,
      ttftMs: 6000,
      ttfatMs: 6000,
      thinkingMs: 'hidden_thinking',
      thinkingUpperMs: 5800,
      thinkingEstMs: 'too_few_runs',
      answerMs: 490,
      tailMs: 410,
      e2eMs: 6900,
      e2eTextMs: 6490,
      outputTokensPerSecond: 100,
      outputTokensPerSecondUntrimmed: 100,
      outputTokensPerSecondRobust: 100,
      reasoningTokensPerSecond: 'hidden_thinking',
      naiveTokensPerSecond: 123.188,
      itlMs: 10,
      chunkGapP50Ms: 10,
      chunkGapP95Ms: 10,
      chunkGapMaxMs: 10,
      tokensPerChunk: 1,
      stalls: 0,
      reasoningShare: 0.941,
      inferredReasoningTokens: 800,
      hiddenTokensPerSecond: 'too_few_runs',
      standardResponseMs: 'hidden_thinking',
      serverGapMs: 'not_disclosed',
      dispatchDelayMs: 'not_recorded',
    });
    expect(readingsOf(hidden).ttftMs).toEqual({ value: 6000, from: 'measured', rule: 'hidden_thinking' });
    expect(readingsOf(hidden).thinkingUpperMs).toMatchObject({ rule: 'upper_bound' });
  });

  it('estimates hidden thinking once a fit gives a pace', () => {
    const secondsPerToken = { value: 0.007, from: 'fitted', interval: [0.006, 0.008] } as const;
    expect(readingsOf(hidden, { secondsPerToken }).thinkingEstMs).toEqual({
      value: expect.closeTo(5600, 6),
      from: 'estimated',
      interval: [expect.closeTo(4800, 6), expect.closeTo(6400, 6)],
    });
  });

  it('with thinking shown: its time and its pace are seen', () => {
    const open = lane({
      thoughts: steady(500, 20, 100, 'hmm ', 2),
      answer: steady(2600, 20, 60, 'word ', 2),
      usage: bill(64, 320, 200),
      endMs: 3900,
    });
    expect(plain(readingsOf(open))).toMatchObject({
      ttftMs: 500,
      ttfatMs: 2600,
      thinkingMs: 2100,
      reasoningTokensPerSecond: 100,
      tokensPerChunk: 2,
      thinkingUpperMs: 2400,
    });
    expect(readingsOf(open).tokensPerChunk).toMatchObject({ rule: 'chunked', from: 'derived' });
  });

  it('with a summary: its time is a lower bound, its pace nothing', () => {
    const summed = lane({
      thoughts: steady(500, 100, 5, 'The user asks. '),
      kind: 'summary',
      answer: steady(3000, 20, 60),
      usage: bill(64, 360, 300),
    });
    const readings = readingsOf(summed);
    expect(readings.thinkingMs).toEqual({ value: 2500, from: 'measured', rule: 'lower_bound_summary' });
    expect(plain(readings).reasoningTokensPerSecond).toBe('summary_only');
  });

  it('trims the tail that a server holds back, and shows what it changes', () => {
    const late = lane({
      answer: [...steady(1000, 10, 47, 'w ', 1), [1960, 'w ', 1], [2460, 'w ', 1], [2960, 'w ', 1]],
      usage: bill(10, 50, 0),
    });
    expect(readingsOf(late).outputTokensPerSecond).toEqual({
      value: 100,
      from: 'derived',
      rule: 'tail_trim_3',
    });
    expect(readingsOf(late).outputTokensPerSecondUntrimmed).toMatchObject({ value: 25, rule: 'tail_trim_0' });
    expect(readingsOf(late, { tailTrim: 1 }).outputTokensPerSecond.value).toBeCloseTo(32.877, 3);
    expect(readingsOf(late).outputTokensPerSecondRobust.value).toBeCloseTo(100, 9);
  });

  it('marks a window too short to be trusted', () => {
    const brief = lane({ answer: steady(1000, 10, 15, 'w ', 1), usage: bill(10, 15, 0) });
    expect(readingsOf(brief).outputTokensPerSecond).toMatchObject({ value: 100, rule: 'short_window' });
  });

  it('marks a robust speed over as short a time, too', () => {
    const burst = lane({ answer: steady(1000, 5, 30, 'word ', 1), usage: bill(9, 30, 0) });
    expect(readingsOf(burst).outputTokensPerSecondRobust).toMatchObject({ value: 200, rule: 'short_window' });
    const few = lane({ answer: steady(1000, 500, 12, 'word ', 1), usage: bill(9, 12, 0) });
    expect(readingsOf(few).outputTokensPerSecondRobust.from).toBe('derived');
    expect(readingsOf(few).outputTokensPerSecondRobust).toMatchObject({ rule: 'short_window' });
  });

  it('drops three tokens at the end where rounding makes them a hair less', () => {
    // 1/49 of a token for each of 49 characters is not quite one.
    const nearlyOne = Array.from({ length: 10 }, (_, i) => ({ at: i, tokens: (1 / 49) * 49 }));
    expect(speedWindow(nearlyOne, 3).value?.dropped).toBe(3);
  });

  it('says of an answer that was billed as nothing that its bill is wrong, not that there is none', () => {
    for (const usage of [bill(9, 40, 40), bill(9, 40, 60)]) {
      const { outputTokensPerSecond, itlMs, tokensPerChunk } = readingsOf(
        lane({ answer: steady(1000, 100, 30), usage }),
      );
      for (const figure of [outputTokensPerSecond, itlMs, tokensPerChunk]) {
        expect(figure).toEqual(absent('invalid_report'));
      }
    }
  });

  it('has no share of thinking above the whole', () => {
    const share = (reasoning: number) =>
      readingsOf(lane({ answer: steady(1000, 100, 30), usage: bill(9, 100, reasoning) })).reasoningShare;
    expect(share(100)).toMatchObject({ value: 1 });
    expect(share(160)).toEqual(absent('invalid_report'));
  });

  it('counts a silence longer than a second and ten usual gaps, and no other', () => {
    const stalled = lane({
      answer: [...steady(1000, 200, 20), ...steady(7000, 200, 20), ...steady(12_300, 200, 20)],
      usage: bill(10, 60, 0),
      endMs: 17_000,
    });
    expect(plain(readingsOf(stalled))).toMatchObject({ stalls: 1, chunkGapMaxMs: 2200, chunkGapP50Ms: 200 });
  });

  it('of a body that came at once: only what was outside it', () => {
    const whole = lane({
      contender: { streamed: false },
      answer: [[6880, 'All at once.']],
      usage: bill(64, 850, 800),
      endMs: 6900,
    });
    const readings = plain(readingsOf(whole));
    expect(readings).toMatchObject({
      ttfbMs: 210,
      e2eMs: 6900,
      reasoningShare: 0.941,
      naiveTokensPerSecond: 123.188,
      thinkingMs: 'hidden_thinking',
    });
    const inside = [
      'ttftMs',
      'ttfatMs',
      'answerMs',
      'tailMs',
      'e2eTextMs',
      'itlMs',
      'stalls',
      'outputTokensPerSecond',
    ];
    expect(inside.map(name => readings[name])).toEqual(inside.map(() => 'not_streamed'));
  });

  it.each([
    ['asked for whole', { contender: { streamed: false } }, 'complete'],
    ['asked for whole and broken', { contender: { streamed: false } }, 'truncated'],
  ] as const)('of a body %s: no mark inside it is kept', (_what, more, ends) => {
    const answer: readonly Piece[] = [[6880, 'All at once.']];
    const whole = lane({ ...more, thoughts: [[6880, 'Hm.']], answer, usage: bill(64, 850, 800), ends });
    expect(whole.marks).toEqual({ ...noMarks, headersMs: 200, firstByteMs: 210, endMs: 10_000 });
    expect(plain(readingsOf(whole))).toMatchObject({ ttftMs: 'not_streamed', ttfatMs: 'not_streamed' });
  });

  it('of a stream that the server sent whole: no mark inside it either', () => {
    const folded = foldLane(queued(), [
      { type: 'sent', at: ms(0), attempt: 1 },
      { type: 'text', at: ms(900), text: 'All at once.' },
      { type: 'note', at: ms(900), note: { code: 'not_streamed_by_server', message: '' } },
      { type: 'settled', at: ms(901), status: 'complete', failure: null },
    ]);
    expect(folded.marks).toEqual({ ...noMarks, endMs: 901 });
    expect(plain(readingsOf(folded))).toMatchObject({ ttfatMs: 'not_streamed', e2eMs: 901 });
  });

  it.each([
    [1, 'derived', undefined],
    [1.5, 'derived', undefined],
    [2, 'derived', 'evenly_shared'],
  ] as const)('at %d tokens an event says of its time per token how it was shared', (each, from, rule) => {
    const pieces = Array.from({ length: 40 }, (_, i) => Math.floor((i + 1) * each) - Math.floor(i * each));
    const answer = pieces.map((n, i): Piece => [1000 + i * 30, 'w ', n]);
    const { itlMs } = readingsOf(
      lane({
        answer,
        usage: bill(
          1,
          pieces.reduce((a, b) => a + b),
          0,
        ),
      }),
    );
    const tokensAfterFirst = pieces.slice(1).reduce((a, b) => a + b);
    expect(itlMs.value).toBeCloseTo((39 * 30) / tokensAfterFirst, 9);
    expect(itlMs).toMatchObject({ from });
    expect(isKnown(itlMs) ? itlMs.rule : null).toBe(rule);
  });

  it.each<[string, readonly Piece[]]>([
    ['spans less than 0.2 s', steady(1000, 40, 4)],
    ['holds fewer than 20 tokens', steady(1000, 30, 15)],
    ['came in bursts within less than 0.2 s', steady(1000, 10, 10).map(([at]): Piece => [at, 'w ', 4])],
  ])('marks a time per token whose window %s', (_what, answer) => {
    const output = answer.reduce((sum, [, , each = 1]) => sum + each, 0);
    expect(readingsOf(lane({ answer, usage: bill(1, output, 0) })).itlMs).toMatchObject({
      value: expect.any(Number),
      rule: 'short_window',
    });
  });

  it.each([
    [
      'thinking that went on beside the answer',
      { thoughts: [[700, 'h', 1]], answer: [[500, 'a', 1]] },
      'not_observable',
    ],
    ['thinking and no answer', { thoughts: [[700, 'h', 1]] }, 'no_answer'],
    ['neither', {}, 'not_disclosed'],
    ['an answer and no thinking', { answer: [[500, 'a', 1]] }, 'no_thinking'],
  ] as const)('of %s: no time of thinking', (_what, script, why) => {
    expect(readingsOf(lane(script)).thinkingMs).toMatchObject({ from: 'absent', why });
  });

  it.each([
    [bill(1, 0, 0), 'no_text'],
    [bill(1, 10), 'not_disclosed'],
    [noUsage, 'usage_missing'],
    [bill(1, 10, 4), 0.4],
    [bill(1, 10, 0), 0],
  ] as const)('share of thinking: of what is told of both, or why not', (usage, expected) => {
    expect(plain(readingsOf(lane({ answer: steady(1, 1, 3), usage }))).reasoningShare).toBe(expected);
  });

  it('cut by the output limit: times stand, speeds do not', () => {
    const cut = plain(
      readingsOf(lane({ answer: steady(1000, 10, 50, 'w ', 1), usage: bill(10, 50, 0), finish: 'length' })),
    );
    expect(cut).toMatchObject({ ttfatMs: 1000, e2eMs: 10_000, tokensPerChunk: 1 });
    const speeds = ['outputTokensPerSecond', 'outputTokensPerSecondRobust', 'naiveTokensPerSecond', 'itlMs'];
    expect(speeds.map(name => cut[name])).toEqual(speeds.map(() => 'cut_by_limit'));
  });

  it.each(['truncated', 'failed', 'cancelled', 'interrupted', 'limit'] as const)(
    'of a lane that ended %s: marks, and nothing drawn from them',
    ends => {
      const readings = plain(readingsOf(lane({ ends, answer: steady(1000, 10, 50), usage: bill(10, 50) })));
      const { ttfbMs, ttftMs, ttfatMs, dispatchDelayMs: _, ...rest } = readings;
      expect([ttfbMs, ttftMs, ttfatMs]).toEqual([210, 1000, 1000]);
      expect(new Set(Object.values(rest))).toEqual(new Set(['not_complete']));
    },
  );

  it('of a running lane: what is known already, the rest to come', () => {
    const running = plain(readingsOf(lane({ ends: null, answer: steady(1000, 10, 5) })));
    expect(running).toMatchObject({ ttfbMs: 210, ttftMs: 1000, ttfatMs: 1000, e2eMs: 'still_running' });
    expect(new Set(Object.values(plain(readingsOf(queued()))))).toEqual(new Set(['still_running']));
  });

  it('of a refused connection: it left, and nothing came back', () => {
    const refused = foldLane(queued(), [
      { type: 'sent', at: ms(0), attempt: 1 },
      { type: 'dispatched', at: ms(0), delayMs: ms(0.75) },
      { type: 'settled', at: ms(3), status: 'failed', failure: null },
    ]);
    expect(plain(readingsOf(refused))).toMatchObject({
      ttfbMs: 'no_response',
      ttftMs: 'no_response',
      dispatchDelayMs: 0.75,
    });
  });

  it.each([
    [
      'no answer',
      { thoughts: steady(300, 10, 40, 'h ', 1) },
      {
        ttfatMs: 'no_answer',
        ttftMs: 300,
        answerMs: 'no_answer',
        outputTokensPerSecond: 'no_answer',
        reasoningTokensPerSecond: 100,
      },
    ],
    ['no text at all', {}, { ttftMs: 'no_text', tailMs: 'no_text', e2eTextMs: 'no_text', e2eMs: 10_000 }],
    [
      'one piece',
      { answer: steady(300, 1, 1, 'all of it', 40) },
      { answerMs: 0, outputTokensPerSecond: 'fewer_than_two_events', chunkGapMaxMs: 'fewer_than_two_events' },
    ],
    [
      'two pieces at one instant',
      { answer: steady(300, 0, 2, 'half', 20) },
      {
        outputTokensPerSecondUntrimmed: 'zero_span',
        outputTokensPerSecond: 'trim_left_no_window',
        chunkGapMaxMs: 0,
      },
    ],
    [
      'fewer pieces than the trim',
      { answer: steady(300, 10, 3, 'w', 1) },
      {
        outputTokensPerSecond: 'trim_left_no_window',
        outputTokensPerSecondRobust: 'too_few_events',
        chunkGapP95Ms: 'too_few_events',
      },
    ],
    [
      'no bill and no counts',
      { answer: steady(300, 10, 30) },
      {
        outputTokensPerSecond: 'usage_missing',
        itlMs: 'usage_missing',
        naiveTokensPerSecond: 'usage_missing',
        chunkGapP50Ms: 10,
        stalls: 0,
      },
    ],
  ] as const)('with %s', (_name, script, expected) => {
    expect(plain(readingsOf(lane(script)))).toMatchObject(expected);
  });

  it('is known or says why, for every figure of every sort of lane', () => {
    for (const one of [hidden, lane({}), queued(), lane({ ends: 'failed' })]) {
      for (const reading of Object.values(readingsOf(one))) {
        if (isKnown(reading)) expect(Number.isFinite(reading.value)).toBe(true);
        else expect(reading.why).toMatch(/^[a-z_]+$/);
      }
    }
  });
});
