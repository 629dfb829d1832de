// Votes as a ranking: strengths, intervals, and what is said where votes fix none.

import { describe, expect, it } from 'vitest';
import { standingOf } from '../../shared/metrics/standing.ts';
import { davidson } from '../../shared/metrics/stats/votes.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import type { LaneId } from '../../shared/trial/ids.ts';
import type { Vote } from '../../shared/trial/judgement.ts';

const author = (id: LaneId): ContenderId | undefined =>
  id.startsWith('x') ? undefined : (id.slice(0, 1) as ContenderId);
const votes = (text: string): readonly Pick<Vote, 'left' | 'right' | 'choice'>[] =>
  text.split(' ').map(word => ({
    left: `${word[0]}1` as LaneId,
    right: `${word[2]}1` as LaneId,
    choice: word[1] === '>' ? 'left' : word[1] === '<' ? 'right' : word[1] === '=' ? 'tie' : 'both_bad',
  }));

describe('a standing', () => {
  it('ranks by strength with the record of each, and its intervals hold the middle', () => {
    const {
      rows,
      fit,
      votes: n,
      neither,
    } = standingOf(votes('a>b a>b b>a b>c c>b a>c c>a a>c b=c a!b'), author);
    expect(rows.map(({ contenderId }) => contenderId)).toEqual(['a', 'b', 'c']);
    expect(rows[0]).toMatchObject({ wins: 4, losses: 2, ties: 0 });
    expect({ fit, n, neither }).toEqual({ fit: 'mle', n: 10, neither: 1 });
    for (const { points, interval } of rows) {
      expect(interval![0]).toBeLessThan(points!);
      expect(interval![1]).toBeGreaterThan(points!);
    }
    expect(rows.reduce((sum, { points }) => sum + points!, 0)).toBeCloseTo(0, 9);
  });

  it('pads where somebody has always won, and says so', () => {
    const { rows, fit } = standingOf(votes('a>b a>b'), author);
    expect(fit).toBe('padded');
    expect(rows[0]?.points).toBeGreaterThan(0);
  });

  // Davidson's model has no maximum here: what was seen grows likelier for ever as strengths and the love
  // of ties grow together, where no circle of wins and ties holds more wins than ties.
  it('takes half a win each where only ties lead back from who lost', () => {
    const [wins, ties] = [
      [
        [0, 3],
        [0, 0],
      ],
      [
        [0, 2],
        [2, 0],
      ],
    ];
    expect(davidson(wins, ties)).toEqual({ value: null, reason: 'not_identified' });
    const { rows, fit } = standingOf(votes('a>b a>b a>b a=b b=a'), author);
    expect(fit).toBe('mle');
    expect(rows[0]).toMatchObject({ contenderId: 'a', wins: 3, ties: 2 });
    // Four to one in halves: ln 4 in strength, half of it above the mean.
    expect(rows[0]!.points).toBeCloseTo(200 * Math.log10(4), 6);
  });

  it.each([
    ['nothing', '', 0],
    ['votes for neither', 'a!b a!b', 2],
    ['a lane nobody knows', 'x>b', 0],
  ])('has no rows out of %s', (_what, text, count) => {
    const standing = standingOf(text === '' ? [] : votes(text), author);
    expect(standing).toMatchObject({ rows: [], votes: count, fit: null, left: null });
  });

  it('says of two what the decided votes say, and how often chance alone would', () => {
    const fourteen = `${'a>b '.repeat(14)}${'b>a '.repeat(6)}a=b`;
    const { preference, ahead } = standingOf(votes(fourteen), author);
    expect(preference).toMatchObject({ decided: 20, ties: 1, share: 0.7, p: expect.closeTo(0.1153, 4) });
    expect(ahead).toBeNull();
    expect(standingOf(votes('a=b a=b'), author).preference).toBeNull();
    // Whoever stands first, the share is theirs.
    expect(standingOf(votes('a>b b>a b>a'), author).preference?.share).toBeCloseTo(2 / 3, 12);
  });

  it('says of more by how much the first is ahead of the second, by the error of their difference', () => {
    const many = votes('a>b a>b a>b b>a b>c b>c b>c c>b a>c a>c a>c c>a');
    const { rows, ahead, preference } = standingOf(many, author);
    expect(preference).toBeNull();
    expect(ahead?.points).toBeCloseTo(rows[0]!.points! - rows[1]!.points!, 9);
    const half = (ahead!.interval[1] - ahead!.interval[0]) / 2;
    const alone = rows.map(({ points, interval }) => interval![1] - points!);
    expect(half).toBeGreaterThan(Math.hypot(alone[0]!, alone[1]!));
    expect(ahead!.interval[0]).toBeLessThan(0);
  });

  it('tells the share of the left side with its interval', () => {
    const { left } = standingOf(votes('a>b a>b a>b b>a a<b'), author);
    expect(left).toMatchObject({ n: 5, share: 0.8 });
    expect(left!.interval[0]).toBeLessThan(0.8);
  });
});
