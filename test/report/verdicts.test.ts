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

const said = (more: Partial<SaidRow>, lang: 'en' | 'zh' = 'en'): readonly string[] =>
  pairSentences([row(more)], 'e2eMs', ({ model }) => model, lang).map(({ text }) => text);

describe('a factor in a sentence', () => {
  it.each([
    [1.012, '1.01'],
    [1.04, '1.04'],
    [1.3, '1.3'],
    [12.4, '12'],
    [1912, '1,900'],
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
    const [close] = said({ verdict: 'first_less', ratio: 1.2, interval: [1.0004, 1.4], p: 0.04, n: 12 });
    expect(close).toContain('quick finishes 1.0004 to 1.4 times as soon');
    expect(text).toBe(
      'On this prompt quick finishes 1.03 to 1.4 times as soon as slow (95 % interval, 12 repeats).',
    );
  });
});

describe('a sentence on a pair', () => {
  it('says what more of is wanted: prompts are not repeats', () => {
    const open = { verdict: 'not_separated', ratio: 1.1, interval: [0.9, 1.3], n: 3 } as const;
    const wanted = (per: 'prompt' | 'repeat', moreWanted: number, lang: 'en' | 'zh') =>
      said({ ...open, per, moreWanted, prompts: per === 'prompt' ? 3 : 1 }, lang)[0];
    expect(wanted('prompt', 1, 'en')).toContain(': about 1 more prompt.');
    expect(wanted('prompt', 4, 'en')).toContain(': about 4 more prompts.');
    expect(wanted('repeat', 4, 'en')).toContain(': about 4 more repeats.');
    expect(wanted('prompt', 1, 'zh')).toContain('大约还需 1 个提示词。');
    expect(wanted('repeat', 4, 'zh')).toContain('大约还需重复 4 次。');
  });

  it('is said of the other where who leads by the middle needs more within the pairs', () => {
    const turned = { ratio: 0.5, interval: [0.4, 0.625], p: 0.01, n: 4, prompts: 4, per: 'prompt' } as const;
    expect(said({ ...turned, verdict: 'second_less' })).toEqual([
      'On these 4 prompts slow finishes 1.6 to 2.5 times as soon as quick (95 % interval).',
    ]);
    expect(said({ ratio: 0.5 })).toEqual([
      'In one run each, slow finished 2.0 times as soon as quick; that may be chance.',
    ]);
  });

  it('of several that are not told apart lists them with a blank on both sides of the Chinese “and”', () => {
    const open = { verdict: 'not_separated', ratio: 1.1, interval: [0.9, 1.3], n: 3 } as const;
    const rows = [row(open), row({ ...open, second: contender('slower') })];
    const [line] = pairSentences(rows, 'e2eMs', ({ model }) => model, 'zh');
    expect(line?.text).toContain('quick 与 slow 和 slower');
  });
});
