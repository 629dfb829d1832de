// The app killed without warning, fifty times, at moments nobody chose. What had arrived comes
// back as a prefix without a gap, short by no more than the journal's own 50 ms and a little.
//
// The bound: 60 ms, of which 50 are the journal's. Where others use the machine a turn may come
// late, so the median is held to 60 ms and each kill to 60 + `slackMs`.

import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { dialectFor } from '../../electron/dialects/index.ts';
import { recovered } from '../../electron/engine/recover.ts';
import { openStore } from '../../electron/store/open-store.ts';
import { newestVersion } from '../../electron/store/worker/schema.ts';
import { framerFor } from '../../electron/transport/framing/framer.ts';
import { laneId, sessionId } from '../../shared/trial/ids.ts';
import { epochMs, ms } from '../../shared/units.ts';
import { journal, queuedTrial, session } from '../store/setup.ts';
import { mulberry32 } from '../../electron/engine/send-order.ts';

const slackMs = 250;
const rounds = Number(process.env['ASSAY_KILL_ROUNDS'] ?? 50);
const atOnce = 2;
const lanes = 8;
const tokens = 60;

/** `from` and `to`: when the kill comes, milliseconds after the child has said `word`. */
const phases = [
  { name: 'streaming', word: 'started', from: 60, to: 450 },
  { name: 'finishing', word: 'started', from: 280, to: 380 },
  { name: 'streaming', word: 'started', from: 1, to: 150 },
  { name: 'backing-up', word: 'started', from: 60, to: 350 },
  { name: 'importing', word: 'started', from: 60, to: 350 },
  { name: 'opening', word: 'opening', from: 10, to: 160 },
] as const;
type Phase = (typeof phases)[number];

const top = mkdtempSync(join(tmpdir(), 'assay-kill-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));
const random = mulberry32(20_261_124);
const day = epochMs(Date.UTC(2026, 10, 24));

interface Received {
  /** Of each lane, when its tokens came, by the child's clock. */
  readonly lanes: readonly number[][];
  readonly imported: number;
}

/** Runs a child, kills it at its moment, and tells what it had received. */
function killed(folder: string, { name, word, from, to }: Phase): Promise<Received> {
  const wait = from + random() * (to - from);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), folder, name], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  let failed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const isFirst = !told.includes(`${word}`);
    told += text;
    if (isFirst && told.includes(word)) setTimeout(() => child.kill('SIGKILL'), wait);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    failed += text;
  });
  return new Promise((resolve, reject) => {
    child.on('close', () => {
      if (/Error/.test(failed) || told.includes('trouble'))
        return reject(new Error(failed + told.slice(-500)));
      const received: number[][] = Array.from({ length: lanes }, () => []);
      // The last line may be cut.
      for (const line of told.split('\n').slice(0, -1)) {
        const [kind, lane, , at] = line.split(' ');
        if (kind === 'token') received[Number(lane)]?.push(Number(at));
      }
      resolve({ lanes: received, imported: told.split('imported\n').length - 1 });
    });
  });
}

const words = (count: number): string => Array.from({ length: count }, (_, i) => `t${i} `).join('');

/** Opens what is left, recovers it, and says how many milliseconds of each lane are missing. */
async function inspect(folder: string, phase: Phase, { lanes: received, imported }: Received) {
  const startedAt = performance.now();
  const store = await openStore({ folder, app: 'after', date: () => day });
  const reopenMs = performance.now() - startedAt;
  expect(store.troubles()).toEqual([]);
  const { orphans } = await store.orphans();
  for (const { trialId, lane, prompt, tape } of orphans) {
    const settled = recovered({ dialect: dialectFor, framer: framerFor }, lane, prompt, tape);
    await store.settle(trialId, settled.lane, settled.tape.length);
  }
  expect((await store.orphans()).orphans).toEqual([]);

  const { sessions } = await store.listSessions({ query: '', limit: 500, offset: 0 });
  const missing: number[] = [];
  for (const { id, title } of sessions) {
    const opened = await store.openSession(id);
    const all = opened?.trials.flatMap(trial => trial.lanes) ?? [];
    if (title === 'imported') {
      // Whole or not there at all.
      expect(all.map(lane => lane.status)).toHaveLength(6);
      continue;
    }
    for (const lane of all.filter(({ contender }) => contender.model.startsWith('lane-'))) {
      const times = received[Number(lane.contender.model.slice(5))] ?? [];
      const kept = lane.answer.split(' ').length - 1;
      expect(lane.answer).toBe(words(kept));
      expect(kept).toBeLessThanOrEqual(times.length);
      if (lane.status === 'complete') expect(kept).toBe(tokens);
      else expect(lane.status).toBe('interrupted');
      const last = times.at(-1);
      if (kept < times.length && last !== undefined) missing.push(last - (times[kept] ?? last));
      else missing.push(0);
    }
  }
  const found = sessions.filter(({ title }) => title === 'imported').length;
  expect(found).toBeGreaterThanOrEqual(imported);
  expect(found).toBeLessThanOrEqual(imported + 1);
  if (phase.name === 'opening') expect(sessions).toHaveLength(2);
  await store.close();
  check(join(folder, 'sessions.db'));
  return { missing, reopenMs };
}

function check(file: string): void {
  const db = new DatabaseSync(file);
  expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: newestVersion });
  expect(db.prepare('SELECT count(*) AS n FROM journal').get()).toEqual({ n: 0 });
  db.exec(`INSERT INTO words (words, rank) VALUES ('integrity-check', 0)`);
  db.close();
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;

describe('kill -9', () => {
  it(`loses nothing older than the journal's 50 ms, ${rounds} times`, { timeout: 300_000 }, async () => {
    const lost: number[] = [];
    const reopened: number[] = [];
    let received = 0;
    let next = 0;
    const line = async (): Promise<void> => {
      while (next < rounds) {
        const round = next;
        next += 1;
        const phase = phases[round % phases.length] ?? phases[0];
        const folder = join(top, `round-${round}`);
        mkdirSync(folder);
        // The first schema, so that opening it is a backup and a migration.
        if (phase.name === 'opening') {
          copyFileSync(
            join(import.meta.dirname, '../store/fixtures/schema-1.db'),
            join(folder, 'sessions.db'),
          );
        }
        const told = await killed(folder, phase);
        const { missing, reopenMs } = await inspect(folder, phase, told);
        received += told.lanes.flat().length;
        if (missing.length > 0) lost.push(Math.max(...missing));
        reopened.push(reopenMs);
        rmSync(folder, { recursive: true });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, line));

    const sorted = lost.toSorted((a, b) => a - b);
    const ms = (value: number): string => `${value.toFixed(1)} ms`;
    console.log(
      `${rounds} kills, ${received} tokens received, 0 corrupt, 0 gaps; lost window p50 ${ms(quantile(sorted, 0.5))}, ` +
        `p95 ${ms(quantile(sorted, 0.95))}, most ${ms(sorted.at(-1) ?? 0)}; reopened in ${ms(Math.max(...reopened))} at most`,
    );
    expect(received).toBeGreaterThan(rounds * lanes);
    expect(quantile(sorted, 0.5)).toBeLessThanOrEqual(60);
    expect(sorted.at(-1)).toBeLessThanOrEqual(60 + slackMs);
  });
});

describe('a log that lost its end in a power cut', () => {
  const harms: readonly (readonly [name: string, harm: (wal: string) => void])[] = [
    ['cut short', wal => truncateSync(wal, Math.floor(readFileSync(wal).length * random()))],
    [
      'with rubbish at its end',
      wal => damage(wal, 0.5 + random() / 2, bytes => bytes.map(() => random() * 256)),
    ],
    [
      'with one bit flipped',
      wal => damage(wal, random(), bytes => bytes.map((b, i) => (i === 0 ? b ^ 1 : b))),
    ],
    ['with a page of zeros', wal => damage(wal, random(), bytes => bytes.map((b, i) => (i < 4_096 ? 0 : b)))],
    ['with a damaged header', wal => damage(wal, 0, bytes => bytes.map((b, i) => (i < 32 ? ~b : b)))],
    ['gone', wal => rmSync(wal)],
  ];

  function damage(file: string, from: number, change: (bytes: Buffer) => Uint8Array): void {
    const bytes = readFileSync(file);
    const at = Math.floor(from * (bytes.length - 1));
    bytes.set(change(Buffer.from(bytes.subarray(at))), at);
    writeFileSync(file, bytes);
  }

  it.each(harms)('opens to a prefix: %s', async (name, harm) => {
    const folder = join(top, `wal ${name}`);
    const store = await openStore({ folder, app: 'x', date: () => day });
    const owner = session('s');
    const trial = queuedTrial(owner, 't');
    const lane = laneId('t-lane-1');
    await store.createSession(owner);
    await store.begin(trial);
    // The session itself is in the file, the journal in the log alone.
    const file = join(folder, 'sessions.db');
    const other = new DatabaseSync(file);
    other.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    other.close();
    for (let n = 0; n < 200; n += 1) {
      const bytes = new TextEncoder().encode(`data: {"choices":[{"delta":{"content":"t${n} "}}]}\n\n`);
      journal(store, lane, [{ type: 'chunk', at: ms(n), bytes }]);
      if (n % 10 === 0) await store.tape(lane);
    }
    await store.tape(lane);

    for (let round = 0; round < 6; round += 1) {
      const copy = join(top, `wal ${name} ${round}`);
      mkdirSync(copy);
      for (const tail of ['', '-wal']) copyFileSync(file + tail, join(copy, `sessions.db${tail}`));
      harm(join(copy, 'sessions.db-wal'));
      const again = await openStore({ folder: copy, app: 'x', date: () => day });
      const tape = await again.tape(lane);
      expect(tape).toEqual((await store.tape(lane)).slice(0, tape.length));
      expect(await again.openSession(sessionId('s'))).toBeDefined();
      expect(again.troubles()).toEqual([]);
      await again.close();
      const db = new DatabaseSync(join(copy, 'sessions.db'));
      expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      db.close();
    }
    await store.close();
    expect(existsSync(file)).toBe(true);
  });
});
