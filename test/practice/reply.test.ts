// What the practice models say and how long they take for it, by their schedule alone: no clock runs here.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { practiceModels, type PracticeModel } from '../../electron/practice/models.ts';
import { balanced } from '../../electron/practice/random.ts';
import { replyTo, type Asked } from '../../electron/practice/reply.ts';
import { scriptOf } from '../../electron/practice/script.ts';
import { fitHiddenSpeed } from '../../shared/metrics/hidden-speed.ts';
import { withinOneSeries } from '../../shared/metrics/single-path.ts';
import type { TimedBill } from '../../shared/metrics/timed-bills.ts';

const prompts = ['short', 'middle', 'long'].map(name =>
  readFileSync(resolve(import.meta.dirname, `../../resources/prompts/${name}.md`), 'utf8'),
);

function modelNamed(id: string): PracticeModel {
  const model = practiceModels.find(known => known.id === id);
  if (!model) throw new Error(`no practice model is called ${id}`);
  return model;
}

const ask = (id: string, more: Partial<Asked> = {}): Asked => ({
  model: modelNamed(id),
  prompt: prompts[0] ?? '',
  effort: null,
  temperature: null,
  limit: null,
  seed: 1,
  repeat: 1,
  ...more,
});

/** One call that is not streamed: its end by the schedule, and its bill. */
function call(asked: Asked): TimedBill {
  const reply = replyTo(asked);
  const steps = scriptOf(asked, reply, { streamed: false, withUsage: true, trouble: undefined });
  return {
    seconds: (steps.at(-1)?.at ?? NaN) / 1000,
    billed: reply.thinking.length + reply.answer.length,
    reasoning: reply.thinking.length,
  };
}

/** Three prompts of different length, three repeats each: the series of the 2024 analysis. */
const series = (id: string, seed: number): readonly TimedBill[] =>
  prompts.flatMap(prompt => [1, 2, 3].map(repeat => call(ask(id, { prompt, seed, repeat }))));

const seeds = Array.from({ length: 40 }, (_, index) => 1 + index * 7_919);

describe('the 2024 analysis on practice models', () => {
  it.each([
    ['o1-preview', 100],
    ['o1-mini', 200],
  ])('finds the speed of %s, %i tokens a second, with an interval that holds it', (id, truth) => {
    for (const seed of seeds) {
      const fit = fitHiddenSpeed(series(id, seed)).value;
      const [low = NaN, high = NaN] = fit?.tokensPerSecondInterval ?? [];
      expect([seed, low <= truth, truth <= high]).toEqual([seed, true, true]);
      expect(fit?.r2).toBeGreaterThan(0.999);
    }
  });

  it.each(['o1-preview', 'o1-mini'])('says of %s that it thinks as fast as it answers', id => {
    const verdicts = seeds.map(seed => {
      const found = withinOneSeries(series(id, seed));
      return found.value?.verdict ?? found.reason;
    });
    expect(verdicts.filter(verdict => verdict === 'equal_within_margin').length).toBeGreaterThan(36);
  });
});

describe('a practice reply', () => {
  it('is the same for the same prompt, seed and repeat, and another for another', () => {
    expect(replyTo(ask('o1-mini'))).toEqual(replyTo(ask('o1-mini')));
    expect(replyTo(ask('o1-mini', { repeat: 2 }))).not.toEqual(replyTo(ask('o1-mini')));
    expect(replyTo(ask('o1-mini', { seed: 2 }))).not.toEqual(replyTo(ask('o1-mini')));
  });

  it('answers in the language of the prompt', () => {
    expect(replyTo(ask('gpt-4o', { prompt: '9.11 和 9.9 哪个大？' })).answer.join('')).toMatch(
      /\p{Script=Han}/u,
    );
    expect(replyTo(ask('gpt-4o')).answer.join('')).not.toMatch(/\p{Script=Han}/u);
  });

  it('thinks longer at a higher effort, and not at all with none', () => {
    const length = (effort: string): number => replyTo(ask('o1-preview', { effort })).thinking.length;
    expect(length('low')).toBeLessThan(length('medium'));
    expect(length('medium')).toBeLessThan(length('high'));
    expect(length('none')).toBe(0);
  });

  it('is cut where the limit is, thinking first', () => {
    const cut = replyTo(ask('o1-preview', { limit: 50 }));
    expect([cut.thinking.length, cut.answer.length, cut.finish]).toEqual([50, 0, 'length']);
  });

  it('is late in balance: each three repeats hold one of each', () => {
    for (const from of [1, 4, 7]) {
      const drawn = [0, 1, 2].map(step => balanced('x', from + step));
      expect(drawn.toSorted((a, b) => a - b)).toEqual([-1, 0, 1]);
    }
  });
});
