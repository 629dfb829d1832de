// Numbers as they are read.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnFigure,
  formatMs,
  formatPrice,
  formatQuantity,
  formatRate,
  formatShare,
  formatSigned,
  formatTokens,
  formatUsd,
  grouped,
  rateLimits,
} from '../../shared/format/quantity.ts';

describe('the ends of an interval of speeds', () => {
  it.each<[[number, number], readonly [string, string]]>([
    [
      [99.92, 100.08],
      ['99.9', '100.1'],
    ],
    [
      [98, 203],
      ['98.0', '203.0'],
    ],
    [
      [180.2, 220.4],
      ['180', '220'],
    ],
    [
      [199.8, 200.2],
      ['199.8', '200.2'],
    ],
    [
      [199.97, 200.03],
      ['199.97', '200.03'],
    ],
    [
      [200, 200],
      ['200', '200'],
    ],
    [
      [120, Infinity],
      ['120', '∞'],
    ],
  ])('%j', (limits, told) => {
    expect(rateLimits(limits)).toEqual(told);
  });
});

describe('a number in words', () => {
  it.each([
    [0, '0.0 ms', '0.0 毫秒'],
    [4.24, '4.2 ms', '4.2 毫秒'],
    [310.4, '310 ms', '310 毫秒'],
    [999.4, '999 ms', '999 毫秒'],
    [999.6, '1.00 s', '1.00 秒'],
    [1_234, '1.23 s', '1.23 秒'],
    [11_234, '11.2 s', '11.2 秒'],
    [99_960, '1 min 40 s', '1 分 40 秒'],
    [204_000, '3 min 24 s', '3 分 24 秒'],
    [3_599_600, '1 h 0 min', '1 小时 0 分'],
    [3_720_000, '1 h 2 min', '1 小时 2 分'],
  ])('%d ms is %s', (value, en, zh) => {
    expect(formatMs(value, 'en')).toBe(en);
    expect(formatMs(value, 'zh')).toBe(zh);
  });

  it.each([
    [-0.01, '0.0 ms', '0.0 毫秒'],
    [-310.4, '−310 ms', '−310 毫秒'],
    [-1_000, '−1.00 s', '−1.00 秒'],
    [-99_960, '−1 min 40 s', '−1 分 40 秒'],
    [-150_000, '−2 min 30 s', '−2 分 30 秒'],
    [-5_400_000, '−1 h 30 min', '−1 小时 30 分'],
    [-Infinity, '−∞', '−∞'],
  ])('%d ms is %s', (value, en, zh) => {
    expect(formatMs(value, 'en')).toBe(en);
    expect(formatMs(value, 'zh')).toBe(zh);
  });

  it('writes what is less than nothing as its opposite with a minus, in every unit', () => {
    const units = ['ms', 'tokens', 'tokens/s', 's/token', 'usd', 'share', 'count', 'number'] as const;
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), fc.constantFrom(...units), (size, unit) => {
        const text = formatQuantity(size, unit, 'en');
        expect(formatQuantity(-size, unit, 'en')).toBe(/[1-9]/.test(text) ? `−${text}` : text);
      }),
    );
  });

  it('writes a difference with its sign, and none where there is none to see', () => {
    expect([150_000, -150_000, 0, -0.01].map(ms => formatSigned(ms, 'ms', 'en'))).toEqual([
      '+2 min 30 s',
      '−2 min 30 s',
      '0.0 ms',
      '0.0 ms',
    ]);
    expect(formatSigned(-0.004, 'usd', 'en')).toBe('−$0.0040');
    expect([Infinity, -Infinity].map(size => formatSigned(size, 'usd', 'en'))).toEqual(['+∞', '−∞']);
  });

  it.each([
    [0, '$0'],
    [0.0000042, '$0.0000042'],
    [0.000942, '$0.00094'],
    [0.0119, '$0.0119'],
    [0.9951, '$1.00'],
    [1.84, '$1.84'],
    [1234.5, '$1,234.50'],
  ])('%d dollars are %s', (value, text) => {
    expect(formatUsd(value, 'en')).toBe(text);
  });

  it.each([
    [15, '$15'],
    [0.55, '$0.55'],
    [0.5, '$0.50'],
    [0.075, '$0.075'],
  ])('a price of %d is %s', (value, text) => {
    expect(formatPrice(value)).toBe(text);
  });

  it('rounds speeds to three figures, and shares to whole parts of a hundred', () => {
    expect([647.4, 101.6, 99.94, 38.44, 9.994, 0.4].map(n => formatRate(n, 'en'))).toEqual([
      '647 tok/s',
      '102 tok/s',
      '99.9 tok/s',
      '38.4 tok/s',
      '9.99 tok/s',
      '0.40 tok/s',
    ]);
    expect([0, 0.0421, 0.814, 1].map(n => formatShare(n, 'en'))).toEqual(['0%', '4.2%', '81%', '100%']);
  });

  it('groups digits and loses none', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), n => {
        expect(formatTokens(n, 'en').replaceAll(',', '')).toBe(String(n));
        expect(formatTokens(n, 'en')).toMatch(/^\d{1,3}(,\d{3})*$/);
      }),
    );
    expect(grouped(-1234.5, 1)).toBe('−1,234.5');
    expect(grouped(-0.04, 1)).toBe('0.0');
  });

  it('writes a column in one unit with one number of decimals', () => {
    const seconds = columnFigure('ms', 12_400, 'en');
    expect([seconds.unit, ...[940, 12_400].map(seconds.write)]).toEqual(['s', '0.94', '12.40']);
    const speeds = columnFigure('tokens/s', 647, 'zh');
    expect([speeds.unit, ...[38.44, 647.1].map(speeds.write)]).toEqual(['词元/秒', '38', '647']);
  });
});
