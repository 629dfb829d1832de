// What a trial may take, before it is sent.

import { describe, expect, it } from 'vitest';
import { callsPerContender, estimateTrial, type EstimateInput } from '../../shared/metrics/estimate.ts';
import { promptTokens } from '../../shared/metrics/prompt-tokens.ts';
import { absent } from '../../shared/reading.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { usdPerMTok } from '../../shared/units.ts';

const price = { input: usdPerMTok(10), output: usdPerMTok(100), source: 'test', asOf: '2026-01-01' };

const input = (more: Partial<EstimateInput> = {}, limit: number | null = 1000): EstimateInput => ({
  contender: { id: 'a' as ContenderId, maxOutputTokens: limit, simulated: false },
  price,
  promptChars: 4000,
  ...more,
});

const once = { repeats: 1 };

describe('an estimate before Run', () => {
  it('is a range that the bill falls into', () => {
    const { usd, basis, inputTokens, outputTokens } = estimateTrial([input()], once);
    expect(inputTokens).toEqual({ low: 800, high: 4000 });
    expect(outputTokens).toEqual({ low: 100, high: 1000 });
    expect(usd).toEqual({ low: 0.018, high: 0.14 });
    expect(basis).toBe('limit');
  });

  it('takes a count of the prompt where there is one, and its limits where a stand-in counted', () => {
    const own = promptTokens({ counted: 993, own: true, messages: 1, text: 'x' });
    expect(own).toEqual({ value: 1000, from: 'counted', rule: 'own_tokenizer' });
    expect(estimateTrial([input({ promptTokens: own })], once).inputTokens).toEqual({
      low: 1000,
      high: 1000,
    });
    const standIn = promptTokens({ counted: 993, own: false, messages: 1, text: 'latin' });
    expect(estimateTrial([input({ promptTokens: standIn })], once).inputTokens).toEqual({
      low: 750,
      high: 1250,
    });
    const none = promptTokens({ counted: undefined, own: true, messages: 1, text: 'x' });
    expect(none).toEqual(absent('not_counted'));
  });

  it('is less sure of Chinese counted by a stand-in', () => {
    const [latin, han] = ['plain words', '全是汉字'].map(
      text =>
        promptTokens({ counted: 100, own: false, messages: 0, text }) as {
          interval: readonly [number, number];
        },
    );
    expect(latin?.interval).toEqual([75, 125]);
    expect(han?.interval).toEqual([40, 160]);
  });

  it('says when its upper end is only assumed, or comes from what was seen', () => {
    expect(estimateTrial([input({}, null)], once).basis).toBe('assumed');
    const seen = estimateTrial([input({ seenOutput: [400, 600] }, null)], once);
    expect(seen).toMatchObject({ basis: 'seen', outputTokens: { low: 400, high: 900 } });
    expect(estimateTrial([input({ seenOutput: [400, 900] })], once).outputTokens.high).toBe(1000);
  });

  it('counts every call that will be made: repeats, probes, a warm-up', () => {
    expect(callsPerContender({ repeats: 3 })).toBe(3);
    expect(callsPerContender({ repeats: 3, probe: true, warmUp: true })).toBe(7);
    const { usd } = estimateTrial([input()], { repeats: 3, probe: true });
    expect(usd?.high).toBeCloseTo(6 * 0.14, 9);
  });

  it('names what has no price and never adds it as nothing; play money stands apart', () => {
    const unknown = input({ price: null, contender: { ...input().contender, id: 'b' as ContenderId } });
    expect(estimateTrial([unknown], once)).toMatchObject({ usd: null, playUsd: null, unpriced: ['b'] });
    const play = input({ contender: { ...input().contender, simulated: true } });
    const both = estimateTrial([input(), play, unknown], once);
    expect(both.usd).toEqual(both.playUsd);
    expect(both).toMatchObject({ calls: 3, unpriced: ['b'] });
  });
});
