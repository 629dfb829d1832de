import { describe, expect, it } from 'vitest';
import { epochOf } from '../../shared/calendar.ts';
import { knownEndpoints } from '../../shared/catalog/endpoints.ts';
import { priceRows } from '../../shared/catalog/price-rows.ts';
import { priceOf } from '../../shared/catalog/prices.ts';
import { epochMs } from '../../shared/units.ts';

const on = (day: string) => epochOf(`${day}T12:00:00Z`) ?? epochMs(0);
const ioOf = (endpoint: string, model: string, day: string) => {
  const price = priceOf(endpoint, model, day.includes('T') ? (epochOf(day) ?? epochMs(0)) : on(day));
  return price && [price.input, price.output, price.cachedInput];
};

describe('prices', () => {
  it.each([
    ['openai', 'o1-preview', '2024-09-11', undefined],
    ['openai', 'o1-preview', '2024-09-12', [15, 60, undefined]],
    ['openai', 'o1-preview', '2024-10-01', [15, 60, 7.5]],
    ['openai', 'o1-mini', '2025-01-30', [3, 12, 1.5]],
    ['openai', 'o1-mini', '2025-01-31', [1.1, 4.4, 0.55]],
    ['openai', 'gpt-4o', '2024-10-01', [5, 15, undefined]],
    ['openai', 'gpt-4o', '2024-10-02', [2.5, 10, 1.25]],
    ['openai', 'gpt-4o-2024-05-13', '2026-01-01', [5, 15, undefined]],
    ['openai', 'gpt-4o-mini', '2026-01-01', [0.15, 0.6, 0.075]],
    ['practice', 'o1-preview', '2026-11-21', [15, 60, 7.5]],
    ['practice', 'gpt-4o', '2026-11-21', [2.5, 10, 1.25]],
    ['practice', 'gpt-4o-2024-05-13', '2026-11-21', [5, 15, undefined]],
    ['practice', 'flaky@drop', '2026-11-21', [0.15, 0.6, 0.075]],
    ['deepseek', 'deepseek-reasoner', '2025-06-01T12:00:00Z', [0.55, 2.19, 0.14]],
    ['deepseek', 'deepseek-reasoner', '2025-06-01T16:29:59Z', [0.55, 2.19, 0.14]],
    ['deepseek', 'deepseek-reasoner', '2025-06-01T16:30:00Z', [0.135, 0.55, 0.035]],
    ['deepseek', 'deepseek-reasoner', '2025-06-01T00:29:59Z', [0.135, 0.55, 0.035]],
    ['deepseek', 'deepseek-reasoner', '2025-06-01T00:30:00Z', [0.55, 2.19, 0.14]],
    ['deepseek', 'deepseek-reasoner', '2025-09-05T12:00:00Z', undefined],
    ['lab', 'o1-preview', '2024-10-01', undefined],
    ['openai', 'gpt-4o@drop', '2026-01-01', undefined],
    ['ollama', 'qwq', '2026-01-01', undefined],
  ])('%s/%s on %s', (endpoint, model, day, expected) => {
    expect(ioOf(endpoint, model, day)).toEqual(expected);
  });

  it('of practice models are play money, of others never', () => {
    const day = on('2025-01-01');
    expect(priceOf('practice', 'o1-mini', day)?.simulated).toBe(true);
    expect(priceOf('openai', 'o1-mini', day)).not.toHaveProperty('simulated');
    expect(priceRows.every(row => (row.endpoint === 'practice') === (row.simulated === true))).toBe(true);
  });

  it('say where and when they were read, and never hold two at once', () => {
    for (const row of priceRows) {
      expect(row.source).not.toBe('');
      expect(row.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(row.input).toBeGreaterThan(0);
      expect(row.to === undefined || row.from < row.to).toBe(true);
      const clashing = priceRows.filter(
        other =>
          other !== row &&
          other.endpoint === row.endpoint &&
          other.models.some(model => row.models.includes(model)) &&
          other.from < (row.to ?? '9999') &&
          row.from < (other.to ?? '9999') &&
          !(row.daily && other.daily && row.daily.from === other.daily.to),
      );
      expect(clashing).toEqual([]);
    }
  });
});

describe('known endpoints', () => {
  it('have one name each and an address without a trailing slash', () => {
    expect(new Set(knownEndpoints.map(({ name }) => name)).size).toBe(knownEndpoints.length);
    for (const { baseUrl, simulated } of knownEndpoints) {
      expect(baseUrl).toMatch(simulated ? /^practice:$/ : /^https?:\/\/.*[^/]$/);
    }
  });

  it('ask for a key out there, and for none on this machine', () => {
    for (const { baseUrl, keyVariables, simulated } of knownEndpoints) {
      const isHere = simulated || new URL(baseUrl).hostname === '127.0.0.1';
      expect(keyVariables.length > 0).toBe(!isHere);
      expect(isHere || baseUrl.startsWith('https:')).toBe(true);
    }
  });
});
