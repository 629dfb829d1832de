// Thinking that was billed and not counted apart: the bill less the answer, with its error.

import { describe, expect, it } from 'vitest';
import { hiddenTokens, inferredReasoning } from '../../shared/metrics/hidden-tokens.ts';
import { readingsOf } from '../../shared/metrics/lane-readings.ts';
import type { Lane, TimelineEntry } from '../../shared/trial/lane.ts';
import type { TextCounts } from '../../shared/trial/text-counts.ts';
import { bill, lane } from './lanes.ts';

const counts = (of: Lane, more: Partial<TextCounts>): TextCounts => ({
  encoding: 'o200k_base',
  own: true,
  thought: 0,
  text: 0,
  each: of.timeline.map((_entry: TimelineEntry) => 1),
  ...more,
});

/** An answer of Latin words, billed 1,000 tokens in all. */
const billed = (more: Parameters<typeof lane>[0] = {}): Lane =>
  lane({ answer: [[5_000, 'The answer is forty-two.']], usage: bill(100, 1_000), ...more });

const withCounts = (of: Lane, more: Partial<TextCounts>): Lane => ({ ...of, counted: counts(of, more) });

describe('tokens of thinking that nobody counted', () => {
  it('are the bill less the answer, exactly with the model’s own tokenizer', () => {
    expect(inferredReasoning(withCounts(billed(), { text: 200 }))).toEqual({
      value: 800,
      from: 'estimated',
      interval: [800, 800],
      rule: 'own_tokenizer',
    });
  });

  it('lie in a band with a stand-in, wider for what it does not know well', () => {
    const latin = withCounts(billed(), { text: 200, own: false });
    expect(inferredReasoning(latin)).toMatchObject({
      value: 800,
      interval: [750, 850],
      rule: 'stand_in_tokenizer',
    });
    const chinese = withCounts(billed({ answer: [[5_000, '答案是四十二。']] }), { text: 200, own: false });
    expect(inferredReasoning(chinese)).toMatchObject({ value: 800, interval: [680, 920] });
  });

  it('take their share of the bill where the thinking is shown word for word', () => {
    const shown = billed({ thoughts: [[1_000, 'Let me think about it.']] });
    expect(inferredReasoning(withCounts(shown, { thought: 300, text: 100 }))).toMatchObject({
      value: 750,
      // No interval leaves out its own value: the text alone would say 900.
      interval: [750, 900],
      rule: 'split_by_text',
    });
  });

  it('are none where the answer alone is longer than the bill', () => {
    expect(inferredReasoning(withCounts(billed(), { text: 1_200 }))).toMatchObject({ why: 'no_thinking' });
    expect(hiddenTokens(1_000, 1_200, 0).value?.flag).toBe('negative_clamped');
  });

  it('say so where nothing is left of the bill for thinking that was hidden', () => {
    const hidden = { ...billed(), reasoningKind: 'hidden' as const };
    expect(inferredReasoning(withCounts(hidden, { text: 1_200 }))).toEqual({
      value: 0,
      from: 'estimated',
      interval: [0, 0],
      rule: 'negative_clamped',
    });
  });

  it('are as the provider counts them, where it does', () => {
    expect(inferredReasoning(billed({ usage: bill(100, 1_000, 640) }))).toEqual({
      value: 640,
      from: 'reported',
    });
  });

  it.each<[string, Lane, string]>([
    ['a summary', billed({ thoughts: [[1_000, 'It was considered.']], kind: 'summary' }), 'summary_only'],
    ['no bill', billed({ usage: bill(100, 1_000), ends: 'truncated' }), 'not_complete'],
    ['no tokenizer', billed(), 'not_counted'],
    [
      'a bill that the answer explains',
      withCounts(billed({ usage: bill(100, 215) }), { text: 200 }),
      'no_thinking',
    ],
  ])('are unknown: %s', (_what, of, why) => {
    expect(readingsOf(of).inferredReasoningTokens).toEqual({ value: null, from: 'absent', why });
  });
});
