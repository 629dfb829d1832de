// Bills whose parts have prices of their own, read from whole bodies.

import { describe, expect, it } from 'vitest';
import { dialectFor } from '../../electron/dialects/index.ts';
import type { Usage } from '../../shared/trial/lane-event.ts';
import { ms } from '../../shared/units.ts';
import { contender } from '../engine/setup.ts';
import { orderOf } from './orders.ts';

function billIn(dialect: string, body: object): Usage {
  const decoder = dialectFor(dialect)?.decoder(orderOf(contender('m', { dialect, streamed: false })));
  const decoded = decoder?.take({ event: undefined, data: JSON.stringify(body), at: ms(1) });
  const bill = decoded?.events.find(event => event.type === 'usage');
  if (bill?.type !== 'usage') throw new Error('no bill was read');
  return bill.usage;
}

const message = (usage: object): object => ({
  type: 'message',
  role: 'assistant',
  content: [{ type: 'text', text: '56' }],
  stop_reason: 'end_turn',
  usage: { input_tokens: 10, output_tokens: 5, cache_creation_input_tokens: 900, ...usage },
});

describe('what Bedrock kept in its cache', () => {
  const reply = (usage: object): object => ({
    output: { message: { content: [{ text: '56' }] } },
    stopReason: 'end_turn',
    usage: { inputTokens: 10, outputTokens: 5, cacheWriteInputTokens: 900, ...usage },
  });

  it('for an hour is told apart from what it kept as usual', () => {
    const cacheDetails = [
      { ttl: '1h', inputTokens: 400 },
      { ttl: '5m', inputTokens: 500 },
    ];
    const bill = billIn('bedrock-converse', reply({ cacheDetails }));
    expect(bill.cacheWriteTokens.value).toBe(900);
    expect(bill.longCacheWrites).toEqual({ '1h': 400 });
  });

  it.each([[[]], [[{ ttl: '5m', inputTokens: 900 }]], [[{ ttl: '1h', inputTokens: -4 }, null]], [null]])(
    'is kept as usual: %j',
    cacheDetails => {
      expect(billIn('bedrock-converse', reply({ cacheDetails })).longCacheWrites).toBeUndefined();
    },
  );
});

describe('what Anthropic kept in its cache', () => {
  it('for an hour is told apart from what it kept as usual', () => {
    const creation = { ephemeral_5m_input_tokens: 500, ephemeral_1h_input_tokens: 400 };
    const bill = billIn('anthropic-messages', message({ cache_creation: creation }));
    expect(bill.inputTokens.value).toBe(910);
    expect(bill.cacheWriteTokens.value).toBe(900);
    expect(bill.longCacheWrites).toEqual({ '1h': 400 });
  });

  it.each([
    [
      'nothing for an hour',
      { cache_creation: { ephemeral_5m_input_tokens: 900, ephemeral_1h_input_tokens: 0 } },
    ],
    ['an older server', {}],
    ['nonsense', { cache_creation: { ephemeral_1h_input_tokens: -4 } }],
  ])('is kept as usual: %s', (_what, usage) => {
    expect(billIn('anthropic-messages', message(usage)).longCacheWrites).toBeUndefined();
  });
});
