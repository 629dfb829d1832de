// What a lane's figures say when they are held against each other, and against the server's own.

import { describe, expect, it } from 'vitest';
import type { Price } from '../../shared/catalog/price.ts';
import { findingsOf } from '../../shared/metrics/findings.ts';
import { readingsOf } from '../../shared/metrics/lane-readings.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { usdPerMTok } from '../../shared/units.ts';
import { bill, lane, type Piece } from './lanes.ts';

const price: Price = {
  input: usdPerMTok(1),
  output: usdPerMTok(10),
  cachedInput: usdPerMTok(0.5),
  source: 'a list',
  asOf: '2026-01-01',
};

/** A hundred pieces of ten tokens each from 1,000 ms on, one each 20 ms; a server that tells `server`. */
const streamed = (server: Lane['server'], more: Parameters<typeof lane>[0] = {}): Lane => ({
  ...lane({
    answer: Array.from({ length: 100 }, (_, i): Piece => [1_000 + i * 20, 'word ', 10]),
    usage: bill(100, 1_000, 0, 0),
    endMs: 3_000,
    ...more,
  }),
  server,
});

const found = (of: Lane, prompt = 'Why?'): readonly (readonly [string, string])[] =>
  findingsOf(of, { readings: readingsOf(of), price, prompt }).map(({ code, message }) => [code, message]);

describe('the time the server tells', () => {
  it.each<[string, Lane['server'], number | string, readonly string[]]>([
    ['most of it: nothing to say', { serverTotalMs: 2_900 }, 100, []],
    ['less by a third: something stood between', { serverTotalMs: 1_900 }, 1_100, ['server_gap_large']],
    ['exactly thirty per cent', { serverTotalMs: 2_100 }, 900, []],
    ['more than passed', { serverTotalMs: 3_040 }, -40, ['server_gap_negative']],
    ['more by what rounding makes', { serverTotalMs: 3_000.4 }, -0.4, []],
    ['with a queue beside it', { serverTotalMs: 1_900, serverQueueMs: 1_000 }, 100, []],
    [
      'with a queue its total holds already',
      { serverTotalMs: 2_900, serverQueueMs: 1_000, serverPromptMs: 10, serverCompletionMs: 1_890 },
      100,
      [],
    ],
    [
      'with a queue on top of its parts',
      { serverTotalMs: 1_900, serverQueueMs: 1_000, serverPromptMs: 100, serverCompletionMs: 1_800 },
      100,
      [],
    ],
    ['only its parts', { serverPromptMs: 900, serverCompletionMs: 2_000 }, 100, []],
    ['only one part', { serverPromptMs: 900 }, 'not_disclosed', []],
    ['only to the first token', { serverTtftMs: 950 }, 50, []],
    ['nothing', {}, 'not_disclosed', []],
    ['something that is no number', { serverTotalMs: 'long' }, 'not_disclosed', []],
  ])('%s', (_what, server, gap, codes) => {
    const of = streamed(server);
    const { serverGapMs } = readingsOf(of);
    expect(serverGapMs.from === 'absent' ? serverGapMs.why : Number(serverGapMs.value.toFixed(3))).toBe(gap);
    expect(found(of).map(([code]) => code)).toEqual(codes);
  });

  it('is held against no lane that did not complete', () => {
    expect(found(streamed({ serverTotalMs: 9_000 }, { ends: 'truncated' }))).toEqual([]);
  });
});

describe('the speed the server tells', () => {
  it.each<[string, Lane['server'], readonly string[]]>([
    ['the same', { serverTokensPerSecond: 500 }, []],
    ['within a tenth', { serverTokensPerSecond: 460 }, []],
    ['another', { serverTokensPerSecond: 440 }, ['decode_speed_differs']],
    ['a faster one', { serverTokensPerSecond: 600 }, ['decode_speed_differs']],
    ['by the time of its output', { serverCompletionMs: 2_000 }, []],
    ['by a time that is another', { serverCompletionMs: 1_000 }, ['decode_speed_differs']],
    ['none, since it took no time', { serverCompletionMs: 0 }, []],
  ])('%s', (_what, server, codes) => {
    expect(found(streamed(server)).map(([code]) => code)).toEqual(codes);
  });

  it('is held against no window that is too short to believe', () => {
    const brief = streamed(
      { serverTokensPerSecond: 10 },
      {
        answer: [
          [1_000, 'a', 1],
          [1_020, 'b', 1],
          [1_040, 'c', 1],
          [1_060, 'd', 1],
          [1_080, 'e', 1],
        ],
        usage: bill(100, 5, 0, 0),
      },
    );
    expect(found(brief)).toEqual([]);
  });
});

describe('a tail that was held back', () => {
  /** Forty tokens, ten milliseconds apart; the last three come together, `late` ms after the rest. */
  const held = (late: number): Lane =>
    streamed(
      {},
      {
        answer: Array.from({ length: 40 }, (_, i): Piece => [1_000 + i * 10 + (i >= 37 ? late : 0), 'x ', 1]),
        usage: bill(100, 40, 0, 0),
        endMs: 1_500 + late,
      },
    );
  it('is told by the two speeds', () => {
    expect(found(held(1_000))).toEqual([['tail_held_back', '3.56 x']]);
  });
  it('is not told where they agree', () => {
    expect(found(held(0))).toEqual([]);
    expect(found(held(30))).toEqual([]);
  });
});

describe('the cost the provider reports', () => {
  // A hundred in and a thousand out at 1 and 10 dollars a million: 0.0101 dollars.
  it.each<[string, number, readonly string[]]>([
    ['ours', 0.0101, []],
    ['within two per cent', 0.0102, []],
    ['above it', 0.0106, ['provider_cost_differs']],
    ['below it', 0.0098, ['provider_cost_differs']],
    ['nothing at all', 0, ['provider_cost_differs']],
  ])('%s', (_what, providerCostUsd, codes) => {
    expect(found(streamed({ providerCostUsd })).map(([code]) => code)).toEqual(codes);
  });

  it('may be lower where ours is an upper bound, and no higher', () => {
    const unsure = { usage: bill(100, 1_000, 0) };
    expect(found(streamed({ providerCostUsd: 0.009 }, unsure))).toEqual([]);
    expect(found(streamed({ providerCostUsd: 0.012 }, unsure)).map(([code]) => code)).toEqual([
      'provider_cost_differs',
    ]);
  });

  it('is held against nothing where no price is known', () => {
    const of = streamed({ providerCostUsd: 1 });
    expect(findingsOf(of, { readings: readingsOf(of), price: undefined, prompt: '' })).toEqual([]);
  });
});

describe('a summary of the thinking', () => {
  const summed = (text: string, kind: 'raw' | 'summary' = 'summary'): Lane =>
    streamed({}, { thoughts: [[500, text]], kind });
  it('in another script than the question is worth a note', () => {
    expect(found(summed('用户想知道天空为什么是蓝色的。'), 'Why is the sky blue?')).toEqual([
      ['summary_other_language', ''],
    ]);
    expect(found(summed('The user asks about the sky.'), '天空为什么是蓝色的？')).toHaveLength(1);
  });
  it.each([
    ['in the same', summed('The user asks about the sky.'), 'Why?'],
    ['that is the model’s own words', summed('用户想知道天空为什么是蓝色的。', 'raw'), 'Why?'],
    ['of a question without words', summed('The user asks for a sum.'), '12 × 34 = ?'],
  ])('%s is not', (_what, of, prompt) => {
    expect(found(of, prompt)).toEqual([]);
  });
});
