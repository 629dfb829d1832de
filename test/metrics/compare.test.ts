import { describe, expect, it } from 'vitest';
import type { Price } from '../../shared/catalog/price.ts';
import { compareTrial } from '../../shared/metrics/compare.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { sessionId, trialId } from '../../shared/trial/ids.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { defaultOptions, type Trial } from '../../shared/trial/trial.ts';
import { reported } from '../../shared/reading.ts';
import { epochMs, tokens, usdPerMTok } from '../../shared/units.ts';
import { bill, lane, steady, type Script } from './lanes.ts';

const id = (name: string): ContenderId => name as ContenderId;

const price = (output: number, more: Partial<Price> = {}): Price => ({
  input: usdPerMTok(1),
  output: usdPerMTok(output),
  source: 'a list',
  asOf: '2026-01-01',
  ...more,
});

/** A lane of one contender that takes so long in all. */
const run = (name: string, endMs: number, more: Script = {}): Lane =>
  lane({
    answer: steady(500, 10, 60, 'w ', 1),
    usage: bill(100, 60, 0, 0),
    endMs,
    ...more,
    contender: { id: id(name), ...more.contender },
  });

function trial(lanes: readonly Lane[], prices: Record<string, Price> = {}): Trial {
  const lineup = [...new Map(lanes.map(({ contender }) => [contender.id, contender])).values()];
  return {
    id: trialId('t'),
    sessionId: sessionId('s'),
    startedAt: epochMs(0),
    prompt: { system: '', user: 'why?', variables: {} },
    lineup,
    options: defaultOptions,
    sendOrder: lanes.map(lane => lane.id),
    prices,
    lanes,
  };
}

const cellsOf = (comparison: ReturnType<typeof compareTrial>, name: string) => {
  const found = comparison.contenders.find(({ contender }) => contender.id === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

describe('contenders side by side', () => {
  it('are given by middle, spread and number', () => {
    const compared = compareTrial(trial([run('a', 3000), run('a', 1000), run('a', 1500)]));
    expect(cellsOf(compared, 'a')).toMatchObject({ lanes: 3, complete: 3, statuses: { complete: 3 } });
    expect(cellsOf(compared, 'a').cells.e2eMs).toEqual({
      summary: { median: 1500, low: 1000, high: 3000, spread: 'range', n: 3, from: 'measured' },
      why: null,
      leftOut: {},
    });
  });

  it('from twenty runs on, the spread leaves the extremes out', () => {
    const lanes = Array.from({ length: 21 }, (_, i) => run('a', 1000 + i * 100));
    expect(cellsOf(compareTrial(trial(lanes)), 'a').cells.e2eMs.summary).toMatchObject({
      median: 2000,
      low: 1100,
      high: 2900,
      spread: 'p5_p95',
      n: 21,
    });
  });

  it('from six runs on, the median has an interval of its own', () => {
    const summaryOf = (runs: number) => {
      const lanes = Array.from({ length: runs }, (_, i) => run('a', 1000 + i * 100));
      return cellsOf(compareTrial(trial(lanes)), 'a').cells.e2eMs.summary;
    };
    expect(summaryOf(5)).not.toHaveProperty('interval');
    expect(summaryOf(6)).toMatchObject({ interval: [1000, 1500] });
    expect(summaryOf(9)).toMatchObject({ interval: [1100, 1700], low: 1000, high: 1800 });
  });

  it('leave out, and count, what may not enter a timing', () => {
    const lanes = [
      run('a', 1000),
      run('a', 9000, { retried: true }),
      run('a', 9000, { finish: 'length' }),
      run('a', 9000, { ends: 'failed' }),
      run('a', 9000, { ends: null }),
    ];
    const { cells, statuses, complete } = cellsOf(compareTrial(trial(lanes)), 'a');
    expect(statuses).toEqual({ complete: 3, failed: 1, running: 1 });
    expect(complete).toBe(3);
    expect(cells.e2eMs).toMatchObject({
      summary: { median: 1000, n: 1 },
      leftOut: { retried: 1, cut_by_limit: 1, not_complete: 1, still_running: 1 },
    });
    expect(cells.outputTokens.summary).toMatchObject({ n: 3, from: 'reported' });
  });

  it('name the commonest reason where a figure has no value', () => {
    const lanes = [
      run('a', 1, { ends: 'failed' }),
      run('a', 1, { ends: 'failed' }),
      run('a', 1, { retried: true }),
    ];
    expect(cellsOf(compareTrial(trial(lanes)), 'a').cells.e2eMs).toMatchObject({
      summary: null,
      why: 'not_complete',
    });
  });
});

describe('who is best', () => {
  const bestOf = (lanes: readonly Lane[], prices: Record<string, Price> = {}) =>
    compareTrial(trial(lanes, prices)).best;

  it('of one run each is a fact of these runs', () => {
    expect(bestOf([run('a', 1000), run('b', 1500)]).e2eMs).toEqual({
      contenderId: 'a',
      certainty: 'one_run',
    });
  });

  it('stands apart, or overlaps', () => {
    const a = [run('a', 1000), run('a', 1200)];
    expect(bestOf([...a, run('b', 1300), run('b', 1500)]).e2eMs?.certainty).toBe('apart');
    expect(bestOf([...a, run('b', 1150), run('b', 1500)]).e2eMs?.certainty).toBe('overlapping');
  });

  it('is nobody on a tie, alone, or in a figure without a better end', () => {
    const best = bestOf([run('a', 1000), run('b', 1000)]);
    expect(best.e2eMs).toBeNull();
    expect(best.outputTokens).toBeNull();
    expect(bestOf([run('a', 1000)]).e2eMs).toBeNull();
  });

  it('is nobody who lost half of the runs', () => {
    const flattered = [run('a', 10), run('a', 10, { ends: 'failed' })];
    const steadyOnes = [run('b', 1000), run('b', 1000), run('c', 2000), run('c', 2000)];
    expect(bestOf([...flattered, ...steadyOnes]).e2eMs?.contenderId).toBe('b');
  });

  it('is faster by more tokens a second, but not by a window too short', () => {
    const slow = run('slow', 2000, { answer: steady(500, 20, 60, 'w ', 1) });
    const brief = run('brief', 2000, { answer: steady(500, 1, 20, 'w ', 1) });
    expect(bestOf([slow, run('fast', 2000)]).outputTokensPerSecond?.contenderId).toBe('fast');
    expect(bestOf([slow, brief]).outputTokensPerSecond).toBeNull();
  });

  it('stands apart only where its range meets that of nobody, those who lost half of theirs included', () => {
    const lost = [run('c', 1100), run('c', 10, { ends: 'failed' }), run('c', 10, { ends: 'failed' })];
    const best = bestOf([run('a', 1000), run('a', 1200), run('b', 1300), run('b', 1500), ...lost]);
    expect(best.e2eMs).toEqual({ contenderId: 'a', certainty: 'overlapping' });
  });

  it('is nobody where what it cost may have been more', () => {
    const written = (usage = bill(100, 60, 0, 0)) => ({
      usage: { ...usage, cacheWriteTokens: reported(tokens(10)) },
    });
    const prices = { a: price(10), b: price(20) };
    expect(bestOf([run('a', 1000, written()), run('b', 1000)], prices).usd).toBeNull();
    expect(bestOf([run('a', 1000, written(bill(100, 60, 0))), run('b', 1000)], prices).usd).toBeNull();
    const atMost = run('a', 1000, { usage: bill(100, 60, 0) });
    expect(bestOf([atMost, run('b', 1000)], prices).usd?.contenderId).toBe('a');
  });

  it('is cheaper, where money is held against money', () => {
    const lanes = [run('a', 1000), run('b', 1000)];
    expect(bestOf(lanes, { a: price(10), b: price(20) }).usd?.contenderId).toBe('a');
    expect(bestOf(lanes, { a: price(10) }).usd).toBeNull();
    const play = [run('a', 1000, { contender: { simulated: true } }), run('b', 1000)];
    expect(bestOf(play, { a: price(1), b: price(20) }).usd).toBeNull();
  });
});

describe('what a comparison warns of', () => {
  it('connections of two kinds, and prompts of two kinds', () => {
    const one = trial([run('a', 1)]);
    const reused = {
      ...run('b', 1),
      connection: { reused: true, dnsMs: null, connectMs: null, tlsMs: null },
    };
    const fresh = { ...run('b', 1), connection: { ...reused.connection, reused: false } };
    const other = { ...one, prompt: { ...one.prompt, user: 'how?' } };
    expect(compareTrial(trial([reused, fresh])).warnings).toEqual(['connections_differ']);
    expect(compareTrial([one, other]).warnings).toEqual(['prompts_differ']);
    expect(compareTrial([one, one]).contenders[0]?.lanes).toBe(2);
  });
});
