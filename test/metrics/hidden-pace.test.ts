// What other calls say of the thinking of one call that hides it, and the response time put together
// from parts.

import { describe, expect, it } from 'vitest';
import { pacesIn, type PaceContext } from '../../shared/metrics/hidden-pace.ts';
import { readingsOf } from '../../shared/metrics/lane-readings.ts';
import { timedBill } from '../../shared/metrics/timed-bills.ts';
import { absent, reported, type Reading } from '../../shared/reading.ts';
import type { DocumentFit } from '../../shared/session-file/document.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { trialId } from '../../shared/trial/ids.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { tokens } from '../../shared/units.ts';
import { sampleTrial } from '../kit/sample-trial.ts';
import { bill, contender, lane, noUsage, steady, type Script } from './lanes.ts';

/** 800 tokens thought in hiding by 9 s, then an answer of 100 tokens in a second. */
const hidden = (more: Script = {}): Lane =>
  lane({ answer: steady(9000, 10, 100, 'x '), usage: bill(10, 900, 800), endMs: 10_100, ...more });

const fitted = (value: number, interval?: readonly [number, number]): Reading<number> => ({
  value,
  from: 'fitted',
  ...(interval && { interval }),
});

describe('the speed of hidden thinking from one call', () => {
  it('is its tokens over the wait less the overhead, with a range for half a second either way', () => {
    const { hiddenTokensPerSecond } = readingsOf(hidden(), { overheadMs: fitted(1000) });
    expect(hiddenTokensPerSecond).toMatchObject({
      value: 100,
      from: 'estimated',
      rule: 'overhead_of_fit',
      interval: [800 / 8.5, 800 / 7.5],
    });
  });

  it('has a range of half a second either way, also where the overhead is shorter', () => {
    const { interval } = readingsOf(hidden(), { overheadMs: fitted(200) }).hiddenTokensPerSecond as {
      interval: readonly number[];
    };
    expect(interval[0]).toBeCloseTo(800 / 9.3, 9);
  });

  it.each<[string, Script, PaceContext, string]>([
    ['nobody else was asked', {}, {}, 'too_few_runs'],
    ['no fit came out', {}, { overheadMs: absent('too_few_runs') }, 'too_few_runs'],
    ['the overhead is longer than the wait', {}, { overheadMs: fitted(9001) }, 'zero_span'],
    ['nobody counts the thinking', { usage: noUsage }, { overheadMs: fitted(1) }, 'no_thinking'],
    ['none was billed', { usage: bill(10, 100, 0) }, { overheadMs: fitted(1) }, 'no_thinking'],
    ['it was cut', { finish: 'length' }, { overheadMs: fitted(1) }, 'cut_by_limit'],
    ['it came whole', { contender: { streamed: false } }, { overheadMs: fitted(1) }, 'not_streamed'],
    ['no answer came', { answer: [] }, { overheadMs: fitted(1) }, 'no_answer'],
    ['it broke', { ends: 'truncated' }, { overheadMs: fitted(1) }, 'not_complete'],
  ])('is absent where %s', (_what, script, pace, why) => {
    expect(readingsOf(hidden(script), pace).hiddenTokensPerSecond).toEqual(absent(why as never));
  });

  it('has no interval where half a second more of overhead would leave no time', () => {
    const { hiddenTokensPerSecond } = readingsOf(hidden(), { overheadMs: fitted(8800) });
    expect(hiddenTokensPerSecond.value).toBeCloseTo(4000, 6);
    expect(hiddenTokensPerSecond).not.toHaveProperty('interval');
  });
});

describe('the time thought in hiding', () => {
  it('is the tokens at the fitted pace, between its limits', () => {
    const { thinkingEstMs } = readingsOf(hidden(), {
      secondsPerToken: fitted(0.0125, [0.01, 0.015]),
      overheadMs: fitted(1000),
    });
    expect(thinkingEstMs).toEqual({ value: 10_000, from: 'estimated', interval: [8000, 12_000] });
  });

  it('is the wait less the overhead where there is no pace', () => {
    const { thinkingEstMs } = readingsOf(hidden(), { overheadMs: fitted(1000) });
    expect(thinkingEstMs).toEqual({
      value: 8000,
      from: 'estimated',
      interval: [7500, 8500],
      rule: 'overhead_of_fit',
    });
  });

  it('is never below nothing, whatever the slope', () => {
    const unsure = { secondsPerToken: fitted(0.001, [-0.002, 0.004]) };
    expect(readingsOf(hidden(), unsure).thinkingEstMs).toMatchObject({ value: 800, interval: [0, 3200] });
    const falling = { secondsPerToken: fitted(-0.001, [-0.002, 0.004]) };
    expect(readingsOf(hidden(), falling).thinkingEstMs).toEqual(absent('slope_not_positive'));
    const overhead = { ...falling, overheadMs: fitted(1000) };
    expect(readingsOf(hidden(), overhead).thinkingEstMs).toMatchObject({ value: 8000 });
  });

  it('is not drawn from a count that contradicts its bill', () => {
    const wrong = hidden({ usage: { ...bill(10, 700), reasoningTokens: reported(tokens(800)) } });
    const pace = { secondsPerToken: fitted(0.01), overheadMs: fitted(1000) };
    expect(readingsOf(wrong, pace).hiddenTokensPerSecond).toEqual(absent('invalid_report'));
    expect(readingsOf(wrong, pace).thinkingEstMs).toMatchObject({ value: 8000, rule: 'overhead_of_fit' });
    expect(timedBill(wrong)).toBeUndefined();
    expect(timedBill(hidden())).toMatchObject({ billed: 900, reasoning: 800 });
  });

  it('is nobody’s guess without either', () => {
    expect(readingsOf(hidden()).thinkingEstMs).toEqual(absent('too_few_runs'));
    expect(readingsOf(hidden(), { secondsPerToken: absent('zero_span') }).thinkingEstMs).toEqual(
      absent('zero_span'),
    );
  });
});

describe('what the session says of a pace', () => {
  const thinker = hidden({ contender: { id: 'c_2' as ContenderId, model: 'thinker' } });
  const plain = (at: number, more: Script = {}): Lane =>
    lane({ answer: steady(at, 10, 5), usage: bill(1, 5, 0), ...more });
  const trialOf = (lanes: readonly Lane[]): Trial => ({
    ...sampleTrial(1),
    lineup: lanes.map(({ contender: own }) => own),
    lanes,
  });
  const paceOf = (lanes: readonly Lane[], fits: readonly DocumentFit[] = []): PaceContext | undefined => {
    const trial = trialOf(lanes);
    return pacesIn(
      [trial],
      fits.map(fit => ({ ...fit, over: [trial.id] })),
    )(thinker.contender);
  };

  it('is that of its own setting, where the column has had several', () => {
    const slow = hidden({ contender: { ...thinker.contender, model: 'slow' } });
    const trials = [thinker, slow].map((own, i) => ({ ...trialOf([own]), id: trialId(`t_${i}`) }));
    // Of a fit only this is read here.
    const fits = [0.01, 0.09].map((pace, i) => ({
      contenderId: 'c_2' as ContenderId,
      over: [trialId(`t_${i}`)],
      overheadMs: fitted(700),
      secondsPerToken: fitted(pace),
    })) as unknown as readonly DocumentFit[];
    const paces = pacesIn(trials, fits);
    expect(paces(thinker.contender).secondsPerToken).toEqual(fitted(0.01));
    expect(paces(slow.contender).secondsPerToken).toEqual(fitted(0.09));
    const other = { ...thinker.contender, effort: 'high' as const };
    expect(paces(other)).toEqual({});
  });

  it('is the fixed part of its own fit', () => {
    const fit = { contenderId: 'c_2', overheadMs: fitted(700), secondsPerToken: fitted(0.02) } as DocumentFit;
    expect(paceOf([thinker, plain(400)], [fit])).toEqual({
      secondsPerToken: fitted(0.02),
      overheadMs: { value: 700, from: 'fitted', rule: 'overhead_of_fit' },
    });
  });

  it('is that without what of it falls behind the answer, whose end is held back', () => {
    // 100 tokens of answer at 10 ms each would be over at 10 s; these end about a second later.
    const held = [11_000, 11_100, 11_900].map((endMs, i) =>
      hidden({ contender: { id: 'c_2' as ContenderId, model: 'thinker' }, repeat: i + 1, endMs }),
    );
    const fit = {
      contenderId: 'c_2',
      overheadMs: fitted(2100),
      secondsPerToken: fitted(0.01),
    } as DocumentFit;
    expect(paceOf(held, [fit])?.overheadMs).toEqual({
      value: expect.closeTo(1000, 6) as number,
      from: 'fitted',
      rule: 'overhead_of_fit',
    });
  });

  it('else the middle wait of those at the same endpoint that do not think', () => {
    const elsewhere = plain(9000, { contender: { baseUrl: 'http://127.0.0.1:9/v1' } });
    const again = plain(8000, { retried: true });
    const cut = plain(7000, { ends: 'truncated' });
    const cold = { ...plain(9000), notes: [{ code: 'cold_start', message: '' }] };
    const ahead = { ...plain(9000), warmUp: true as const };
    const lanes = [thinker, plain(400), plain(600), plain(500), elsewhere, again, cut, cold, ahead];
    expect(paceOf(lanes)).toEqual({
      overheadMs: { value: 500, from: 'estimated', rule: 'overhead_of_plain_call' },
    });
  });

  it('is that too where the fit’s fixed part is below nothing', () => {
    const fit = { contenderId: 'c_2', overheadMs: fitted(-5), secondsPerToken: fitted(0.02) } as DocumentFit;
    expect(paceOf([thinker, plain(400)], [fit])?.overheadMs?.value).toBe(400);
    const falling = { ...fit, overheadMs: fitted(9000), secondsPerToken: fitted(-0.02) };
    expect(paceOf([thinker, plain(400)], [falling])?.overheadMs?.value).toBe(400);
    expect(paceOf([thinker])).toEqual({});
  });
});

describe('the response time put together from parts', () => {
  const shown = (more: Script = {}): Lane =>
    lane({
      thoughts: steady(1000, 10, 200, 'x ', 1),
      answer: steady(3000, 10, 101, 'x ', 1),
      usage: bill(10, 301, 200),
      ...more,
    });

  it('is the wait, the thinking and 500 tokens, both at the output speed', () => {
    const { standardResponseMs, outputTokensPerSecond } = readingsOf(shown());
    const speed = outputTokensPerSecond.value ?? 0;
    expect(standardResponseMs).toMatchObject({ from: 'estimated', rule: 'thinking_at_output_speed' });
    expect(standardResponseMs.value).toBeCloseTo(1000 + (1000 * (200 + 500)) / speed, 6);
  });

  it('counts no thinking where there is none', () => {
    const { standardResponseMs } = readingsOf(
      lane({ answer: steady(500, 10, 101, 'x ', 1), usage: bill(10, 101, 0) }),
    );
    expect(standardResponseMs.value).toBeCloseTo(500 + 5000, 6);
  });

  it.each<[string, Lane, string]>([
    ['hidden thinking lies inside the wait', hidden(), 'hidden_thinking'],
    [
      'no speed is known',
      shown({ answer: [[3000, 'x', 1]], thoughts: [], usage: bill(10, 1, 0) }),
      'fewer_than_two_events',
    ],
    ['it came whole', shown({ contender: contender({ streamed: false }) }), 'not_streamed'],
    [
      'more thinking was billed than output',
      shown({ usage: { ...bill(10, 301, 200), reasoningTokens: reported(tokens(302)) } }),
      'invalid_report',
    ],
    ['it was cut', shown({ finish: 'length' }), 'cut_by_limit'],
  ])('is absent where %s', (_what, own, why) => {
    expect(readingsOf(own).standardResponseMs).toEqual(absent(why as never));
  });
});
