// What the store keeps, to the rest of the house. The database behind it is one worker's
// alone; everything here is a message to that worker.

import type { StoreTrouble } from '../../shared/contract/store-trouble.ts';
import type { Backup } from '../../shared/contract/views.ts';
import type { SessionId, TrialId, LaneId } from '../../shared/trial/ids.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import type { Prompt, Session, SessionHeader } from '../../shared/trial/session.ts';
import type { Tape, WireRecord } from '../../shared/trial/tape.ts';
import type { Trial } from '../../shared/trial/trial.ts';

export interface Store {
  /** Newest first, pinned before the rest; removed ones left out. A query searches titles, prompts, answers, thinking and notes. */
  listSessions(page: {
    readonly query: string;
    readonly limit: number;
    readonly offset: number;
    readonly tag?: string | undefined;
  }): Promise<{ readonly sessions: readonly SessionHeader[]; readonly more: boolean }>;
  /** Prompts of all sessions that were run, each once, the last one first; those of removed sessions left out. */
  prompts(limit: number): Promise<readonly Prompt[]>;
  createSession(session: Session): Promise<void>;
  /** The session and its trials, oldest trial first; lanes as last settled, running ones queued. */
  openSession(
    id: SessionId,
  ): Promise<{ readonly session: Session; readonly trials: readonly Trial[] } | undefined>;
  updateSession(session: Session): Promise<void>;
  removeSession(id: SessionId): Promise<void>;
  restoreSession(id: SessionId): Promise<void>;
  /** A whole session at once, in one transaction: import and duplicate. */
  addSession(session: Session, trials: readonly Trial[], tapes: ReadonlyMap<LaneId, Tape>): Promise<void>;

  begin(trial: Trial): Promise<void>;
  /** Takes a record of a running lane; its bytes are copied. It is written with the next `flush`. */
  append(laneId: LaneId, record: WireRecord): void;
  flush(): void;
  /** `records`: how many of those appended last are the lane's tape; earlier attempts stand before them. */
  settle(trialId: TrialId, lane: Lane, records: number): Promise<void>;
  tape(laneId: LaneId): Promise<Tape>;

  /** Lanes whose app is gone; `isInDoubt`: another app may yet turn out to be, so ask again later. */
  orphans(): Promise<{ readonly orphans: readonly Orphan[]; readonly isInDoubt: boolean }>;

  /** Newest first. */
  backups(): Promise<readonly Backup[]>;
  makeBackup(): Promise<Backup>;
  /** Takes in what the backup has and this store has not. Nothing that is here is changed. */
  restoreBackup(id: string): Promise<{ readonly sessions: number }>;

  /** What the person should know of the place the sessions are kept in, oldest first. */
  troubles(): readonly StoreTrouble[];

  /** The app is closing: what the disk does not take now is not waited for. */
  hurry(): void;

  /** Resolves once everything handed over is on disk and the file is closed. */
  close(): Promise<void>;
}

/** A lane that was running when its owner died, with what had reached the journal. */
export interface Orphan {
  readonly trialId: TrialId;
  /** As frozen in the trial: what the lane was sent. */
  readonly prompt: Prompt;
  readonly lane: Lane;
  readonly tape: Tape;
}
