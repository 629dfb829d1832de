// Opens the store: a folder of its own, one worker, and the Store as messages to it.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { Backup } from '../../shared/contract/views.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import type { TrialId } from '../../shared/trial/ids.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import type { EpochMs } from '../../shared/units.ts';
import { JournalQueue } from './journal-queue.ts';
import { unpackRecords } from '../../shared/trial/record-pack.ts';
import { Retries } from './retries.ts';
import { keptTexts, readStored } from './stored-session.ts';
import type { Orphan, Store } from './store.ts';
import { Troubles } from './troubles.ts';
import { StoreError, WorkerLink } from './worker-link.ts';
import type { OpenOptions } from './worker/database.ts';
import type { Settlement, StoredOrphan, StoredSession } from './worker/messages.ts';

export interface StoreOptions {
  readonly folder: string;
  /** The version of the app, written into a new file. */
  readonly app: string;
  readonly date: () => EpochMs;
  /** Where the worker lies in a bundle; from source it lies beside this file. */
  readonly workerUrl?: URL;
  /** How long to wait before a write is tried again that the disk refused, milliseconds. */
  readonly retryMs?: number;
  /** For tests: what the worker is told beside; the worker itself, to be ended. */
  readonly worker?: Pick<OpenOptions, 'fullText' | 'maxPages'>;
  readonly onWorker?: (worker: Worker) => void;
}

export async function openStore(options: StoreOptions): Promise<Store> {
  const owner = randomUUID();
  const troubles = new Troubles();
  const start = (isAgain: boolean): Worker => {
    const worker = new Worker(options.workerUrl ?? new URL('./worker/main.ts', import.meta.url), {
      workerData: {
        ...options.worker,
        file: join(options.folder, 'sessions.db'),
        app: options.app,
        now: options.date(),
        owner,
        pid: process.pid,
        isAgain,
      } satisfies OpenOptions,
      // For what lives a moment; what Node would give it grows to 48, and is not given back.
      resourceLimits: { maxYoungGenerationSizeMb: 6 },
      // Node's own remark that its SQLite is young says nothing to the person at the terminal.
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    options.onWorker?.(worker);
    return worker;
  };
  const link = new WorkerLink(start, trouble => troubles.add(trouble));
  await link.ask('hello', null);
  return storeOf(link, troubles, options.retryMs ?? 1_000);
}

function storeOf(link: WorkerLink, troubles: Troubles, retryMs: number): Store {
  const ask = (name: string, input?: unknown): Promise<unknown> => link.ask(name, input).catch(refused);
  const retries = new Retries(link, troubles, retryMs);
  const queue = new JournalQueue(batch => retries.ask('append', batch));

  const settle = async (trialId: TrialId, lane: Lane, records: number): Promise<void> => {
    await queue.flushed(lane.id);
    const kept = {
      trialId,
      laneId: lane.id,
      status: String(lane.status),
      records,
      unwritten: queue.leave(lane.id),
      ...(await keptTexts(lane)),
    } satisfies Settlement;
    await retries.ask('settle', kept);
  };

  return {
    troubles: () => troubles.all,
    listSessions: page => ask('listSessions', page) as ReturnType<Store['listSessions']>,
    prompts: limit => ask('prompts', limit) as ReturnType<Store['prompts']>,
    createSession: session => ask('createSession', session) as Promise<void>,
    openSession: async id => {
      const stored = (await ask('openSession', id)) as StoredSession | undefined;
      return stored && readStored(stored);
    },
    updateSession: session => ask('updateSession', session) as Promise<void>,
    removeSession: id => ask('removeSession', id) as Promise<void>,
    restoreSession: id => ask('restoreSession', id) as Promise<void>,
    addSession: (session, trials, tapes) => ask('addSession', { session, trials, tapes }) as Promise<void>,
    begin: trial => ask('begin', trial) as Promise<void>,
    append: (laneId, record) => queue.append(laneId, record),
    flush: () => queue.flush(),
    settle,
    tape: laneId => ask('tape', laneId) as ReturnType<Store['tape']>,
    orphans: async () => {
      const { orphans, isInDoubt } = (await ask('orphans')) as {
        orphans: readonly StoredOrphan[];
        isInDoubt: boolean;
      };
      return { orphans: orphans.map(orphanOf), isInDoubt };
    },
    backups: () => ask('backups') as Promise<readonly Backup[]>,
    makeBackup: () => ask('makeBackup') as Promise<Backup>,
    restoreBackup: async id => {
      const merged = (await ask('restoreBackup', id)) as { sessions: number };
      troubles.settle('lost');
      return merged;
    },
    hurry: () => retries.hurry(),
    close: async () => {
      retries.hurry();
      await queue.flushed();
      await ask('close');
    },
  };
}

function orphanOf({ trialId, trial, lane, rows }: StoredOrphan): Orphan {
  return {
    trialId: trialId as TrialId,
    prompt: (JSON.parse(trial) as Trial).prompt,
    lane: JSON.parse(lane) as Lane,
    tape: rows.flatMap(({ head, bytes }) => unpackRecords(head, bytes)),
  };
}

const refusals: Readonly<Record<string, string>> = {
  disk_full: 'The disk is full, so nothing can be saved. Free some space and try again.',
  read_only: 'The sessions can only be read here, not changed.',
  busy: 'Another Assay is writing. Try again in a moment.',
  backup_busy: 'No backup was made: the sessions were being written all the while. Try again in a moment.',
  damaged: 'The file the sessions are kept in is damaged. A backup can be restored.',
  io: 'The file the sessions are kept in can not be written.',
  unknown_backup: 'There is no such backup.',
};

/** What the person can do something about is a refusal; the rest stays what it was. */
function refused(error: unknown): never {
  if (error instanceof StoreError && Object.hasOwn(refusals, error.code)) {
    throw new Refusal(error.code, refusals[error.code] ?? error.message);
  }
  throw error;
}
