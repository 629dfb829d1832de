// The pairs of a figure in words: the numbers of the session file, and why a number is not there.

import { describe, expect, it } from 'vitest';
import { comparisonsOf } from '../../shared/metrics/comparisons.ts';
import { pairRows } from '../../shared/metrics/pairs.ts';
import { comparisonLines } from '../../shared/report/comparison-lines.ts';
import { pairSheet } from '../../shared/report/pair-sheet.ts';
import type { Language } from '../../shared/format/language.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { judgedPairs } from '../kit/judged-pairs.ts';

const cellsOf = (trial: Trial, lang: Language = 'en') =>
  pairSheet(pairRows([trial], 'e2eMs'), 'e2eMs', ({ model }) => model, lang)[0]!.cells;

describe('a pair in words', () => {
  it('holds the figures of the session file, and writes the difference as the report does', () => {
    const { trial, document } = judgedPairs('++++++++', '--------');
    const { ratio, difference, p, n } = cellsOf(trial);
    const row = comparisonsOf([trial]).find(({ figure }) => figure === 'e2eMs');
    expect([ratio.value, difference.value, p.value, n.value]).toEqual([
      row?.ratio,
      row?.difference?.value,
      row?.p,
      row?.n,
    ]);
    const said = comparisonLines(document, 'en').find(({ text }) => text.includes('on average'))?.text;
    expect(said).toContain(`${difference.text} on average (95 % interval ${difference.spread})`);
  });

  it('tells how the difference is known', () => {
    const { trial } = judgedPairs('++++++++', '--------');
    expect(cellsOf(trial).difference.title).toBe(
      'slow less quick, the mean of the pairs. 8 repeats of one prompt. 95 % interval: bootstrap (BCa) of whole pairs, 2,000 draws from seed 1. Worked out from figures measured, reported or counted.',
    );
    expect(cellsOf(trial, 'zh').difference.title).toMatch(/^slow 减 quick.*8 次重复.*2,000 次，种子 1。/);
  });

  it.each([
    ['one pair', '+', /One pair says nothing of chance/, /One pair/, /One pair/],
    ['two pairs', '++', /fewer than 6 pairs/, /Sign-flip/, /leaves out 1|three pairs/],
    ['five pairs', '+++++', /fewer than 6 pairs/, /Sign-flip/, /leaves out 1/],
  ])('says why there is no interval, no p, no plan: %s', (_name, signs, interval, p, more) => {
    const cells = cellsOf(judgedPairs(signs, signs).trial);
    expect(cells.difference).toMatchObject({ spread: 'no interval', title: expect.stringMatching(interval) });
    expect(cells.difference.text).toMatch(/^\+1\.0\d s$/);
    expect(cells.p.title).toMatch(p);
    expect(cells.more).toMatchObject({ text: '–', value: null, title: expect.stringMatching(more) });
  });

  it('says that pairs which all differ by the same have no interval', () => {
    const { trial } = judgedPairs('++++++', '------');
    const [quick] = trial.lanes;
    const lanes = trial.lanes.map(lane => ({
      ...lane,
      marks: lane.contender.id === 'slow' ? { ...lane.marks, endMs: 2000 } : quick!.marks,
    })) as Trial['lanes'];
    const { text, spread, title } = cellsOf({ ...trial, lanes }).difference;
    expect([text, spread]).toEqual(['+1.00 s', 'no interval']);
    expect(title).toContain('every pair differs by the same');
    const few = { ...trial, lanes: lanes.filter(({ repeat }) => repeat < 4) };
    expect(cellsOf(few).ratio).toMatchObject({ spread: 'no interval', isApart: false });
    expect(cellsOf(few).ratio.title).toContain('every pair differs by the same');
    expect(cellsOf(few).more.text).toBe('3');
  });
});
