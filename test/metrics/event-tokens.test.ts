import { describe, expect, it } from 'vitest';
import { foldLane, type Lane } from '../../shared/trial/lane.ts';
import { eventTokens, withTokens } from '../../shared/metrics/event-tokens.ts';
import { readingsOf } from '../../shared/metrics/lane-readings.ts';
import { reported } from '../../shared/reading.ts';
import { ms, tokens } from '../../shared/units.ts';
import { bill, lane, noUsage, steady } from './lanes.ts';

const words = (text: string): number => text.trim().split(/\s+/).length;

const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((all, n) => all + (n ?? 0), 0);

describe('tokens per event', () => {
  it('are exact where the stream tells them', () => {
    const told = eventTokens(
      lane({
        answer: [
          [1, 'ab', 3],
          [2, 'c', 1],
        ],
        usage: bill(1, 9, 5),
      }),
    );
    expect(told).toMatchObject({ tokens: [3, 1], source: 'stream' });
  });

  it.each<['usage' | 'logprobs' | 'token_ids', number, string]>([
    ['usage', 9, 'usage'],
    ['logprobs', 9, 'logprobs'],
    ['token_ids', 9, 'characters'],
    ['token_ids', 5, 'token_ids'],
    ['token_ids', 4, 'token_ids'],
    ['token_ids', 3, 'characters'],
  ])('told by %s, billed %d: taken from %s', (tokensBy, billed, source) => {
    const answer = steady(1, 1, 4, 'ab', 1);
    const made = eventTokens(lane({ answer, tokensBy, usage: bill(1, billed, 0) }));
    expect(made.source).toBe(source);
    expect(made.tokens).toEqual(source === 'characters' ? Array(4).fill(billed / 4) : [1, 1, 1, 1]);
  });

  it('by ids are believed where nobody bills', () => {
    const made = eventTokens(lane({ answer: steady(1, 1, 4, 'ab', 1), tokensBy: 'token_ids' }));
    expect(made).toMatchObject({ tokens: [1, 1, 1, 1], source: 'token_ids' });
  });

  it('of two parts told in two ways are as sure as the less sure', () => {
    const both = lane({ thoughts: steady(1, 1, 2, 'ab', 1), tokensBy: 'usage', usage: bill(1, 4, 2) });
    const answered = foldLane({ ...both, status: null }, [
      { type: 'text', at: ms(9), text: 'a', tokens: tokens(1), tokensBy: 'logprobs' },
      { type: 'text', at: ms(10), text: 'b', tokens: tokens(1), tokensBy: 'usage' },
    ]);
    expect(answered.tokensBy).toEqual({ thought: 'usage', text: 'logprobs' });
    expect(eventTokens(answered).source).toBe('logprobs');
  });

  it('keep how they were told when an opening tag was missing', () => {
    const started = lane({ answer: steady(1, 1, 2, 'ab', 1), tokensBy: 'usage' });
    const reread = foldLane({ ...started, status: null }, [{ type: 'reread', at: ms(9), kind: 'raw' }]);
    expect(reread.tokensBy?.thought).toBe('usage');
  });

  it('say how they were told beside the figures made from them', () => {
    const exact = lane({ answer: steady(1, 30, 24, 'ab', 1), tokensBy: 'logprobs', usage: bill(1, 24, 0) });
    expect(readingsOf(exact).itlMs).toMatchObject({ from: 'derived', rule: 'by_logprobs' });
  });

  it('else the bill is shared out by characters, so that it adds up', () => {
    const spread = eventTokens(
      lane({
        answer: [
          [1, 'abcdef'],
          [2, 'gh'],
          [3, '😀文'],
        ],
        usage: bill(1, 25, 5),
      }),
    );
    expect(spread).toMatchObject({ tokens: [12, 4, 4], source: 'characters' });
  });

  it('by a tokenizer where there is one, scaled to the bill', () => {
    const counted = eventTokens(
      lane({
        answer: [
          [1, 'a b c'],
          [2, 'd'],
        ],
        usage: bill(1, 8, 0),
      }),
      words,
    );
    expect(counted).toMatchObject({ tokens: [6, 2], source: 'proxy' });
  });

  it('as counted when the lane settled, by the model’s own tokenizer or a stand-in', () => {
    const settled = lane({
      thoughts: [[1, 'hm']],
      answer: [
        [2, 'a b c'],
        [3, 'd'],
      ],
      usage: bill(1, 30, 10),
    });
    const kept = (own: boolean): Lane => ({
      ...settled,
      counted: { encoding: 'o200k_base', own, thought: 5, text: 4, each: [5, 3, 1] },
    });
    expect(eventTokens(kept(true))).toMatchObject({ tokens: [10, 15, 5], source: 'tokenizer' });
    expect(eventTokens(kept(false))).toMatchObject({ tokens: [10, 15, 5], source: 'proxy' });
    const unbilled = { ...kept(true), usage: noUsage };
    expect(eventTokens(unbilled)).toMatchObject({ tokens: [5, 3, 1], source: 'tokenizer', rule: null });
    expect(eventTokens({ ...kept(false), usage: noUsage }).rule).toBe('not_scaled');
    const foreign = { ...settled, counted: { ...kept(true).counted!, each: [1] } };
    expect(eventTokens(foreign).source).toBe('characters');
  });

  it('give thinking its share only where it is the model’s own words', () => {
    const thoughts = steady(1, 1, 4, 'hmm');
    const answer = steady(9, 1, 2, 'yes');
    const usage = bill(1, 50, 40);
    expect(eventTokens(lane({ thoughts, answer, usage })).tokens).toEqual([10, 10, 10, 10, 5, 5]);
    const summary = eventTokens(lane({ thoughts, answer, usage, kind: 'summary' }));
    expect(summary.tokens).toEqual([null, null, null, null, 5, 5]);
    expect(summary.thinkingWhy?.why).toBe('summary_only');
  });

  it('share an undivided bill between shown thinking and answer', () => {
    const both = eventTokens(
      lane({ thoughts: steady(1, 1, 3, 'abcd'), answer: steady(9, 1, 1, 'wxyz'), usage: bill(1, 40) }),
    );
    expect(both).toMatchObject({ tokens: [10, 10, 10, 10], rule: 'split_by_text' });
  });

  it('assume no thinking where none was shown or billed apart, unless the bill says otherwise', () => {
    const answer = steady(1, 100, 30, 'word');
    const modest = lane({ answer, usage: bill(1, 30) });
    expect(eventTokens(modest)).toMatchObject({ answerWhy: null, rule: 'no_thinking_assumed' });
    expect(readingsOf(modest).outputTokensPerSecond).toMatchObject({
      from: 'estimated',
      rule: 'no_thinking_assumed',
    });
    const swollen = lane({ answer, usage: bill(1, 900) });
    expect(readingsOf(swollen).outputTokensPerSecond).toMatchObject({ from: 'absent', why: 'not_disclosed' });
  });

  it('are nobody’s guess where more thinking was billed than output', () => {
    const usage = { ...bill(1, 100), reasoningTokens: reported(tokens(120)) };
    const wrong = lane({ thoughts: steady(1, 10, 5), answer: steady(900, 10, 5), usage });
    expect(eventTokens(wrong)).toMatchObject({
      answerWhy: { why: 'invalid_report' },
      thinkingWhy: { why: 'invalid_report' },
    });
    expect(readingsOf(wrong).reasoningTokensPerSecond).toMatchObject({ why: 'invalid_report' });
  });

  it('are nobody’s guess without a bill', () => {
    expect(eventTokens(lane({ answer: steady(1, 1, 2) }))).toMatchObject({
      tokens: [null, null],
      answerWhy: { why: 'usage_missing' },
    });
  });

  it('come back from a file as estimates, not as facts', () => {
    const first = lane({
      answer: [
        [1000, 'abc'],
        [1900, 'de'],
        [2800, 'fghij'],
        [4000, 'k'],
      ],
      usage: bill(1, 100, 0),
    });
    const { timeline, source } = withTokens(first);
    expect(source).toBe('characters');
    expect(sum(timeline.map(entry => entry[3]))).toBeCloseTo(100, 2);
    const again = { ...first, timeline };
    expect(eventTokens(again).source).toBe('characters');
    expect(readingsOf(again)).toEqual(readingsOf(first));
  });
});
