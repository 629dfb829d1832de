import { describe, expect, it } from 'vitest';
import { Masking } from '../../electron/transport/masking.ts';

const key = 'sk-CaNaRy-7f3a91d2c4';
const read = (masking: Masking, ...chunks: readonly string[]): readonly string[] =>
  chunks.map(chunk => Buffer.from(masking.bytes(Buffer.from(chunk))).toString());

const body = `{"error":"Incorrect key: ${key}. Again: ${key}"}`;

describe('a key that comes back', () => {
  it('is stars of its own length, wherever it stands', () => {
    expect(read(new Masking(key), body)).toEqual([body.replaceAll(key, '*'.repeat(key.length))]);
    expect(new Masking(key).text(`a ${key} b`)).toBe(`a ${'*'.repeat(key.length)} b`);
  });

  it('is not shown by any cut into two chunks, and no length changes', () => {
    for (let cut = 0; cut <= body.length; cut += 1) {
      const pieces = [body.slice(0, cut), body.slice(cut)];
      const shown = read(new Masking(key), ...pieces);
      expect(shown.map(piece => piece.length)).toEqual(pieces.map(piece => piece.length));
      // What can't be told from other text yet is less than its first twelve characters.
      expect(shown.join('')).not.toContain(key.slice(0, 12));
      expect(shown.join('')).not.toContain(key.slice(12));
    }
  });

  it('is found in pieces of one byte, and spelled for a URL', () => {
    const shown = read(new Masking(key), ...body).join('');
    expect(shown).not.toContain(key.slice(12));
    expect(read(new Masking('abcd/efgh+1234567'), 'x=abcd%2Fefgh%2B1234567')[0]).toMatch(/^x=\*+$/);
  });

  it('is each part of a signing secret', () => {
    const masking = new Masking('AKIA0123456789ABCDEF:secretsecretsecret1:token0token0token0');
    expect(read(masking, 'AKIA0123456789ABCDEF secretsecretsecret1 token0token0token0')[0]).toMatch(
      /^[* ]+$/,
    );
  });

  it.each([null, '', 'none', 'EMPTY', 'sk-1234', 'lm-studio', 'not-needed', 'ollama'])(
    'leaves all text alone where the key is %j',
    secret => {
      const text = 'none EMPTY sk-1234 lm-studio not-needed ollama';
      expect(read(new Masking(secret), text)).toEqual([text]);
    },
  );

  it('leaves the bytes as they are where there is none in them', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(new Masking(key).bytes(bytes)).toEqual(bytes);
  });
});
