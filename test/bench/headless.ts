// What a script pays: start-up, and a job of 400 answers from the process's start to its report.
//
//   npm run bench:headless

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { modelNameOf } from '../../electron/calibrate/schedule.ts';
import { startTruth } from '../../electron/calibrate/start-truth.ts';
import { flagsAsStarted } from './as-started.ts';
import { atMost, median, print, told } from './goals.ts';

const cli = resolve(import.meta.dirname, '../../electron/assay.mjs');
const runs = 5;
const home = await mkdtemp(join(tmpdir(), 'assay-bench-'));

/** Wall-clock milliseconds of one process, from its start to its end. */
function timed(args: readonly string[]): Promise<number> {
  const from = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: 'ignore',
    env: { ...process.env, ASSAY_HOME: home },
  });
  return new Promise((done, failed) => {
    child.once('exit', code =>
      code === 0 ? done(performance.now() - from) : failed(new Error(`${args.join(' ')} ended with ${code}`)),
    );
  });
}

async function times(count: number, args: readonly string[]): Promise<number> {
  const all: number[] = [];
  for (let run = 0; run < count; run += 1) all.push(await timed(args));
  return median(all);
}

const assay = [...flagsAsStarted, cli];
const bare = await times(runs, ['-e', '0']);
const version = await times(runs, [...assay, '--version']);
print('H2  start', [
  told('node -e 0', bare, 'ms'),
  told('assay --version', version, 'ms'),
  atMost('to node -e 0', version / bare, 'x', 3),
]);

/** 8 contenders, each asked 50 times, each answer 20 pieces after 27 ms. */
const truth = await startTruth();
const models = Array.from({ length: 8 }, (_, index) =>
  modelNameOf({ pieces: 20, everyMs: 0, firstMs: 27, padding: 0 }, index),
);
const job = (concurrency: number): readonly string[] => [
  ...assay,
  'run',
  'Name a colour.',
  '--quiet',
  '--no-save',
  '--repeats',
  '50',
  '--concurrency',
  String(concurrency),
  '--endpoint',
  `truth=openai-chat:${truth.baseUrl}`,
  ...models.flatMap(model => ['-m', `truth/${model}`]),
  '--report',
  join(home, 'report.html'),
];
const eight = await times(3, job(1));
const sixtyFour = await times(3, job(8));
const ideal = 50 * 27;
print('H1  400 answers of 27 ms, process start to report written', [
  told('8 in flight', eight, 'ms'),
  atMost('8 in flight, to 1.6 x ideal + 0.5 s', eight / (1.6 * ideal + 500), 'x', 1),
  told('64 in flight', sixtyFour, 'ms'),
  told('added per answer, 8 in flight', (eight - ideal) / 400, 'ms'),
]);
truth.close();
await rm(home, { recursive: true, force: true });
