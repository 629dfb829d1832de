// A real store in a folder of its own, with the real worker, and what is put into it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { openStore, type StoreOptions } from '../../electron/store/open-store.ts';
import type { Store } from '../../electron/store/store.ts';
import type { OpenOptions } from '../../electron/store/worker/database.ts';
import { laneId, sessionId, trialId, type LaneId } from '../../shared/trial/ids.ts';
import { foldLane, queuedLane, type Lane } from '../../shared/trial/lane.ts';
import type { Session } from '../../shared/trial/session.ts';
import type { Tape, WireRecord } from '../../shared/trial/tape.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { epochMs, ms } from '../../shared/units.ts';
import { sampleContender, sampleSession, sampleTrial } from '../kit/sample-trial.ts';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The calendar of every test, milliseconds. */
export const today = epochMs(Date.UTC(2026, 10, 24, 12));

/** How the worker opens a database of its own that nobody else has opened yet. */
export const ownFile = (): OpenOptions => ({
  file: join(temporaryFolder(), 'sessions.db'),
  app: 'x',
  now: today,
  owner: 'me',
  pid: process.pid,
  isAgain: false,
});

export interface House {
  readonly folder: string;
  readonly file: string;
  /** Opens the store of the folder; it is closed at the end at the latest. */
  open(more?: Partial<StoreOptions>): Promise<Store>;
  /** The file as another program sees it. The store should be closed. */
  raw<T>(work: (db: DatabaseSync) => T): T;
  /** The workers that were started, oldest first. */
  readonly workers: Worker[];
}

export function setup(folder = temporaryFolder()): House {
  const workers: Worker[] = [];
  const file = join(folder, 'sessions.db');
  return {
    folder,
    file,
    workers,
    async open(more = {}) {
      const store = await openStore({
        folder,
        app: '9.9.9',
        date: () => today,
        retryMs: 1,
        onWorker: worker => workers.push(worker),
        ...more,
      });
      onTestFinished(() => store.close().catch(() => undefined));
      return store;
    },
    raw(work) {
      const db = new DatabaseSync(file);
      try {
        return work(db);
      } finally {
        db.close();
      }
    },
  };
}

export const session = (id: string, more: Partial<Session> = {}): Session => ({
  ...sampleSession(sampleTrial(1)),
  id: sessionId(id),
  title: id,
  notes: '',
  lineup: [],
  ...more,
});

export const everything = { query: '', limit: 100, offset: 0 } as const;

export const titles = async (
  store: Store,
  query = '',
  more: Partial<Parameters<Store['listSessions']>[0]> = {},
): Promise<readonly string[]> => {
  const { sessions } = await store.listSessions({ ...everything, query, ...more });
  return sessions.map(({ title }) => title);
};

/** A trial of `lanes` queued lanes. */
export function queuedTrial(owner: Session, name: string, lanes = 1): Trial {
  const contenders = Array.from({ length: lanes }, (_, i) => sampleContender(`lab/model-${i + 1}`));
  const queued = contenders.map((contender, i) =>
    queuedLane({ id: laneId(`${name}-lane-${i + 1}`), contender, repeat: 1, request: null }),
  );
  return {
    ...sampleTrial(1),
    id: trialId(name),
    sessionId: owner.id,
    lineup: contenders,
    prices: {},
    sendOrder: queued.map(({ id }) => id),
    lanes: queued,
  };
}

export const chunk = (at: number, text: string): WireRecord => ({
  type: 'chunk',
  at: ms(at),
  bytes: new TextEncoder().encode(text),
});

export const ended = (at: number): WireRecord => ({ type: 'end', at: ms(at), how: { kind: 'closed' } });

export const settledWith = (lane: Lane, answer: string, thinking = ''): Lane =>
  foldLane(lane, [
    { type: 'sent', at: ms(0), attempt: 1 },
    { type: 'thought', at: ms(4), text: thinking, kind: 'raw' },
    { type: 'text', at: ms(5), text: answer },
    { type: 'settled', at: ms(9), status: 'complete', failure: null },
  ]);

/** One session with one settled answer, by the way every trial goes: begun, journaled, settled. */
export async function answered(
  store: Store,
  id: string,
  answer: string,
  more: Partial<Session> & { readonly thinking?: string } = {},
): Promise<{ session: Session; lane: LaneId; tape: Tape }> {
  const { thinking, ...rest } = more;
  const owner = session(id, rest);
  await store.createSession(owner);
  const trial = queuedTrial(owner, `trial-${id}`);
  const [lane] = trial.lanes;
  if (!lane) throw new Error('the trial has no lane');
  await store.begin(trial);
  const tape = [chunk(5, answer), ended(9)];
  journal(store, lane.id, tape);
  await store.settle(trial.id, settledWith(lane, answer, thinking), tape.length);
  return { session: owner, lane: lane.id, tape };
}

/** Appends records of a lane and sends them on. */
export function journal(
  to: Pick<Store, 'append' | 'flush'>,
  lane: LaneId,
  records: readonly WireRecord[],
): void {
  for (const record of records) to.append(lane, record);
  to.flush();
}

export const codes = (store: Store): readonly string[] => store.troubles().map(({ code }) => code);
