// What a report and the screen say of a lane beside its figures.

import { describe, expect, it } from 'vitest';
import { allFigures } from '../../shared/report/lane-figures.ts';
import { laneFacts } from '../../shared/report/lane-facts.ts';
import { costOf } from '../../shared/metrics/cost.ts';
import { readingsOf } from '../../shared/metrics/lane-readings.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { ms, tokens } from '../../shared/units.ts';
import { bill, lane, steady } from '../metrics/lanes.ts';

const plain = lane({ answer: steady(500, 10, 3), usage: bill(1, 30, 20) });

const textOf = (more: Partial<Lane>, word: string, lang: 'en' | 'zh' = 'en'): string | undefined =>
  laneFacts({ ...plain, ...more }, lang).find(fact => fact.word === word)?.text;

describe('the facts of a lane', () => {
  it.each<[Lane['connection'], string | undefined]>([
    [{ reused: null, dnsMs: null, connectMs: null, tlsMs: null }, undefined],
    [{ reused: true, dnsMs: null, connectMs: null, tlsMs: null }, 'one already open'],
    [{ reused: false, dnsMs: ms(3), connectMs: ms(11), tlsMs: null }, 'new, DNS 3.0 ms, TCP 11 ms'],
    [{ reused: false, dnsMs: null, connectMs: ms(11), tlsMs: ms(20) }, 'new, TCP 11 ms, TLS 20 ms'],
  ])('tell its connection: %j', (connection, text) => {
    expect(textOf({ connection }, 'connection')).toBe(text);
  });

  it.each<[Lane['effort'], string | undefined]>([
    [undefined, undefined],
    [
      { requested: 'high', applied: 'reasoning_effort high' },
      'asked for high, sent as reasoning_effort high, 20 reasoning tokens seen',
    ],
    [{ requested: 'low', applied: null }, 'asked for low, not sent, 20 reasoning tokens seen'],
  ])('tell effort asked for, sent and seen: %j', (effort, text) => {
    expect(textOf({ ...(effort && { effort }) }, 'effort')).toBe(text);
  });

  it('tell the server’s own timings and what it served', () => {
    const server = { serverTotalMs: 812, unheardOf: 'x' };
    const served = { ...plain.served, tier: 'flex' };
    expect(textOf({ server }, 'server: in all')).toBe('812 ms');
    expect(textOf({ server }, 'unheardOf')).toBe('x');
    expect(textOf({ served }, 'service tier')).toBe('flex');
    expect(textOf({ served }, '服务档位', 'zh')).toBe('flex');
  });

  it('name what was kept in a cache for longer, which is no figure of its own', () => {
    const usage = { ...plain.usage, longCacheWrites: { '1h': tokens(400) } };
    expect(textOf({ usage }, 'written to cache for 1h, tokens')).toBe('400');
    const listed = allFigures(readingsOf(plain), usage, costOf(plain, undefined));
    expect([...listed.keys()]).not.toContain('longCacheWrites');
    expect([...listed.keys()].slice(-2)).toEqual(['usd', 'reasoningUsd']);
  });
});
