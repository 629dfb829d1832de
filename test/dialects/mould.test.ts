// The short cut of streams that repeat themselves: whatever fits is read as it would have been read
// without, and nothing else fits.

import { describe, expect, it, vi } from 'vitest';
import { dialectFor } from '../../electron/dialects/index.ts';
import type { Decoded } from '../../electron/dialects/dialect.ts';
import { Mould } from '../../electron/dialects/mould.ts';
import { framerFor } from '../../electron/transport/framing/framer.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import type { WireMessage } from '../../shared/trial/tape.ts';
import { ms } from '../../shared/units.ts';
import { contender } from '../engine/setup.ts';
import { askerOf, recordings } from './recordings.ts';
import { orderOf } from './orders.ts';

const right = (): boolean => true;

/** What is read of each message, and what is said at the end. */
function read(asker: Contender, messages: readonly WireMessage[]): readonly unknown[] {
  const decoder = dialectFor('openai-chat')?.decoder(orderOf(asker));
  if (!decoder) throw new Error('there is no such dialect');
  const decoded = messages.map((message): Decoded => decoder.take(message));
  return [...decoded, decoder.rest(), decoder.end(), decoder.expects];
}

/** The same messages, no two alike around their words: white space says nothing in JSON. */
const uneven = (messages: readonly WireMessage[]): readonly WireMessage[] =>
  messages.map((message, index) => ({ ...message, data: message.data + ' '.repeat(index) }));

const messagesOf = (...chunks: readonly (object | string)[]): readonly WireMessage[] =>
  chunks.map((chunk, index) => ({
    event: undefined,
    data: typeof chunk === 'string' ? chunk : JSON.stringify(chunk),
    at: ms(index),
  }));

const chunk = (delta: object, more: object = {}): object => ({
  id: 'x',
  model: 'm',
  choices: [{ index: 0, delta, finish_reason: null, ...more }],
});

describe('a mould', () => {
  const data = '{"choices":[{"delta":{"content":"Hello"}}]}';

  it('gives the words of what is the same but for them', () => {
    const mould = new Mould();
    expect(mould.wordsIn(data)).toBeUndefined();
    expect(mould.cast(data, 'Hello', right)).toBe(true);
    expect(mould.wordsIn(data.replace('Hello', ' there, 世界'))).toBe(' there, 世界');
  });

  it.each([
    ['an escape', '\\n'],
    ['a quotation mark', 'a"b'],
    ['a line end', 'a\nb'],
    ['nothing', ''],
    ['the beginning of another field', 'a","role":"b'],
  ])('has no room for %s', (_what, words) => {
    const mould = new Mould();
    mould.cast(data, 'Hello', right);
    expect(mould.wordsIn(data.replace('Hello', words))).toBeUndefined();
  });

  it('is not cast where the words stand twice, or spelled otherwise', () => {
    expect(new Mould().cast('{"a":"Hello","b":"Hello"}', 'Hello', right)).toBe(false);
    expect(new Mould().cast('{"a":"Hell\\u006f"}', 'Hello', right)).toBe(false);
  });

  it('is cast only where other words in the gap are what is read', () => {
    const isRight = vi.fn(() => false);
    const mould = new Mould();
    expect(mould.cast(data, 'Hello', isRight)).toBe(false);
    expect(isRight).toHaveBeenCalledExactlyOnceWith(data.replace('Hello', '?!'), '?!');
    expect(mould.wordsIn(data)).toBeUndefined();
  });

  it('is given up where nothing ever fits', () => {
    const mould = new Mould();
    const isRight = vi.fn(right);
    for (let n = 0; n < 50; n += 1) mould.cast(`{"n":${n},"text":"Hello"}`, 'Hello', isRight);
    expect(isRight.mock.calls.length).toBeLessThan(10);
  });
});

describe('a stream that repeats itself', () => {
  const chats = recordings.filter(({ dialect, streamed }) => dialect === 'openai-chat' && streamed);

  it.each(chats.map(recording => [recording.name, recording] as const))(
    'is read alike with and without the short cut: %s',
    (_name, recording) => {
      const framer = framerFor('sse');
      const messages = recording.chunks.flatMap(({ at, bytes }) => framer.take(bytes, ms(at)));
      const asker = askerOf(recording, 'http://127.0.0.1:9');
      expect(read(asker, messages)).toEqual(read(asker, uneven(messages)));
    },
  );

  const hel = chunk({ content: 'Hel' });
  it.each([
    ['words only', [hel, chunk({ content: 'lo' }), chunk({ content: ' all' })]],
    ['a tag that comes late', [hel, chunk({ content: 'lo</thi' }), chunk({ content: 'nk>so' }), hel]],
    [
      'a tag at the start',
      [chunk({ content: '<think>' }), chunk({ content: 'hm' }), chunk({ content: '</think>' }), hel],
    ],
    [
      'thoughts before words',
      [chunk({ reasoning: 'a' }), chunk({ reasoning: 'b' }), hel, chunk({ content: 'b' })],
    ],
    [
      'thoughts and words at once',
      [hel, chunk({ reasoning: 'c', content: 'd' }), hel, chunk({ content: 'e' })],
    ],
    [
      'words that are the model’s name',
      [chunk({ content: 'm' }), chunk({ content: 'n' }), chunk({ content: 'o' })],
    ],
    ['words that are the name of a field', [chunk({ content: 'delta' }), chunk({ content: 'x' }), hel]],
    [
      'words spelled like a field’s name',
      [
        JSON.stringify({ ...hel, ox: 1 }).replace('Hel', '\\u006fx'),
        JSON.stringify({ ...hel, oy: 1 }).replace('Hel', '\\u006fx'),
      ],
    ],
    ['another model in between', [hel, { ...hel, model: 'other' }, { ...hel, model: 'other' }, hel, hel]],
    [
      'a bill in between',
      [hel, { choices: [], usage: { prompt_tokens: 1, completion_tokens: 1 } }, hel, hel],
    ],
    [
      'a bill of nothing first',
      [
        hel,
        hel,
        { choices: [], usage: { prompt_tokens: 4, completion_tokens: 0 } },
        hel,
        { ...hel, usage: { prompt_tokens: 4, completion_tokens: 2 } },
      ],
    ],
    [
      'a bill with every piece',
      [1, 2, 3].map(n => ({ ...hel, usage: { prompt_tokens: 1, completion_tokens: n } })),
    ],
    [
      'a bill that rests for a while',
      [5, 5, 5, 7].map(n => ({ ...hel, usage: { prompt_tokens: 1, completion_tokens: n } })),
    ],
    [
      'log-probabilities',
      ['a', 'b'].map(content => chunk({ content }, { logprobs: { content: [{ token_id: 7 }] } })),
    ],
    ['ids of tokens', [chunk({ content: 'a', token_id: 5 }), chunk({ content: 'b', token_id: 5 })]],
    [
      'a finish with the last words',
      [hel, chunk({ content: 'lo' }, { finish_reason: 'stop' }), hel, '[DONE]'],
    ],
    ['words in two parts', ['lo', 'w'].map(text => chunk({ content: [{ text }, { text: '<' }] }))],
    ['what may become a tag at the end', [hel, hel, chunk({ content: 'lo <' })]],
    ['a finish with all words', ['lo', 'w'].map(content => chunk({ content }, { finish_reason: 'stop' }))],
    [
      'words behind the finish',
      [hel, chunk({}, { finish_reason: 'stop' }), hel, chunk({ content: 'x' }), '[DONE]'],
    ],
    [
      'a whole message again at the end',
      [hel, hel, { id: 'x', model: 'm', choices: [{ index: 0, message: { content: 'HelHel' } }] }],
    ],
    [
      'two choices',
      [1, 2, 3].map(() => ({
        choices: [
          { index: 1, delta: { content: 'b' } },
          { index: 0, delta: { content: 'a' } },
        ],
      })),
    ],
    ['what is no JSON', [hel, JSON.stringify(hel).slice(0, -1), hel]],
    ['words that would end the string', [hel, JSON.stringify(hel).replace('Hel', 'a","content":"b'), hel]],
    ['a tool call', [hel, chunk({ tool_calls: [{ function: { name: 'f' } }] }), hel, hel]],
    ['an error in between', [hel, { ...hel, error: { message: 'no' } }, hel]],
  ])('with %s', (_what, chunks) => {
    // The first of a stream says who is served besides: then as it goes on.
    const messages = messagesOf(...chunks, ...chunks, ...chunks);
    for (const flavour of [null, 'minimax', 'xai', 'vllm']) {
      const asker = contender('m', { dialect: 'openai-chat', flavour });
      expect(read(asker, messages)).toEqual(read(asker, uneven(messages)));
    }
  });

  it('fits under the usual name alone', () => {
    const messages = messagesOf(hel, hel, hel, hel).map((message, index) =>
      index === 3 ? { ...message, event: 'ping' } : message,
    );
    const asker = contender('m', { dialect: 'openai-chat' });
    expect(read(asker, messages)).toEqual(read(asker, uneven(messages)));
  });

  it('is not read as JSON again, piece by piece', () => {
    const messages = messagesOf(...Array.from({ length: 100 }, (_, n) => chunk({ content: `w${n}` })));
    const parse = vi.spyOn(JSON, 'parse');
    read(contender('m', { dialect: 'openai-chat' }), messages);
    const parsed = parse.mock.calls.length;
    parse.mockRestore();
    expect(parsed).toBeLessThan(5);
  });
});
