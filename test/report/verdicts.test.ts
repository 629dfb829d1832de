// By how much two differ, as a sentence says it: never a factor of 1.0, which says that they do not.

import { describe, expect, it } from 'vitest';
import { pairSentences, type SaidRow } from '../../shared/report/verdicts.ts';
import { contender } from '../engine/setup.ts';

const row = (more: Partial<SaidRow>): SaidRow => ({
  first: contender('quick'),
  second: contender('slow'),
  verdict: 'one_pair',
  ratio: 2,
  interval: null,
  difference: null,
  p: null,
  n: 1,
  prompts: 1,
  per: 'repeat',
  moreWanted: null,
  lost: 0,
  ...more,
});

const said = (more: Partial<SaidRow>): readonly string[] =>
  pairSentences([row(more)], 'e2eMs', ({ model }) => model, 'en').map(({ text }) => text);

describe('a factor in a sentence', () => {
  it.each([
    [1.012, '1.01'],
    [1.04, '1.04'],
    [1.3, '1.3'],
    [12.4, '12'],
  ])('of %d is said as %s', (ratio, factor) => {
    expect(said({ ratio })).toEqual([
      `In one run each, quick finished ${factor} times as soon as slow; that may be chance.`,
    ]);
  });

  it('is left out where two took the same time', () => {
    expect(said({ ratio: 1.004 })).toEqual([]);
  });

  it('of an interval that begins close to one does not begin at one', () => {
    const [text] = said({ verdict: 'first_less', ratio: 1.2, interval: [1.03, 1.4], p: 0.01, n: 12 });
    expect(text).toContain('quick finishes 1.03 to 1.4 times as soon as slow');
  });
});
