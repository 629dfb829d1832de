// Tokens as the vendors count them: known texts, pieces that cut through tokens, hostile texts; and
// the worker that does it, by its own door.

import { afterAll, describe, expect, it } from 'vitest';
import { encodingOf } from '../../shared/catalog/encodings.ts';
import { countTokens, spreadTokens } from '../../electron/tokens/encoder.ts';
import { openTokenizer } from '../../electron/tokens/tokenizer.ts';
import { lane, steady } from '../metrics/lanes.ts';
import { cl100k, o200k } from './vocabularies.ts';

const sum = (values: readonly number[]): number => values.reduce((total, n) => total + n, 0);

describe('counting', () => {
  it.each([
    ['hello world', 2, 2],
    ['tiktoken is great!', 6, 6],
    ['你好，世界！', 4, 7],
    ['', 0, 0],
  ])('%s has %i tokens in the new vocabulary and %i in the old', (text, fresh, old) => {
    expect([countTokens(o200k, text), countTokens(cl100k, text)]).toEqual([fresh, old]);
  });

  it('takes what looks like a control token for the characters it is', () => {
    expect(countTokens(o200k, '<|endoftext|>')).toBeGreaterThan(1);
  });

  it.each([
    ['one letter without end', 'a'.repeat(60_000)],
    ['nothing but spaces', ' '.repeat(60_000)],
    ['one character without end', '中'.repeat(60_000)],
    ['a word that no run of one kind makes long', `!${'\n/'.repeat(150_000)}`],
  ])('is done with %s soon', (_name, text) => {
    expect(countTokens(o200k, text)).toBeGreaterThan(100);
  });
});

describe('tokens of pieces', () => {
  it.each([
    ['whole words', ['The', ' quick', ' brown', ' fox'], [1, 1, 1, 1]],
    // ` quick` is one token of six characters: three of them came with the first piece.
    ['a word cut in two', ['The qu', 'ick'], [1.5, 0.5]],
    ['an empty piece', ['The', '', ' fox'], [1, 0, 1]],
  ])('%s', (_name, pieces, each) => {
    expect(spreadTokens(o200k, pieces)).toEqual(each);
  });

  it.each([
    ['Chinese', '推理模型先想再答，想的部分往往看不见。'],
    ['what takes several tokens for one character', '龘靐🫠🧑‍🚀ꙮ'],
  ])('adds up however %s is cut', (_name, text) => {
    const each = spreadTokens(o200k, [...text]);
    expect(sum(each)).toBeCloseTo(countTokens(o200k, text), 9);
    expect(each.every(n => n > 0)).toBe(true);
  });
});

describe('which vocabulary', () => {
  it.each([
    ['openai', 'gpt-4o-2024-08-06', 'o200k_base', true],
    ['openai', 'o1-preview', 'o200k_base', true],
    ['openai', 'gpt-5.1', 'o200k_base', true],
    ['openrouter', 'openai/o3', 'o200k_base', true],
    ['openai', 'gpt-4-turbo', 'cl100k_base', true],
    ['deepseek', 'deepseek-reasoner', 'o200k_base', false],
    ['practice', 'o1-preview', 'o200k_base', false],
  ])('%s/%s', (endpoint, model, encoding, own) => {
    expect(encodingOf(endpoint, model)).toEqual({ encoding, own });
  });
});

describe('the counting worker', () => {
  const troubles: string[] = [];
  const tokenizer = openTokenizer({ report: trouble => troubles.push(trouble) });
  afterAll(() => tokenizer.close());

  it('counts a text and a lane, thinking and answer apart', async () => {
    expect(await tokenizer.count('hello world', 'o200k_base')).toBe(2);
    const counted = await tokenizer.countLane(
      lane({
        contender: { endpoint: 'openai', model: 'gpt-4o' },
        thoughts: [[500, 'Let me']],
        answer: steady(1000, 50, 3, ' word'),
      }),
    );
    expect(counted).toEqual({
      encoding: 'o200k_base',
      own: true,
      thought: 2,
      text: 3,
      each: [2, 1, 1, 1],
    });
    expect(troubles).toEqual([]);
  });

  it('says nothing of a lane without text', async () => {
    expect(await tokenizer.countLane(lane({ ends: 'failed' }))).toBeUndefined();
  });

  it('gives no count, and says why once, where the worker cannot be had', async () => {
    const said: string[] = [];
    const broken = openTokenizer({
      workerUrl: new URL('file:///nowhere/worker.js'),
      report: trouble => said.push(trouble),
    });
    expect(await broken.count('hello', 'o200k_base')).toBeUndefined();
    expect(await broken.count('hello', 'o200k_base')).toBeUndefined();
    expect(said).toHaveLength(1);
  });
});
