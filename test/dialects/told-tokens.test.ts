// Tokens a stream tells piece by piece: by a growing bill, by log-probabilities, by token ids.

import { describe, expect, it } from 'vitest';
import { dialectFor } from '../../electron/dialects/index.ts';
import type { DialectEvent } from '../../electron/dialects/dialect.ts';
import { ms } from '../../shared/units.ts';
import { contender } from '../engine/setup.ts';
import { orderOf } from './orders.ts';

interface Chunk {
  readonly delta: object;
  readonly logprobs?: object;
  readonly usage?: object;
}

/** `[text, tokens, by]` of each piece that a server which bills along, or not, sends. */
function toldBy(chunks: readonly Chunk[], flavour: 'vllm' | 'together' | null): readonly unknown[] {
  const asker = contender('m', { dialect: 'openai-chat', flavour });
  const decoder = dialectFor('openai-chat')?.decoder(orderOf(asker));
  const events: DialectEvent[] = chunks.flatMap(({ usage, ...choice }) => {
    const data = JSON.stringify({ choices: [{ index: 0, ...choice }], ...(usage && { usage }) });
    return [...(decoder?.take({ event: undefined, data, at: ms(1) }).events ?? [])];
  });
  return events.flatMap(event =>
    event.type === 'text' || event.type === 'thought' ? [[event.text, event.tokens, event.tokensBy]] : [],
  );
}

const listed = (n: number): object => ({ content: Array.from({ length: n }, () => ({ token: 'x' })) });
const bill = (n: number): object => ({ prompt_tokens: 3, completion_tokens: n });

describe('the tokens of a piece', () => {
  it.each<[string, readonly Chunk[], 'vllm' | 'together' | null, readonly unknown[]]>([
    [
      'are what the bill grew by',
      [
        { delta: { content: 'a' }, usage: bill(3) },
        { delta: { content: 'b' }, usage: bill(4) },
      ],
      'vllm',
      [
        ['a', 3, 'usage'],
        ['b', 1, 'usage'],
      ],
    ],
    [
      'are what the bill grew by also where log-probabilities and an id say otherwise',
      [{ delta: { content: 'a', token_id: 7 }, logprobs: listed(2), usage: bill(3) }],
      'vllm',
      [['a', 3, 'usage']],
    ],
    [
      'are its log-probabilities where nobody bills along',
      [{ delta: { content: 'a', token_id: 7 }, logprobs: listed(2) }, { delta: { content: 'b' } }],
      null,
      [
        ['a', 2, 'logprobs'],
        ['b', undefined, undefined],
      ],
    ],
    [
      'are one where an id stands beside it, 0 among them',
      [{ delta: { content: 'a', token_id: 0 } }, { delta: { reasoning: 'b', token_id: 9 } }],
      'together',
      [
        ['a', 1, 'token_ids'],
        ['b', 1, 'token_ids'],
      ],
    ],
    [
      'are nobody’s to tell where an id is none, or two pieces share a chunk',
      [
        { delta: { content: 'a', token_id: 'x' } },
        { delta: { content: 'b', token_id: -1 } },
        { delta: { content: 'c', reasoning: 'd', token_id: 4 } },
      ],
      'together',
      [
        ['a', undefined, undefined],
        ['b', undefined, undefined],
        ['d', undefined, undefined],
        ['c', undefined, undefined],
      ],
    ],
  ])('%s', (_what, chunks, flavour, expected) => {
    expect(toldBy(chunks, flavour)).toEqual(expected);
  });
});
