// Who runs what. Every open store is an owner with a heartbeat while lanes of its run; lanes of an
// owner that is gone were broken off. A living owner is never taken for dead by a clock: it is
// dead when its process is gone on this machine, or when its heartbeat stands still while we watch.

import { hostname } from 'node:os';
import type { DatabaseSync } from 'node:sqlite';

export const heartbeatMs = 5_000;

/** One missed heartbeat and ten seconds more, by our own monotonic clock. */
export const silenceMs = heartbeatMs + 10_000;

export interface OwnerOptions {
  readonly id: string;
  readonly pid: number;
  readonly now: number;
}

/** True where a process of this machine runs under the number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export class Owners {
  private readonly db: DatabaseSync;
  private readonly me: OwnerOptions;
  private readonly host = hostname();
  private readonly watched = new Map<string, { readonly seen: number; readonly since: number }>();

  constructor(db: DatabaseSync, me: OwnerOptions) {
    this.db = db;
    this.me = me;
  }

  enter(): void {
    this.db
      .prepare('INSERT OR REPLACE INTO owner (id, pid, seen, host) VALUES (?, ?, ?, ?)')
      .run(this.me.id, this.me.pid, this.me.now, this.host);
  }

  leave(): void {
    this.db.prepare('DELETE FROM owner WHERE id = ?').run(this.me.id);
  }

  /** Only while lanes run here: an idle app writes nothing. Any change says "alive". */
  beat(): void {
    if (this.runs(this.me.id)) {
      this.db.prepare('UPDATE owner SET seen = seen + 1 WHERE id = ?').run(this.me.id);
    }
  }

  /** Lets go of every owner that is gone; `at` is monotonic. True where one is still in doubt. */
  bury(at: number): boolean {
    let isInDoubt = false;
    for (const row of this.db.prepare('SELECT id, pid, seen, host FROM owner').all()) {
      const id = String(row['id']);
      if (id === this.me.id) continue;
      // A process number of an earlier schema was this machine's.
      const isOurs = row['host'] === this.host || row['host'] === '';
      if ((isOurs && !isAlive(Number(row['pid']))) || this.isSilent(id, Number(row['seen']), at)) {
        this.db.prepare('DELETE FROM owner WHERE id = ?').run(id);
        this.watched.delete(id);
      } else if (this.runs(id)) {
        isInDoubt = true;
      }
    }
    return isInDoubt;
  }

  /** True where no other app has this file open, as far as can be told. */
  isAlone(): boolean {
    return this.db.prepare('SELECT 1 FROM owner WHERE id <> ? LIMIT 1').get(this.me.id) === undefined;
  }

  private runs(id: string): boolean {
    return (
      this.db.prepare('SELECT 1 FROM lane WHERE status IS NULL AND owner = ? LIMIT 1').get(id) !== undefined
    );
  }

  private isSilent(id: string, seen: number, at: number): boolean {
    const before = this.watched.get(id);
    if (before?.seen === seen) return this.runs(id) && at - before.since >= silenceMs;
    this.watched.set(id, { seen, since: at });
    return false;
  }
}
