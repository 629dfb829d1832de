// The 2024 analysis by one command, on practice models that run faster than life: the pace of hidden
// thinking by a line through many calls, and what the tail trim does to a stream whose end is held.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentFit, SessionDocument } from '../../shared/session-file/document.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assay-series-test-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

interface Told {
  readonly code: number | null;
  readonly document: SessionDocument;
  readonly said: string;
}

/** Practice models `speed` times as fast as life, so that everything timed is that much shorter. */
function run(speed: number, words: readonly string[]): Promise<Told> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      'electron/assay.mjs',
      'run',
      '--json',
      '--lang',
      'en',
      ...words,
    ],
    {
      cwd: resolve(import.meta.dirname, '../..'),
      env: { ...process.env, ASSAY_HOME: home, ASSAY_PRACTICE_SPEED: String(speed) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [out, said] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  return new Promise(done =>
    child.once('close', code => done({ code, document: JSON.parse(out) as SessionDocument, said })),
  );
}

const models = ['-m', 'practice/o1-preview', '-m', 'practice/o1-mini'];
const prompt = (name: string): readonly string[] => ['--prompt-file', `resources/prompts/${name}.md`];

describe('the series of the 2024 analysis', () => {
  it('finds how fast the models think that hide it, and that thinking is as fast as answering', async () => {
    const speed = 10;
    const series = ['--no-stream', '--repeats', '3', '--seed', '7'];
    const prompts = [prompt('short'), prompt('middle'), prompt('long')].flat();
    const { code, document, said } = await run(speed, [...series, ...prompts, ...models]);
    expect(code).toBe(0);
    const fitOf = (model: string): DocumentFit | undefined => {
      const id = document.session.lineup.find(contender => contender.model === model)?.id;
      return document.fits.find(({ contenderId }) => contenderId === id);
    };
    for (const [model, tokensPerSecond] of [
      ['o1-preview', 100],
      ['o1-mini', 200],
    ] as const) {
      const fit = fitOf(model);
      const [low, high] = fit?.tokensPerSecond.from === 'fitted' ? (fit.tokensPerSecond.interval ?? []) : [];
      expect(fit?.n).toBe(9);
      expect(low).toBeLessThan(tokensPerSecond * speed);
      expect(high).toBeGreaterThan(tokensPerSecond * speed);
      expect(fit?.r2).toBeGreaterThan(0.99);
      // Ten times as fast, the machine's own lateness weighs ten times as much: equal, or too close to call.
      expect(fit?.singlePath?.verdict).not.toBe('different');
      expect(fit?.singlePath).toBeDefined();
    }
    // Said where it ends, and kept.
    expect(said).toMatch(
      /o1-mini finishes [\d.]+ to [\d.]+ times as soon as practice\/o1-preview \(95 % interval\)\./,
    );
    expect(said).toMatch(
      /practice\/o1-preview makes [\d,]+ to [\d,]+ tokens a second, hidden thinking included \(95 % interval, 9 calls\)/,
    );
    expect(document.comparisons?.[0]).toMatchObject({
      figure: 'e2eMs',
      verdict: 'first_less',
      per: 'prompt',
      n: 3,
    });
  });

  it('trims the tail that a stream holds back: the naive speed is far off, the trimmed one right', async () => {
    const speed = 2;
    const { document, said } = await run(speed, ['--seed', '7', ...prompt('long'), ...models]);
    for (const [model, tokensPerSecond] of [
      ['o1-preview', 100],
      ['o1-mini', 200],
    ] as const) {
      const lane = document.trials[0]?.lanes.find(({ contender }) => contender.model === model);
      const { outputTokensPerSecond: trimmed, outputTokensPerSecondUntrimmed: whole } = lane?.readings ?? {};
      expect(whole?.value).toBeLessThan(0.8 * tokensPerSecond * speed);
      expect(Math.abs((trimmed?.value ?? 0) / (tokensPerSecond * speed) - 1)).toBeLessThan(0.15);
      expect(lane?.findings?.map(({ code }) => code)).toContain('tail_held_back');
    }
    expect(said).toContain('The end was held back');
  });
});
