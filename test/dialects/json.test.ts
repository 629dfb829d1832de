// JSON that somebody else wrote, however short: what is nested too deeply is none.

import { describe, expect, it } from 'vitest';
import { parseJson } from '../../electron/dialects/json.ts';

const nested = (depth: number, within = ''): string => `${'['.repeat(depth)}${within}${']'.repeat(depth)}`;

describe('JSON', () => {
  it('is read to a depth of 24, and not beyond, so that a session with it in a bill can be read again', () => {
    expect(parseJson(nested(24))).toBeDefined();
    expect(parseJson(nested(25))).toBeUndefined();
    expect(parseJson(nested(100_000))).toBeUndefined();
  });

  it.each(['"[[[["', '"\\\\"', '"a\\"[[["', '{"a":"]]]]"}'])(
    'counts no bracket inside a string: %s',
    text => {
      expect(parseJson(nested(23, text))).toBeDefined();
      expect(parseJson(nested(24, `[${text}]`))).toBeUndefined();
    },
  );
});
