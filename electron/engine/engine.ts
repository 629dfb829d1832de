// The laboratory's floor: trials one after another, each watched by whoever likes.
//
// Two trials at once would disturb each other's clocks, so a second one waits for the first.
// A run belongs to the engine: a watcher that goes away, or a page that reloads, ends nothing.

import type { LaneId, SessionId, TrialId } from '../../shared/trial/ids.ts';
import type { Trial, TrialFrame } from '../../shared/trial/trial.ts';
import type { FrameLog } from './frame-log.ts';
import type { TrialPlan } from './plan.ts';
import type { Ports } from './ports.ts';
import { TrialRun } from './trial-run.ts';

/** How long a finished trial's log stays for watchers who were about to come. */
const keptMs = 30_000;

export class Engine {
  private readonly ports: Ports;
  /** Those that run or wait. */
  private readonly runs = new Map<TrialId, TrialRun>();
  /** Of those that ended a moment ago, what a watcher may still read: the rest of a run is let go of. */
  private readonly finished = new Map<TrialId, FrameLog>();
  private last: Promise<void> = Promise.resolve();
  private isClosing = false;
  /** The timers that forget finished trials: they must not keep a closed app alive. */
  private readonly forgetting = new Set<() => void>();

  constructor(ports: Ports) {
    this.ports = ports;
  }

  /**
   * Writes the trial down, then sends it, or queues it behind the one that runs. Resolves once
   * all that can be sent now is sent.
   */
  async start(plan: TrialPlan): Promise<Trial> {
    await this.ports.journal.begin(plan.trial);
    const run = new TrialRun(this.ports, plan);
    const isAlone = this.running().length === 0;
    this.runs.set(plan.trial.id, run);
    const turn = this.last.then(() => this.carryOut(run));
    // A trial that is stopped while it waits is over before those ahead of it are.
    this.last = this.last.then(() => run.over);
    run.over.then(() => this.retire(plan.trial.id, run.log)).catch(this.ports.report);
    if (isAlone) await turn;
    else turn.catch((error: unknown) => this.ports.report(String(error)));
    return plan.trial;
  }

  stop(trialId: TrialId, laneId?: LaneId): void {
    this.runs.get(trialId)?.stop(laneId, 'cancelled');
  }

  /** Every event after `after`. A trial that is not here any more is over: read it from the store. */
  async *watch(trialId: TrialId, after: number, signal?: AbortSignal): AsyncGenerator<TrialFrame> {
    const log = this.runs.get(trialId)?.log ?? this.finished.get(trialId);
    if (log) yield* log.watch(after, signal);
    else yield { seq: after, lanes: [], over: true };
  }

  /** The trials that run or wait, of one session or of all. */
  running(sessionId?: SessionId): readonly TrialId[] {
    return [...this.runs]
      .filter(([, run]) => !sessionId || run.frozen.sessionId === sessionId)
      .map(([id]) => id);
  }

  /** Resolves when the trial is over and saved. */
  async over(trialId: TrialId): Promise<void> {
    await this.runs.get(trialId)?.over;
  }

  /** Settles what still runs as interrupted, keeping what came, and waits until it is saved. */
  async close(): Promise<void> {
    this.isClosing = true;
    const open = this.running().flatMap(id => this.runs.get(id) ?? []);
    for (const run of open) run.stop(undefined, 'interrupted');
    await Promise.all(open.map(run => run.over));
    for (const callOff of this.forgetting) callOff();
    this.forgetting.clear();
  }

  private async carryOut(run: TrialRun): Promise<void> {
    if (this.isClosing) run.stop(undefined, 'interrupted');
    try {
      await run.start();
    } catch (error) {
      // Nothing may stay queued for ever behind a trial that could not begin.
      run.stop(undefined, 'interrupted');
      throw error;
    }
  }

  private retire(id: TrialId, log: FrameLog): void {
    this.runs.delete(id);
    if (this.isClosing) return;
    this.finished.set(id, log);
    const callOff = this.ports.clock.after(keptMs, () => {
      this.forgetting.delete(callOff);
      this.finished.delete(id);
    });
    this.forgetting.add(callOff);
  }
}
