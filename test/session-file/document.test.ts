// A session goes into a document and comes back with nothing lost.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reported } from '../../shared/reading.ts';
import {
  documentOf,
  sessionOfDocument,
  tapesOfDocument,
  trialsOfDocument,
  type DocumentParts,
} from '../../shared/session-file/document-of.ts';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import { laneOfDocument } from '../../shared/session-file/lane-document.ts';
import { laneId } from '../../shared/trial/ids.ts';
import { foldLane, queuedLane, type Lane } from '../../shared/trial/lane.ts';
import type { LaneEvent } from '../../shared/trial/lane-event.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { epochMs, ms, tokens } from '../../shared/units.ts';
import { sampleContender, sampleLane, sampleSession, sampleTrial } from '../kit/sample-trial.ts';

const exportedAt = '2026-11-21T11:00:00.000Z';

const write = (trial: Trial, more: Partial<DocumentParts> = {}): SessionDocument =>
  documentOf({ session: sampleSession(trial), trials: [trial], app: '0.1.0', exportedAt, ...more });

/** Through JSON, as a file is. */
const reread = (document: SessionDocument): SessionDocument =>
  JSON.parse(JSON.stringify(document)) as SessionDocument;

const again = (document: SessionDocument): SessionDocument =>
  documentOf({
    session: sessionOfDocument(document),
    trials: trialsOfDocument(document),
    app: document.app,
    exportedAt: document.exportedAt,
    tapes: tapesOfDocument(document),
    tailTrim: document.tailTrim,
  });

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** Any run of a lane the grammar allows: times rise, one `settled` at the end. */
const run: fc.Arbitrary<readonly LaneEvent[]> = fc
  .record({
    parts: fc.array(
      fc.record({
        gap: fc.double({ min: 0, max: 4000, noNaN: true }),
        part: fc.constantFrom('thought', 'text'),
        text,
        tokens: maybe(fc.nat(40)),
      }),
      { maxLength: 12 },
    ),
    kind: fc.constantFrom('raw' as const, 'summary' as const),
    usage: maybe(fc.record({ input: fc.nat(9000), output: fc.nat(9000), reasoning: fc.nat(4000) })),
    status: fc.constantFrom('complete', 'truncated', 'failed', 'cancelled', 'interrupted', 'limit'),
    finish: fc.constantFrom('stop', 'length', 'content_filter'),
    fact: text,
    note: text,
    delay: maybe(fc.double({ min: 0, max: 4000, noNaN: true })),
  })
  .map(({ parts, kind, usage, status, finish, fact, note, delay }) => {
    let at = 100.25;
    const said = parts.map(({ gap, part, text, tokens: n }): LaneEvent => {
      at += gap;
      const told = n === null ? {} : { tokens: tokens(n) };
      return part === 'text'
        ? { type: 'text', at: ms(at), text, ...told }
        : { type: 'thought', at: ms(at), text, kind, ...told };
    });
    const billed: readonly LaneEvent[] = usage
      ? [
          {
            type: 'usage',
            at: ms(at),
            usage: {
              inputTokens: reported(tokens(usage.input)),
              cachedInputTokens: { value: null, from: 'absent', why: 'not_disclosed' },
              cacheWriteTokens: { value: null, from: 'absent', why: 'not_disclosed' },
              outputTokens: reported(tokens(usage.output)),
              reasoningTokens: reported(tokens(usage.reasoning)),
              answerTokens: { value: null, from: 'absent', why: 'not_disclosed' },
              raw: usage,
            },
          },
        ]
      : [];
    return [
      { type: 'sent', at: ms(0), attempt: 1 },
      ...(delay === null ? [] : [{ type: 'dispatched', at: ms(0), delayMs: ms(delay) }]),
      { type: 'opened', at: ms(90.5), status: 200 },
      { type: 'firstByte', at: ms(100.25) },
      ...said,
      { type: 'finish', at: ms(at), finish: { raw: finish, normalised: finish } },
      ...billed,
      { type: 'server', at: ms(at), facts: { [fact]: 1.5 } },
      { type: 'note', at: ms(at), note: { code: 'bad_events', message: note } },
      { type: 'settled', at: ms(at + 1), status, failure: null },
    ] as readonly LaneEvent[];
  });

const contender = sampleContender('lab/model');

const trialOf = (lane: Lane): Trial => ({ ...sampleTrial(1), lineup: [contender], lanes: [lane] });

describe('a session document', () => {
  it('comes back equal, whatever the lanes went through', () => {
    fc.assert(
      fc.property(run, text, text, maybe(text), (events, title, user, body) => {
        const request =
          body === null ? null : { method: 'POST', url: 'http://127.0.0.1/v1', headers: { a: title }, body };
        const lane = foldLane(queuedLane({ id: laneId('l_1'), contender, repeat: 1, request }), events);
        const trial = { ...trialOf(lane), prompt: { system: '', user, variables: { [title]: user } } };
        const session = { ...sampleSession(trial), title, notes: user };
        const document = write(trial, { session, tailTrim: 2 });
        const back = reread(document);

        expect(back).toEqual(document);
        expect(again(back)).toEqual(document);
        expect(trialsOfDocument(back)).toEqual([{ ...trial, prices: {} }]);
        expect(sessionOfDocument(back)).toEqual(session);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps a whole sample, prices and tapes included', () => {
    const trial = sampleTrial(2);
    const tapes = new Map([[trial.lanes[0]!.id, 'H4sIAAAAAAAAAw==']]);
    const document = write(trial, { tapes });

    expect(again(reread(document))).toEqual(document);
    expect(trialsOfDocument(reread(document))).toEqual([trial]);
    expect(tapesOfDocument(document)).toEqual(tapes);
    expect(document.trials[0]!.lanes.filter(lane => 'tape' in lane)).toHaveLength(1);
  });

  it('never reads a share of the bill back as a count', () => {
    const [lane] = write(sampleTrial(1)).trials[0]!.lanes;
    const speed = lane!.readings.outputTokensPerSecond;

    expect(lane!.tokensFrom.text).toBe('characters');
    expect(lane!.timeline.every(([, , , n]) => n !== null)).toBe(true);
    expect(laneOfDocument(lane!).timeline.every(([, , , n]) => n === null)).toBe(true);
    expect(speed.from).toBe('estimated');
  });

  it('keeps tokens the stream told', () => {
    const told = foldLane(queuedLane({ id: laneId('l_1'), contender, repeat: 1, request: null }), [
      { type: 'sent', at: ms(0), attempt: 1 },
      { type: 'text', at: ms(10), text: 'a', tokens: tokens(3) },
      { type: 'text', at: ms(20), text: 'b' },
      { type: 'settled', at: ms(30), status: 'truncated', failure: null },
    ]);
    const [lane] = write(trialOf(told)).trials[0]!.lanes;

    expect(lane!.tokensFrom).toEqual({ thought: null, text: 'stream' });
    expect(laneOfDocument(reread(write(trialOf(told))).trials[0]!.lanes[0]!).timeline).toEqual(told.timeline);
  });

  it('keeps how the stream told its tokens', () => {
    const told = foldLane(queuedLane({ id: laneId('l_1'), contender, repeat: 1, request: null }), [
      { type: 'sent', at: ms(0), attempt: 1 },
      { type: 'text', at: ms(10), text: 'a', tokens: tokens(3), tokensBy: 'logprobs' },
      { type: 'settled', at: ms(30), status: 'truncated', failure: null },
    ]);
    const [lane] = write(trialOf(told)).trials[0]!.lanes;

    expect(lane!.tokensFrom).toEqual({ thought: null, text: 'logprobs' });
    const back = laneOfDocument(reread(write(trialOf(told))).trials[0]!.lanes[0]!);
    expect(back).toMatchObject({ timeline: told.timeline, tokensBy: { text: 'logprobs' } });
  });

  it('writes a lane that still runs as interrupted, with nothing still to come', () => {
    const running = foldLane(queuedLane({ id: laneId('l_1'), contender, repeat: 1, request: null }), [
      { type: 'sent', at: ms(0), attempt: 1 },
      { type: 'text', at: ms(700.5), text: 'half' },
    ]);
    const [lane] = write(trialOf(running)).trials[0]!.lanes;

    expect(lane).toMatchObject({
      status: 'interrupted',
      answer: 'half',
      usage: { outputTokens: { value: null, why: 'interrupted' } },
      readings: { e2eMs: { value: null, why: 'not_complete' } },
    });
    expect(JSON.stringify(lane)).not.toContain('still_running');
  });

  it.each([
    ['an object', '{"model":"m","messages":[]}', { model: 'm', messages: [] }],
    ['numbers JSON would change', '{"seed":12345678901234567890}', '{"seed":12345678901234567890}'],
    ['laid out by hand', '{ "a": 1 }', '{ "a": 1 }'],
    ['not JSON', 'model=m', 'model=m'],
    ['a JSON string', '"text"', '"text"'],
    ['nothing', '', ''],
  ])('keeps a body to the last byte: %s', (_name, body, shown) => {
    const lane = sampleLane(contender, {});
    const sent = { ...lane, request: { ...lane.request!, body } };
    const [written] = write(trialOf(sent)).trials[0]!.lanes;

    expect(written!.request!.body).toEqual(shown);
    expect(laneOfDocument(reread(write(trialOf(sent))).trials[0]!.lanes[0]!).request!.body).toBe(body);
  });

  it('says the calendar in UTC and reads it back to the millisecond', () => {
    const trial = { ...sampleTrial(1), startedAt: epochMs(1_772_323_199_999) };
    expect(write(trial).trials[0]!.startedAt).toBe('2026-02-28T23:59:59.999Z');
    expect(trialsOfDocument(write(trial))[0]!.startedAt).toBe(trial.startedAt);
  });
});
