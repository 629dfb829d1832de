// What a run is held to, as a person types it.

import { describe, expect, it } from 'vitest';
import { parseTargets, UsageError } from '../../electron/terminal/arguments.ts';

describe('--target', () => {
  it('takes figures by their names in the session file', () => {
    expect(parseTargets(['ttfatMs=5000', 'usd=0.02'])).toEqual({ ttfatMs: 5000, usd: 0.02 });
    expect(parseTargets([])).toEqual({});
  });

  it.each([
    'ttfatMs',
    'ttfatMs=',
    'ttfatMs=0',
    'ttfatMs=-1',
    'ttfatMs=1e99',
    'tailMs=3',
    '__proto__=3',
    '=3',
  ])('refuses %j', text => {
    expect(() => parseTargets([text])).toThrow(UsageError);
  });
});
