import { describe, expect, it } from 'vitest';
import { epochOf } from '../../shared/calendar.ts';
import { knownEndpoints } from '../../shared/catalog/endpoints.ts';
import { modelRows } from '../../shared/catalog/model-rows.ts';
import { modelRow, retirementOf } from '../../shared/catalog/models.ts';
import { priceRows } from '../../shared/catalog/price-rows.ts';
import { priceOf } from '../../shared/catalog/prices.ts';
import { retirementSentence } from '../../shared/format/finding-sentence.ts';
import { epochMs } from '../../shared/units.ts';

const at = (instant: string) => epochOf(instant) ?? epochMs(0);

describe('a retirement', () => {
  it.each([
    ['openai', 'gpt-4o', '2026-11-15T00:00:00Z', 'soon'],
    ['openai', 'gpt-4o', '2026-11-14T23:59:59Z', 'later'],
    ['openai', 'gpt-4o', '2027-01-13T23:59:59Z', 'soon'],
    ['openai', 'gpt-4o', '2027-01-14T00:00:00Z', 'retired'],
    ['openai', 'o1-preview-2024-09-12', '2026-11-24T00:00:00Z', 'retired'],
    ['openai', 'o3', '2026-11-24T00:00:00Z', 'soon'],
    ['openai-responses', 'o3', '2026-11-24T00:00:00Z', 'soon'],
    ['openai', 'gpt-5.2', '2026-11-24T00:00:00Z', undefined],
    ['lab', 'gpt-4o', '2027-02-01T00:00:00Z', undefined],
  ])('of %s/%s seen at %s is %s', (endpoint, model, instant, state) => {
    expect(retirementOf(endpoint, model, at(instant))?.state).toBe(state);
  });

  it('is told in both languages, with what its maker points to', () => {
    const gone = retirementOf('deepseek', 'deepseek-reasoner', at('2026-11-24T00:00:00Z')) ?? null;
    expect(retirementSentence(gone, 'en')).toBe(
      'Shut down by its maker on 2026-07-24. Its maker points to deepseek-v4-pro.',
    );
    expect(retirementSentence(gone, 'zh')).toMatch(/2026-07-24.*deepseek-v4-pro。$/);
    expect(retirementSentence(null, 'en')).toBe('');
  });
});

describe('the rows', () => {
  it('name each model once at an endpoint that is known, with date and source', () => {
    const known = knownEndpoints.map(({ name }) => name);
    const names = modelRows.flatMap(row =>
      row.endpoints.flatMap(endpoint => row.models.map(model => `${endpoint}/${model}`)),
    );
    expect(new Set(names).size).toBe(names.length);
    for (const row of modelRows) {
      expect(row.endpoints.every(endpoint => known.includes(endpoint))).toBe(true);
      expect(row.source).not.toBe('');
      expect(row.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(row.retiresOn ?? '2027-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it('keep the models of 2024, with the price of their day', () => {
    for (const model of ['o1-preview', 'o1-mini', 'gpt-4o-2024-05-13', 'gpt-4o-2024-08-06', 'gpt-4o-mini']) {
      expect(modelRow('openai', model)).toBeDefined();
      expect(priceOf('openai', model, at('2024-10-20T00:00:00Z'))).toBeDefined();
    }
  });

  it.each([
    ['o1-preview', '2025-07-28', 32_768, false],
    ['o1-mini', '2025-10-27', 65_536, false],
    ['o1-2024-12-17', '2026-10-23', 100_000, true],
    ['o3-mini', '2026-10-23', 100_000, true],
    ['o3', '2026-12-11', 100_000, true],
    ['o4-mini', '2026-10-23', 100_000, true],
    ['gpt-5', '2026-12-11', 128_000, true],
    ['gpt-5-mini', '2026-12-11', 128_000, true],
    ['gpt-5-nano', '2026-12-11', 128_000, true],
    ['gpt-5.1', '2027-04-01', 128_000, true],
    ['gpt-4o-2024-05-13', '2026-10-23', 4_096, true],
    ['gpt-4o-2024-11-20', '2027-01-14', 16_384, true],
    ['gpt-4o-mini-2024-07-18', '2027-01-14', 16_384, true],
    ['gpt-5.6-sol', null, null, false],
  ])('section 9: %s goes on %s, gives %s tokens, tools %s', (model, retiresOn, outputTokens, tools) => {
    expect(modelRow('openai', model)).toMatchObject({
      retiresOn,
      limits: { outputTokens },
      abilities: { tools },
    });
  });

  it.each([
    ['openai', 'o3', 'streaming', 'verified'],
    ['openai', 'gpt-5', 'streaming', 'verified'],
    ['openai', 'gpt-5-mini', 'streaming', 'yes'],
    ['openai', 'o3', 'thinking', 'hidden'],
    ['openai-responses', 'o3', 'thinking', 'summary'],
    ['openai-responses', 'gpt-5.6-sol', 'tools', true],
    ['qwen', 'qwq-plus', 'streaming', 'only'],
    ['zhipu', 'glm-4-air', 'thinking', 'none'],
    ['zhipu', 'glm-4-airx', 'thinking', 'none'],
  ] as const)('sections 9 and 10: %s/%s, %s: %s', (endpoint, model, ability, value) => {
    expect(modelRow(endpoint, model)?.abilities[ability]).toBe(value);
  });

  it('price no model beyond its last day', () => {
    for (const { endpoint, models, to } of priceRows) {
      for (const model of models) {
        const last = modelRow(endpoint, model)?.retiresOn ?? null;
        if (last !== null) expect(to !== undefined && to <= last).toBe(true);
      }
    }
  });
});

describe('prices that step and multiply', () => {
  it('hold for all tokens of a long request', () => {
    expect(priceOf('xai', 'grok-4.7', at('2026-11-24T00:00:00Z'))).toMatchObject({
      input: 2,
      output: 6,
      cachedInput: 0.5,
      steps: [{ above: 199_999, input: 4, output: 12, cachedInput: 1 }],
    });
  });

  it('are the same by either door of the same house', () => {
    const day = at('2026-11-24T00:00:00Z');
    const { factors, ...price } = priceOf('openai', 'gpt-4o', day) ?? {};
    expect(factors).toEqual({ batch: 0.5, flex: 0.5 });
    expect(priceOf('openai-responses', 'gpt-4o', day)).toMatchObject(price);
  });
});
