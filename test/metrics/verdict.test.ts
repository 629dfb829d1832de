import { describe, expect, it } from 'vitest';
import { looksAt } from '../../shared/metrics/pairs.ts';
import { pairChance, pairVerdict } from '../../shared/metrics/verdict.ts';
import { measured, absent } from '../../shared/reading.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { sessionId, trialId } from '../../shared/trial/ids.ts';
import { defaultOptions, type Trial } from '../../shared/trial/trial.ts';
import { epochMs } from '../../shared/units.ts';
import { lane } from './lanes.ts';

const a = 'a' as ContenderId;
const b = 'b' as ContenderId;

/** A trial on one prompt: how long each took, repeat by repeat; null: it failed. */
const trial = (prompt: string, times: readonly (readonly [number | null, number | null])[]): Trial => ({
  id: trialId(prompt),
  sessionId: sessionId('s'),
  startedAt: epochMs(0),
  prompt: { system: '', user: prompt, variables: {} },
  lineup: [],
  options: defaultOptions,
  sendOrder: [],
  prices: {},
  lanes: times.flatMap(([first, second], i) =>
    [[a, first] as const, [b, second] as const].map(([id, endMs]) =>
      lane({
        contender: { id },
        repeat: i + 1,
        endMs: endMs ?? 1,
        ends: endMs === null ? 'failed' : 'complete',
      }),
    ),
  ),
});

const verdict = (...trials: readonly Trial[]) =>
  pairVerdict(trials, a, b, ({ status, marks }) =>
    status === 'complete' && marks.endMs !== null ? measured(marks.endMs) : absent('not_complete'),
  ).value;

describe('two contenders on the same prompts', () => {
  it('are told apart by the ratio within each pair, whatever the pairs themselves take', () => {
    const apart = verdict(
      trial('why?', [
        [1000, 2000],
        [3000, 6200],
        [5000, 9700],
        [900, 1850],
        [2000, 4100],
        [4000, 7900],
      ]),
    );
    expect(apart).toMatchObject({ n: 6, per: 'repeat', verdict: 'first_less', moreWanted: null, lost: 0 });
    expect(apart?.ratio).toBeCloseTo(0.496, 2);
    expect(apart?.interval?.[1]).toBeLessThan(0.52);
    expect(apart?.p).toBe(2 / 64);
  });

  it('are not, where the ratio goes both ways, and it is said how many more runs it takes', () => {
    const close = verdict(
      trial('why?', [
        [1000, 1100],
        [1200, 1150],
        [900, 1000],
        [1100, 1150],
      ]),
    );
    expect(close).toMatchObject({ n: 4, verdict: 'not_separated' });
    expect(close?.moreWanted).toBeGreaterThan(0);
  });

  it('have no interval where fewer than six pairs are all alike, and are not told apart by it', () => {
    const alike = (n: number, second = 1500) =>
      verdict(
        trial(
          'why?',
          Array.from({ length: n }, (_, i) => [1000 + 100 * i, (second * (1000 + 100 * i)) / 1000] as const),
        ),
      );
    expect(alike(2)).toMatchObject({ interval: null, verdict: 'not_separated', moreWanted: 4, p: 0.5 });
    expect(alike(5)).toMatchObject({ interval: null, verdict: 'not_separated', moreWanted: 1, p: 0.0625 });
    expect(alike(6)).toMatchObject({ verdict: 'first_less', moreWanted: null, p: 0.03125 });
    expect(alike(3, 1000)).toMatchObject({ verdict: 'not_separated', moreWanted: null, p: 1 });
  });

  it('count a prompt once, however often it was asked', () => {
    const twice = verdict(
      trial('why?', [
        [1000, 2000],
        [1000, 2000],
      ]),
      trial('how?', [[1000, 1900]]),
    );
    expect(twice).toMatchObject({ n: 2, prompts: 2, per: 'prompt' });
  });

  it('take the same words with other files attached for another prompt', () => {
    const about = (text: string): Trial => {
      const asked = trial('what does it say?', [[1000, 2000]]);
      const attachments = [{ kind: 'text', name: 'page.txt', mime: 'text/plain', text }] as const;
      return { ...asked, prompt: { ...asked.prompt, attachments } };
    };
    expect(verdict(about('one page'), about('another'))).toMatchObject({ n: 2, prompts: 2, per: 'prompt' });
    expect(verdict(about('one page'), about('one page'))).toMatchObject({ n: 2, prompts: 1, per: 'repeat' });
    expect(looksAt([about('one page'), about('another')])).toBe(1);
    expect(looksAt([about('one page'), about('one page')])).toBe(2);
  });

  it('have the same chance alone as among the other numbers', () => {
    const asked = [1, 2, 3].map(i =>
      trial(`why ${i}?`, [
        [1000, 1000 + 300 * i * (-1) ** i],
        [900, 1000],
      ]),
    );
    const alone = pairChance(asked, a, b, ({ marks }) =>
      marks.endMs === null ? absent('not_complete') : measured(marks.endMs),
    );
    expect(alone).toBe(verdict(...asked)?.p);
    expect(alone).toBeLessThan(1);
    expect(pairChance([], a, b, () => measured(1))).toBeNull();
  });

  it('lose a pair where one has no figure, and say so', () => {
    expect(
      verdict(
        trial('why?', [
          [1000, 2000],
          [null, 2000],
        ]),
      ),
    ).toMatchObject({
      n: 1,
      lost: 1,
      verdict: 'one_pair',
      interval: null,
      p: null,
    });
    expect(verdict(trial('why?', [[null, 1]]))).toBeNull();
  });
});
