// @vitest-environment happy-dom
// Judging blind: which pair comes next, on which side, and what is covered in an answer.

import { describe, expect, it } from 'vitest';
import type { LaneId } from '../../shared/trial/ids.ts';
import { queuedLane, type Lane } from '../../shared/trial/lane.ts';
import { nextPair, withoutNames } from '../../renderer/store/blind.ts';
import { mulberry32 } from '../../shared/metrics/stats/mulberry32.ts';
import { contender } from './setup.ts';

const lane = (id: string, author: string, more: Partial<Lane> = {}): Lane => ({
  ...queuedLane({ id: id as LaneId, contender: contender(author, author), repeat: 1, request: null }),
  status: 'complete',
  answer: 'something',
  ...more,
});

const three = [lane('a', 'c1'), lane('b', 'c2'), lane('c', 'c3')];
const met = (left: string, right: string) => ({ left: left as LaneId, right: right as LaneId });

describe('the next pair', () => {
  it('is one that met least', () => {
    const votes = [met('a', 'b'), met('b', 'a'), met('c', 'a')];
    for (let seed = 1; seed <= 20; seed += 1) {
      const pair = nextPair(three, votes, mulberry32(seed))!;
      expect([pair.left.id, pair.right.id].toSorted()).toEqual(['b', 'c']);
    }
  });

  it('comes on either side about equally often', () => {
    const random = mulberry32(7);
    const left = Array.from({ length: 400 }, () => nextPair(three.slice(0, 2), [], random)!.left.id);
    const share = left.filter(id => id === 'a').length / left.length;
    expect(share).toBeGreaterThan(0.42);
    expect(share).toBeLessThan(0.58);
  });

  it.each([
    ['one contender alone', [lane('a', 'c1'), lane('b', 'c1')]],
    ['a lane that runs', [lane('a', 'c1'), lane('b', 'c2', { status: null })]],
    ['an empty answer', [lane('a', 'c1'), lane('b', 'c2', { answer: ' ' })]],
    ['nobody', []],
  ])('is none out of %s', (_what, lanes) => {
    expect(nextPair(lanes, [], mulberry32(1))).toBeUndefined();
  });
});

describe('what gives an author away', () => {
  const lineup = [{ model: 'org/my-model-7b', endpoint: 'lab' }];
  it.each([
    ['I am GPT-4o, made by OpenAI.', 'I am ▒▒▒, made by ▒▒▒.'],
    ['As Claude 3.5 I say so.', 'As ▒▒▒ I say so.'],
    ['This is my-model-7b speaking.', 'This is ▒▒▒ speaking.'],
    ['我是 DeepSeek-V3。', '我是 ▒▒▒。'],
    ['The label of a laboratory.', 'The label of a laboratory.'],
    ['Nothing to hide: 9.9 is larger.', 'Nothing to hide: 9.9 is larger.'],
  ])('is covered: %s', (answer, shown) => {
    expect(withoutNames(answer, lineup)).toBe(shown);
  });
});
