// Opens the store: a folder of its own, one worker, and the Store as messages to it.

import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EpochMs } from '../../shared/units.ts';
import type { Store } from './store.ts';
import type { OpenOptions } from './worker/database.ts';
import type { Answer, Call } from './worker/messages.ts';

export interface StoreOptions {
  readonly folder: string;
  /** The version of the app, written into a new file. */
  readonly app: string;
  readonly date: () => EpochMs;
  /** Where the worker lies in a bundle; from source it lies beside this file. */
  readonly workerUrl?: URL;
}

/** A store that said no, or is gone. */
export class StoreError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'StoreError';
    this.code = code;
  }
}

export async function openStore(options: StoreOptions): Promise<Store> {
  const { folder } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'sessions.db');
  const marker = join(folder, 'sessions.marker');
  const hadData = existsSync(marker);
  const worker = new Worker(options.workerUrl ?? new URL('./worker/main.ts', import.meta.url), {
    workerData: {
      file,
      app: options.app,
      now: options.date(),
      owner: randomUUID(),
      pid: process.pid,
      hadData,
    } satisfies OpenOptions,
    // Node's own remark that its SQLite is young says nothing to the person at the terminal.
    execArgv: [...process.execArgv, '--disable-warning=ExperimentalWarning'],
  });
  const ask = asking(worker);
  const warning = (await ask('warning')) as string | null;
  for (const path of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(path)) chmodSync(path, 0o600);
  if (!hadData) writeFileSync(marker, 'Sessions were kept in this folder.\n', { mode: 0o600 });
  return storeOf(ask, warning);
}

type Ask = (name: string, input?: unknown) => Promise<unknown>;

/** Numbered questions to the worker. Once it is gone, every open and later question fails. */
function asking(worker: Worker): Ask {
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  let gone: Error | undefined;

  const fail = (error: Error): void => {
    gone ??= error;
    for (const { reject } of open.values()) reject(error);
    open.clear();
  };
  worker.on('message', (answer: Answer) => {
    const question = open.get(answer.id);
    open.delete(answer.id);
    if (answer.ok) question?.resolve(answer.value);
    else question?.reject(new StoreError(answer.code, answer.message));
  });
  worker.on('error', error =>
    fail(new StoreError('store_worker', error instanceof Error ? error.message : String(error))),
  );
  worker.on('exit', () => fail(new StoreError('store_closed', 'the store is closed')));

  return (name, input) =>
    new Promise((resolve, reject) => {
      if (gone) return reject(gone);
      last += 1;
      open.set(last, { resolve, reject });
      worker.postMessage({ id: last, name, input } satisfies Call);
    });
}

function storeOf(ask: Ask, warning: string | null): Store {
  /** Appends that were not written: the next settle or close tells. */
  let lost: unknown;
  return {
    warning,
    listSessions: page => ask('listSessions', page) as ReturnType<Store['listSessions']>,
    createSession: session => ask('createSession', session) as Promise<void>,
    openSession: id => ask('openSession', id) as ReturnType<Store['openSession']>,
    updateSession: session => ask('updateSession', session) as Promise<void>,
    removeSession: id => ask('removeSession', id) as Promise<void>,
    restoreSession: id => ask('restoreSession', id) as Promise<void>,
    addSession: (session, trials, tapes) => ask('addSession', { session, trials, tapes }) as Promise<void>,
    begin: trial => ask('begin', trial) as Promise<void>,
    append: batch => {
      ask('append', batch).catch((error: unknown) => {
        lost ??= error;
      });
    },
    settle: (trialId, lane, tape) => ask('settle', { trialId, lane, tape }) as Promise<void>,
    tape: laneId => ask('tape', laneId) as ReturnType<Store['tape']>,
    orphans: () => ask('orphans') as ReturnType<Store['orphans']>,
    close: async () => {
      await ask('close');
      if (lost !== undefined) throw lost;
    },
  };
}
