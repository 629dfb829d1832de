import { describe, expect, it } from 'vitest';
import type { Price } from '../../shared/catalog/price.ts';
import { isKnown } from '../../shared/reading.ts';
import { reportMarkdown } from '../../shared/report/markdown.ts';
import { reportOf } from '../../shared/report/report-model.ts';
import { documentOf } from '../../shared/session-file/document-of.ts';
import { repricedDocument, repricedTrial } from '../../shared/session-file/reprice.ts';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { usdPerMTok } from '../../shared/units.ts';
import { sampleSession, sampleTrial } from '../kit/sample-trial.ts';
import { bill, contender, lane, noUsage } from '../metrics/lanes.ts';

const trial = sampleTrial();
const document = documentOf({
  session: sampleSession(trial),
  trials: [trial],
  app: '0.1.0',
  exportedAt: '2026-11-24T00:00:00.000Z',
  tailTrim: 3,
});
const dollar: Price = { input: usdPerMTok(1), output: usdPerMTok(1), source: 'a list', asOf: '2025-01-15' };
const how = { on: '2025-01-15', as: null };

describe('a session at other prices', () => {
  it('costs what was used at those prices, and nothing else of it changes', () => {
    const repriced = repricedDocument(document, () => dollar, how);
    for (const [index, lane] of (repriced.trials[0]?.lanes ?? []).entries()) {
      const before = document.trials[0]?.lanes[index];
      expect({ ...lane, cost: null }).toEqual({ ...before, cost: null });
      const { inputTokens, outputTokens } = lane.usage;
      if (isKnown(inputTokens) && isKnown(outputTokens)) {
        expect(lane.cost.usd.value).toBeCloseTo((inputTokens.value + outputTokens.value) / 1e6, 12);
      }
    }
  });

  it('compares what it costs at those prices, not at the old ones', () => {
    const ids = ['reads' as ContenderId, 'writes' as ContenderId];
    const bills = [bill(3000, 100, 0), bill(100, 1000, 0)];
    const two: Trial = {
      ...trial,
      lineup: ids.map(id => contender({ id })),
      lanes: ids.map((id, i) =>
        lane({ contender: { id }, answer: [[500, 'x']], usage: bills[i] ?? noUsage }),
      ),
    };
    const at = (price: Price): SessionDocument =>
      documentOf({
        session: sampleSession(two),
        trials: [repricedTrial(two, () => price)],
        app: '0.1.0',
        exportedAt: '2026-11-24T00:00:00.000Z',
      });
    const dear: Price = { ...dollar, output: usdPerMTok(1000) };
    const usdOf = ({ comparisons = [] }: SessionDocument) =>
      comparisons.find(({ figure }) => figure === 'usd');
    expect(usdOf(at(dollar))?.first).toBe('writes');
    expect(usdOf(at(dear))?.first).toBe('reads');
    const repriced = repricedDocument(at(dollar), () => dear, how);
    expect(repriced.comparisons).toEqual(at(dear).comparisons);
    const { comparisons: _comparisons, ...older } = at(dollar);
    expect(repricedDocument(older, () => dear, how)).not.toHaveProperty('comparisons');
  });

  it('is unknown where that price is, which is not free', () => {
    const [lane] = repricedDocument(document, () => undefined, how).trials[0]?.lanes ?? [];
    expect(lane?.cost).toMatchObject({ usd: { value: null, why: 'price_unknown' }, price: null });
  });

  it('leaves play money play money', () => {
    const lanes = repricedDocument(document, () => dollar, how).trials[0]?.lanes ?? [];
    expect(lanes.map(({ cost }) => cost.price?.simulated ?? false)).toEqual(
      lanes.map(({ contender }) => contender.simulated),
    );
    const { prices } = repricedTrial(trial, () => dollar);
    for (const contender of trial.lineup) {
      expect(prices[contender.id]?.simulated ?? false).toBe(contender.simulated);
    }
  });

  it.each([
    ['en', how, 'at the prices of 2025-01-15'],
    ['en', { on: null, as: 'openai/gpt-4o' }, 'as if it were openai/gpt-4o'],
    ['zh', how, '2025-01-15 的价格'],
  ] as const)('says so in its report (%s)', (language, manner, sentence) => {
    const repriced = repricedDocument(document, () => dollar, manner);
    expect(reportMarkdown(reportOf(repriced, language)).replaceAll('\\', '')).toContain(sentence);
    expect(reportMarkdown(reportOf(document, language))).not.toContain(sentence);
  });
});
