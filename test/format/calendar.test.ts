// Calendar arithmetic, held against the platform's own.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate, epochOf, isoOf } from '../../shared/calendar.ts';
import { epochMs } from '../../shared/units.ts';

const instants = fc.integer({
  min: Date.parse('0000-01-01T00:00:00Z'),
  max: Date.parse('9999-12-31T23:59:59.999Z'),
});

describe('the calendar', () => {
  it('agrees with the platform on every instant', () => {
    fc.assert(
      fc.property(instants, at => {
        const iso = new Date(at).toISOString();
        expect(isoOf(epochMs(at))).toBe(iso);
        expect(epochOf(iso)).toBe(at);
      }),
    );
  });

  it('reads offsets and shortened fractions', () => {
    expect(epochOf('2026-11-21T12:00:00+08:00')).toBe(Date.UTC(2026, 10, 21, 4));
    expect(epochOf('2026-11-21T12:00:00.5Z')).toBe(Date.UTC(2026, 10, 21, 12, 0, 0, 500));
    expect(civilDate(epochMs(Date.UTC(2024, 1, 29)))).toMatchObject({ year: 2024, month: 2, day: 29 });
  });

  it.each(['2026-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-11-21', 'now', '2026-11-21T24:00:00Z', ''])(
    'does not read %j',
    text => {
      expect(epochOf(text)).toBeUndefined();
    },
  );
});
