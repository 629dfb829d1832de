// A refusal is said in English where it happens and in the person's language where it is read.

import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal, crossing, refusalIn } from '../../shared/contract/refusal.ts';
import { refusalSentence } from '../../shared/format/refusal-sentence.ts';
import { refusals } from '../../shared/format/zh/refusals.ts';

const top = resolve(import.meta.dirname, '../..');

/** String literals as the code says them: quotes and escapes resolved. */
const literal = (quoted: string): string => quoted.slice(1, -1).replaceAll("\\'", "'");

/** Every sentence a refusal is made with, and every reason that stands in one. */
function sentencesInTheCode(): readonly string[] {
  const files = globSync('{electron,shared}/**/*.ts', { cwd: top });
  const found = files.flatMap(file => {
    const code = readFileSync(resolve(top, file), 'utf8');
    const made = [...code.matchAll(/new Refusal\(\s*'[a-z_]+',\s*('(?:[^'\\]|\\.)*')/g)];
    const reasons = [...code.matchAll(/\brefuse\((?:typed, )?('(?:[^'\\]|\\.)*')\)/g)];
    return [...made, ...reasons].map(([, quoted = '']) => literal(quoted));
  });
  return [...new Set(found)];
}

describe('a refusal', () => {
  it('has its facts in its English sentence', () => {
    const refusal = new Refusal('unknown_session', 'There is no session "{id}".', { id: 's {id} 1' });
    expect(refusal.message).toBe('There is no session "s {id} 1".');
    expect(refusalSentence(refusal, 'en')).toBe(refusal.message);
  });

  it('is said in Chinese, its reason too', () => {
    const refusal = new Refusal('bad_proxy', "This can't be a proxy: {why}.", {
      why: 'it is not a web address',
    });
    expect(refusalSentence(refusal, 'zh')).toBe('这不能作为代理：这不是网址。');
  });

  it('stays as it was said where a language has no sentence for it', () => {
    expect(refusalSentence(new Refusal('x', 'Something {what}.', { what: 'new' }), 'zh')).toBe(
      'Something new.',
    );
  });

  it('is the same behind the wall', () => {
    const refusal = new Refusal('name_taken', '"{name}" is the name of a known endpoint.', {
      name: 'openai',
    });
    const crossed: unknown = JSON.parse(JSON.stringify(crossing(refusal)));
    const found = refusalIn(crossed);
    expect(found && refusalSentence(found, 'zh')).toBe('“openai”是内置端点的名称。');
  });

  it.each([[undefined], [null], ['text'], [{ code: 'x' }], [{ code: 'x', sentence: 'y', facts: null }]])(
    'is not seen in %j',
    data => {
      expect(refusalIn(data)).toBeUndefined();
    },
  );
});

describe('the Chinese refusals', () => {
  it('are there for every sentence in the code', () => {
    const said = sentencesInTheCode();
    expect(said.length).toBeGreaterThan(40);
    expect(said.filter(sentence => !Object.hasOwn(refusals, sentence))).toEqual([]);
  });

  it('hold the same facts as the English', () => {
    const places = (sentence: string): readonly string[] => (sentence.match(/\{\w+\}/g) ?? []).toSorted();
    for (const [english, chinese] of Object.entries(refusals))
      expect(places(chinese)).toEqual(places(english));
  });
});
