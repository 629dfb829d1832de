// What the store takes, printed: `node test/bench/store.ts [SESSIONS] [ANSWERS EACH]`, by default
// 10,000 sessions of 20 answers (some gigabytes in a temporary folder, some minutes). Synthetic
// English and Chinese text, words as unevenly used as in real texts.

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mulberry32 } from '../../electron/engine/send-order.ts';
import { openStore } from '../../electron/store/open-store.ts';
import type { Store } from '../../electron/store/store.ts';
import { Database } from '../../electron/store/worker/database.ts';
import { laneId, sessionId, trialId } from '../../shared/trial/ids.ts';
import { foldLane, queuedLane, type Lane } from '../../shared/trial/lane.ts';
import type { LaneEvent } from '../../shared/trial/lane-event.ts';
import { epochMs, ms } from '../../shared/units.ts';
import { sampleContender, sampleSession, sampleTrial } from '../kit/sample-trial.ts';

const [sessions = 10_000, answers = 20] = process.argv.slice(2).map(Number);
const random = mulberry32(7);
const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
const file = join(folder, 'sessions.db');
const print = (name: string, value: string): void => console.log(`${name.padEnd(58)} ${value}`);
const inMs = (value: number): string => `${value.toFixed(1)} ms`;
const day = epochMs(Date.UTC(2026, 10, 24));

/** The r-th of `many` things is used about 1 / r as often as the first. */
const drawn = (many: number): number => Math.min(many - 1, Math.floor(many ** random()) - 1);
const word = (): string => `w${drawn(40_000).toString(36)}`;
const han = (): string => String.fromCodePoint(0x4e00 + drawn(3_000));

function textOf(pieces: number): readonly string[] {
  const isChinese = random() < 0.4;
  return Array.from({ length: pieces }, () =>
    isChinese ? Array.from({ length: 4 }, han).join('') : `${word()} ${word()} ${word()} `,
  );
}

const contender = sampleContender('lab/model');

function laneNamed(id: string): Lane {
  const events: LaneEvent[] = [{ type: 'sent', at: ms(0), attempt: 1 }];
  textOf(250).forEach((text, i) => {
    const at = ms(300 + i * 12.125);
    events.push(i < 80 ? { type: 'thought', at, text, kind: 'raw' } : { type: 'text', at, text });
  });
  events.push({ type: 'settled', at: ms(4_000), status: 'complete', failure: null });
  return foldLane(queuedLane({ id: laneId(id), contender, repeat: 1, request: null }), events);
}

function build(): void {
  const options = { file, app: 'bench', now: day, owner: 'bench', pid: process.pid, isAgain: false };
  const db = new Database(options, trouble => console.log(trouble));
  const trial = sampleTrial(1);
  const session = sampleSession(trial);
  for (let n = 0; n < sessions; n += 1) {
    const owner = {
      ...session,
      id: sessionId(`s${n}`),
      title: textOf(2).join(''),
      updatedAt: epochMs(day + n),
      lineup: [contender],
    };
    const lanes = Array.from({ length: answers }, (_, i) => laneNamed(`l${n}-${i}`));
    const one = {
      ...trial,
      id: trialId(`t${n}`),
      sessionId: owner.id,
      lineup: [contender],
      lanes,
      sendOrder: [],
    };
    db.addSession(owner, [one], new Map(), false);
  }
  db.close();
}

async function timed(times: number, work: (n: number) => Promise<unknown>): Promise<string> {
  const took: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const from = performance.now();
    await work(n);
    took.push(performance.now() - from);
  }
  const sorted = took.toSorted((a, b) => a - b);
  const at = (q: number): string => inMs(sorted[Math.floor(q * (sorted.length - 1))] ?? 0);
  return `p50 ${at(0.5)}   p95 ${at(0.95)}   most ${at(1)}`;
}

const search = (store: Store, query: () => string): Promise<string> =>
  timed(60, () => store.listSessions({ query: query(), limit: 50, offset: 0 }));

/** 8 lanes of 200 records a second for `seconds`, handed over every 50 ms as the engine does. */
async function journaled(store: Store, seconds: number): Promise<void> {
  const trial = sampleTrial(1);
  const owner = { ...sampleSession(trial), id: sessionId('journaled') };
  await store.createSession(owner);
  const lanes = Array.from({ length: 8 }, (_, i) =>
    queuedLane({ id: laneId(`j${i}`), contender, repeat: 1, request: null }),
  );
  await store.begin({ ...trial, id: trialId('j'), sessionId: owner.id, lineup: [contender], lanes });
  const bytes = new TextEncoder().encode('data: {"choices":[{"index":0,"delta":{"content":" token"}}]}\n\n');
  let n = 0;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const idle = await cpuOver(3_000, () => undefined);
  delay.enable();
  const busy = await cpuOver(seconds * 1_000, () => {
    for (let of10 = 0; of10 < 10; of10 += 1) {
      for (const { id } of lanes) store.append(id, { type: 'chunk', at: ms((n += 1)), bytes });
    }
    store.flush();
  });
  delay.disable();
  print(
    'journaling 1,600 events/s: CPU of one core',
    `${((busy - idle) * 100).toFixed(2)} %  (idle ${(idle * 100).toFixed(2)} %)`,
  );
  print('  the handing over, delay of the measuring thread', `p99 ${inMs(delay.percentile(99) / 1e6 - 1)}`);

  const long = foldLane(lanes[0]!, [
    { type: 'sent', at: ms(0), attempt: 1 },
    ...Array.from({ length: 10_000 }, (_, i): LaneEvent => ({ type: 'text', at: ms(i), text: ' token' })),
    { type: 'settled', at: ms(10_000), status: 'complete', failure: null },
  ]);
  delay.reset();
  delay.enable();
  await store.settle(trialId('j'), long, 0);
  delay.disable();
  print('settling a lane of 10,000 events: measuring thread held', `at most ${inMs(delay.max / 1e6 - 1)}`);
}

/** Cores used while `work` is done every 50 ms: this process with all its threads. */
async function cpuOver(forMs: number, work: () => void): Promise<number> {
  const cpu = process.cpuUsage();
  const from = performance.now();
  const timer = setInterval(work, 50);
  await new Promise(resolve => setTimeout(resolve, forMs));
  clearInterval(timer);
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / 1_000 / (performance.now() - from);
}

try {
  const load = loadavg()[0] ?? 0;
  console.log(
    `${sessions} sessions, ${sessions * answers} answers; ${cpus().length} cores, load ${load.toFixed(1)}\n`,
  );
  const from = performance.now();
  build();
  print(
    'build',
    `${((performance.now() - from) / 1_000).toFixed(1)} s, ${(statSync(file).size / 1e6).toFixed(0)} MB`,
  );

  const opened = performance.now();
  const options = { file, app: 'bench', now: day, owner: 'open', pid: process.pid, isAgain: false };
  const db = new Database(options, () => undefined);
  db.listSessions({ query: '', limit: 50, offset: 0 });
  print('open + first page, in the store', inMs(performance.now() - opened));
  db.close();

  const started = performance.now();
  const store = await openStore({ folder, app: 'bench', date: () => day });
  await store.listSessions({ query: '', limit: 50, offset: 0 });
  print('open + first page, with the start of the worker', inMs(performance.now() - started));

  const any = (): ReturnType<typeof sessionId> => sessionId(`s${Math.floor(random() * sessions)}`);
  print(`load a session of ${answers} answers`, await timed(100, () => store.openSession(any())));
  print('search, common word', await search(store, () => `w${drawn(20).toString(36)}`));
  print('search, any word', await search(store, word));
  print(
    'search, rare word',
    await search(store, () => `w${(20_000 + Math.floor(random() * 20_000)).toString(36)}`),
  );
  print('search, 2 Han characters', await search(store, () => han() + han()));
  print('search, 4 Han characters', await search(store, () => han() + han() + han() + han()));
  await journaled(store, 8);
  const copied = performance.now();
  await store.makeBackup();
  print('backup, verified', inMs(performance.now() - copied));
  await store.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
