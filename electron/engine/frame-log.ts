// The log of a running trial that watchers read. The run never waits for a watcher: each has
// its own place in the log, comes as late as it likes, and gets what it missed as one frame.

import type { LaneId } from '../../shared/trial/ids.ts';
import type { LaneEvent } from '../../shared/trial/lane-event.ts';
import type { TrialFrame } from '../../shared/trial/trial.ts';

type LaneEvents = TrialFrame['lanes'][number];

export class FrameLog {
  private readonly entries: LaneEvents[][] = [];
  private isOver = false;
  private wake: (() => void)[] = [];

  append(lanes: LaneEvents[]): void {
    if (lanes.length === 0) return;
    this.entries.push(lanes);
    this.notify();
  }

  /** Everything is settled and saved: watchers end once they have read all. */
  close(): void {
    this.isOver = true;
    this.notify();
  }

  /** Frames after `after`, what lies between two readings merged into one. */
  async *watch(after: number, signal?: AbortSignal): AsyncGenerator<TrialFrame, void, undefined> {
    let seen = Math.min(after, this.entries.length);
    const onAbort = (): void => this.notify();
    signal?.addEventListener('abort', onAbort);
    try {
      while (!signal?.aborted) {
        if (seen < this.entries.length || this.isOver) {
          const lanes = merged(this.entries.slice(seen));
          seen = this.entries.length;
          yield { seq: seen, lanes, over: this.isOver };
          if (this.isOver && seen === this.entries.length) return;
        } else {
          await new Promise<void>(resolve => this.wake.push(resolve));
        }
      }
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  private notify(): void {
    const sleepers = this.wake;
    this.wake = [];
    for (const wake of sleepers) wake();
  }
}

function merged(entries: readonly LaneEvents[][]): LaneEvents[] {
  const byLane = new Map<LaneId, LaneEvent[]>();
  for (const lanes of entries) {
    for (const { laneId, events } of lanes) {
      const known = byLane.get(laneId);
      if (known) for (const event of events) known.push(event);
      else byLane.set(laneId, [...events]);
    }
  }
  return [...byLane].map(([laneId, events]) => ({ laneId, events }));
}
