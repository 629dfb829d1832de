// How often a contender passes, and how sure that is.

import { describe, expect, it } from 'vitest';
import { passShares, type PassShare } from '../../shared/metrics/pass-share.ts';
import { wilson } from '../../shared/metrics/stats/proportions.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { sessionId, trialId } from '../../shared/trial/ids.ts';
import type { Judgement, Judgements } from '../../shared/trial/judgement.ts';
import { defaultOptions, type Trial } from '../../shared/trial/trial.ts';
import { epochMs } from '../../shared/units.ts';
import { contender, lane } from './lanes.ts';

const id = 'a' as ContenderId;

/** One prompt a word: `+` passed, `-` did not, `.` nobody said, `x` the lane failed and nobody said. */
function shares(text: string): readonly PassShare[] {
  const judgements: Record<string, Judgement> = {};
  const trials = text.split(' ').map((signs, at): Trial => {
    const lanes = [...signs].map((sign, i) => {
      const script = { contender: { id }, repeat: i + 1, answer: [[500, 'x']] as const };
      const made = lane({ ...script, ...(sign === 'x' && { ends: 'failed' as const }) });
      const own = { ...made, id: `${made.id}_${at}` as typeof made.id };
      if (sign === '+' || sign === '-') judgements[own.id] = { verdict: sign === '+' ? 'pass' : 'fail' };
      return own;
    });
    return {
      id: trialId(`t${at}`),
      sessionId: sessionId('s'),
      startedAt: epochMs(0),
      prompt: { system: '', user: `question ${at}`, variables: {} },
      lineup: [contender({ id })],
      options: defaultOptions,
      sendOrder: [],
      prices: {},
      lanes,
    };
  });
  return passShares(trials, judgements as Judgements);
}

const only = (text: string): PassShare => shares(text)[0]!;

describe('the share of answers that pass', () => {
  it('has Wilson’s interval where answers are independent: of one prompt, or one each', () => {
    for (const text of ['+++-', '+ + - +']) {
      expect(only(text)).toMatchObject({ passed: 3, judged: 4, interval: wilson(3, 4).value });
    }
  });

  it('is no surer for a prompt asked again: prompts are drawn, not answers', () => {
    const once = only('+ - + - + - + -');
    const thrice = only('+++ --- +++ --- +++ --- +++ ---');
    expect(thrice).toMatchObject({ passed: 12, judged: 24, prompts: 8 });
    const width = ({ interval }: PassShare): number => interval![1] - interval![0];
    expect(width(thrice)).toBeGreaterThan(0.9 * width(once));
    expect(wilson(12, 24).value![1] - wilson(12, 24).value![0]).toBeLessThan(0.75 * width(thrice));
  });

  it('has none of a few prompts asked again, nor where all are alike', () => {
    expect(only('++- +-- +++ ++- ---').interval).toBeNull();
    expect(only('+- +- +- +- +- +- +-').interval).toBeNull();
  });

  it('says how many more would do, from five on, unless prompts were asked again', () => {
    // Of a half, 93 make it ten points either way.
    expect(only('+-+-+-').moreWanted).toBe(93 - 6);
    expect([only('+-+-').moreWanted, only('++- +--').moreWanted]).toEqual([null, null]);
    expect(only('+'.repeat(80)).moreWanted).toBeNull();
  });

  it('counts a lane that failed where the trial was judged, and nothing that nobody judged', () => {
    expect(only('+x.')).toMatchObject({ passed: 1, judged: 2 });
    expect(shares('.x')).toEqual([]);
  });
});

describe('the chance that one of several passes', () => {
  it('is of as many as every prompt has, each prompt counted once', () => {
    // Two of three drawn from one right of three: 2/3. From two of two: 1. From none: 0.
    expect(only('+-- ++ --').atLeastOne).toEqual({ of: 2, chance: expect.closeTo((2 / 3 + 1 + 0) / 3, 12) });
  });

  it('says nothing of one prompt, or of one answer', () => {
    expect([only('+-+').atLeastOne, only('+-+ -').atLeastOne]).toEqual([null, null]);
  });
});
