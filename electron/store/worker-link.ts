// Numbered questions to a worker that may die. One that dies is started again and asked again all
// it had not answered, in order and marked as asked before, so that nothing is done twice or lost.

import type { Worker } from 'node:worker_threads';
import { storeTrouble, type StoreTrouble } from '../../shared/contract/store-trouble.ts';
import type { Call, Said } from './worker/messages.ts';

/** A store that said no, or is gone. */
export class StoreError extends Error {
  /** `disk_full`, `busy`, `io`, `damaged`, `read_only`, `store_closed`, `store_worker` ... */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'StoreError';
    this.code = code;
  }
}

interface Open {
  readonly name: string;
  readonly input: unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A worker that dies this often without one answer in between is not started again. */
const mostDeaths = 3;

export class WorkerLink {
  private readonly start: (isAgain: boolean) => Worker;
  private readonly tell: (trouble: StoreTrouble) => void;
  private readonly open = new Map<number, Open>();
  private worker: Worker;
  private last = 0;
  private deaths = 0;
  private gone: Error | undefined;

  constructor(start: (isAgain: boolean) => Worker, tell: (trouble: StoreTrouble) => void) {
    this.start = start;
    this.tell = tell;
    this.worker = this.begin(false);
  }

  /** `input` is copied, and again for a worker that stands in for one that died. */
  ask(name: string, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.gone) return reject(this.gone);
      this.last += 1;
      this.open.set(this.last, { name, input, resolve, reject });
      this.post(this.last, name, input, false);
    });
  }

  private begin(isAgain: boolean): Worker {
    const worker = this.start(isAgain);
    let why = 'the store stopped';
    worker.on('message', (said: Said) => this.hear(said));
    worker.on('error', error => {
      why = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', () => {
      if (worker === this.worker) this.bury(why);
    });
    return worker;
  }

  private post(id: number, name: string, input: unknown, isReplay: boolean): void {
    this.worker.postMessage({ id, name, input, isReplay } satisfies Call);
  }

  private hear(said: Said): void {
    if ('trouble' in said) return this.tell(said.trouble);
    if ('failed' in said) return this.end(new StoreError(said.failed.code, said.failed.message));
    const question = this.open.get(said.id);
    this.open.delete(said.id);
    this.deaths = 0;
    if (said.ok) {
      // Closed as asked: what follows is an end, not a death.
      if (question?.name === 'close') this.gone ??= new StoreError('store_closed', 'the store is closed');
      question?.resolve(said.value);
    } else {
      question?.reject(new StoreError(said.code, said.message));
    }
  }

  private bury(why: string): void {
    this.deaths += 1;
    if (this.gone || this.deaths > mostDeaths) return this.end(new StoreError('store_worker', why));
    this.tell(storeTrouble('worker_restarted', why));
    this.worker = this.begin(true);
    for (const [id, { name, input }] of this.open) this.post(id, name, input, true);
  }

  private end(error: Error): void {
    this.gone ??= error;
    for (const { reject } of this.open.values()) reject(this.gone);
    this.open.clear();
  }
}
