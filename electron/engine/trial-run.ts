// One trial while it runs: waves of lanes, their tapes on the way to the journal, their events
// on the way to whoever watches.
//
//   wave 1 ──all together──> lanes ── events ──> fold, frame log
//   wave 2 waits             lanes ── records ─> journal, which keeps the tape      each at its pace
//                            settled ─> next wave; saved meanwhile
//
// A contender has `concurrency` lanes in flight at most: that many waves overlap, no more. An
// endpoint that takes fewer at once than a wave holds gets the rest as its lanes settle.

import type { Contender, ContenderId } from '../../shared/trial/contender.ts';
import type { LaneId } from '../../shared/trial/ids.ts';
import { foldLane, type Lane } from '../../shared/trial/lane.ts';
import type { LaneEvent, LaneStatus, Note } from '../../shared/trial/lane-event.ts';
import type { WireRecord } from '../../shared/trial/tape.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { FrameLog } from './frame-log.ts';
import { LaneRun, type Access } from './lane-run.ts';
import { limits } from './limits.ts';
import { forEyes, type Pace } from './pace.ts';
import type { PlannedLane, TrialPlan } from './plan.ts';
import type { LoopWatch, Ports } from './ports.ts';
import { inputEstimate, spentOn } from './spend.ts';
import { ms } from '../../shared/units.ts';

interface Running {
  readonly plan: PlannedLane;
  readonly wave: number;
  readonly run: LaneRun;
  /** When the turn of its wave came, by the clock. */
  dueAt: number;
  hasWaited: boolean;
  /** As far as it has been folded: ask `laneOf`. */
  lane: Lane;
  /** Of its last attempt, so far: its tape, which the journal keeps. */
  records: number;
  unpublished: LaneEvent[];
  unfolded: LaneEvent[];
  isSent: boolean;
  isSettled: boolean;
  isSaved: boolean;
}

/** Found once per contender before anything is sent: looked up per lane it would hold up the next one. */
interface ContenderAccess extends Access {
  /** Lanes at once at its endpoint, all contenders together; null: no limit. */
  readonly lanesAtOnce: number | null;
}

/** A fold copies the lane's timeline, so events are gathered: until somebody asks, or there are many. */
const foldAtOnce = 4_096;

const waitedForPlace: Note = { code: 'waited_for_place', message: '' };

const nothingMore = (): number => 0;

/** The lane as it stands now. */
function laneOf(running: Running): Lane {
  if (running.unfolded.length > 0) running.lane = foldLane(running.lane, running.unfolded.splice(0));
  return running.lane;
}

export class TrialRun {
  readonly log = new FrameLog();
  readonly over: Promise<void>;

  private readonly ports: Ports;
  private readonly plan: TrialPlan;
  private readonly pace: Pace;
  private readonly lanes = new Map<LaneId, Running>();
  private readonly access = new Map<ContenderId, ContenderAccess>();
  /** Lanes whose turn has come and whose endpoint is busy, in order. */
  private readonly waiting: Running[] = [];
  /** Dollars left of the standing caps when the trial began, by endpoint. */
  private readonly allowances = new Map<string, number>();
  private loop: LoopWatch | undefined;
  private nextWave = 0;
  private oldest = 0;
  /** Lanes that have not settled, by wave. */
  private readonly unsettled: number[];
  private isStopped = false;
  /** Its turn has come, every key is read and every way found. */
  private isReady = false;
  private isSending = false;
  private isTurnDue = false;
  private isFrameDue = false;
  /** Frames come at once after a silence, and no closer than so many milliseconds. */
  private nextFrameAt = 0;
  private isJournalDue = false;
  private finish = (): void => undefined;

  constructor(ports: Ports, plan: TrialPlan) {
    this.ports = ports;
    this.plan = plan;
    this.pace = ports.pace ?? forEyes;
    this.over = new Promise(resolve => {
      this.finish = resolve;
    });
    this.unsettled = plan.waves.map(wave => wave.length);
    const queued = new Map(plan.trial.lanes.map(lane => [lane.id, lane]));
    plan.waves.forEach((wave, index) => {
      for (const planned of wave) {
        const lane = queued.get(planned.id);
        if (!lane) throw new Error(`lane ${planned.id} was planned but is not in its trial`);
        this.lanes.set(planned.id, this.ready(planned, index, lane));
      }
    });
  }

  /** The trial as frozen, its lanes still queued. */
  get frozen(): Trial {
    return this.plan.trial;
  }

  /** Reads every key and finds every way, then sends all that may fly at once. Resolves once that is sent. */
  async start(): Promise<void> {
    // Stopped while it waited for its turn: no key is asked for, and nobody would close the watch.
    if ([...this.lanes.values()].every(({ isSettled }) => isSettled)) return;
    const { lineup } = this.plan.trial;
    this.loop = this.ports.loopDelay?.(lineup);
    const accesses = await Promise.all(lineup.map(contender => this.accessTo(contender)));
    lineup.forEach((contender, index) => {
      const access = accesses[index];
      if (access) this.access.set(contender.id, access);
      const allowance = this.ports.allowance?.(contender) ?? null;
      if (allowance !== null) this.allowances.set(contender.endpoint, allowance);
    });
    this.isReady = true;
    this.sendWaves();
  }

  private async accessTo(contender: Contender): Promise<ContenderAccess> {
    return {
      secret: await this.ports.secret(contender),
      wire: this.ports.wire(contender),
      lanesAtOnce: this.ports.lanesAtOnce?.(contender) ?? null,
    };
  }

  /** Said of every lane that settles while this process was too busy to stamp in time. */
  private lateness(): readonly Note[] {
    const delay = this.loop?.p99();
    if (delay === undefined || delay <= limits.loopDelayMs) return [];
    return [{ code: 'event_loop_delay', message: `${Math.round(delay)} ms` }];
  }

  /** Ends one lane, or all. Lanes that were never sent are cancelled and say so. */
  stop(which: LaneId | undefined, status: Extract<LaneStatus, 'cancelled' | 'interrupted'>): void {
    if (which === undefined) this.isStopped = true;
    for (const running of this.lanes.values()) {
      if (which === undefined || running.plan.id === which) this.halt(running, status, []);
    }
  }

  private ready(plan: PlannedLane, wave: number, lane: Lane): Running {
    const run = new LaneRun(this.ports, plan, {
      events: events => this.collect(running, events),
      dispatched: at => {
        this.collect(running, [{ type: 'dispatched', at: ms(0), delayMs: ms(at - running.dueAt) }]);
      },
      record: record => this.journal(running, record),
      flags: () => (running.isSent ? this.lateness() : []),
      settled: () => this.save(running),
    });
    const running: Running = {
      plan,
      wave,
      run,
      dueAt: 0,
      hasWaited: false,
      lane,
      records: 0,
      unpublished: [],
      unfolded: [],
      isSent: false,
      isSettled: false,
      isSaved: false,
    };
    return running;
  }

  /** Sends all that has its turn. A lane that settles while it is being sent makes room for the next. */
  private sendWaves(): void {
    this.isTurnDue = true;
    // A lane may be stopped, and so settle, before anything can be sent.
    if (this.isSending || !this.isReady) return;
    this.isSending = true;
    while (this.isTurnDue) {
      this.isTurnDue = false;
      this.sendDue();
    }
    this.isSending = false;
  }

  private sendDue(): void {
    const { concurrency } = this.plan.trial.options;
    while (
      !this.isStopped &&
      this.nextWave < Math.min(this.plan.waves.length, this.oldestWave() + concurrency)
    ) {
      const wave = this.plan.waves[this.nextWave] ?? [];
      this.nextWave += 1;
      const dueAt = this.ports.clock.now();
      for (const { id } of wave) {
        const running = this.lanes.get(id);
        if (!running || running.isSettled) continue;
        running.dueAt = dueAt;
        this.waiting.push(running);
      }
    }
    this.sendWaiting();
  }

  /** Sends what has its turn, endpoint by endpoint as many as it takes at once. */
  private sendWaiting(): void {
    const held: Running[] = [];
    for (const running of this.waiting.splice(0)) {
      if (running.isSettled) continue;
      if (this.hasRoom(running)) this.send(running);
      else held.push(running);
    }
    for (const running of held) running.hasWaited = true;
    this.waiting.push(...held);
  }

  private hasRoom({ plan }: Running): boolean {
    const { contender } = plan.order;
    const most = this.access.get(contender.id)?.lanesAtOnce ?? null;
    if (most === null) return true;
    let flying = 0;
    for (const other of this.lanes.values()) {
      const isThere = other.plan.order.contender.endpoint === contender.endpoint;
      if (isThere && other.isSent && !other.isSettled) flying += 1;
    }
    return flying < most;
  }

  private send(running: Running): void {
    const { contender } = running.plan.order;
    const access = this.access.get(contender.id);
    if (!access) throw new Error(`${contender.id} is sent but is not in the lineup`);
    if (this.isOverAllowance(contender.endpoint, () => inputEstimate(running.lane, this.plan.trial))) {
      return this.halt(running, 'cancelled', [{ code: 'capped_month', message: '' }]);
    }
    if (this.isOverCap(() => inputEstimate(running.lane, this.plan.trial))) {
      return this.halt(running, 'cancelled', [{ code: 'capped_cost', message: '' }]);
    }
    const said = running.hasWaited ? [...running.plan.notes, waitedForPlace] : running.plan.notes;
    this.collect(
      running,
      said.map(note => ({ type: 'note', at: ms(0), note }) as const),
    );
    running.isSent = true;
    running.run.send(access);
  }

  /** The first wave that still has a lane to settle. */
  private oldestWave(): number {
    while (this.oldest < this.plan.waves.length && this.unsettled[this.oldest] === 0) this.oldest += 1;
    return this.oldest;
  }

  private halt(
    running: Running,
    status: Extract<LaneStatus, 'cancelled' | 'interrupted' | 'limit'>,
    notes: readonly Note[],
  ): void {
    if (running.isSettled) return;
    this.publish([running]);
    const isUnsent = !running.isSent;
    running.run.stop(
      isUnsent ? 'cancelled' : status,
      isUnsent ? [...notes, { code: 'not_sent', message: '' }] : notes,
    );
  }

  private collect(running: Running, events: readonly LaneEvent[]): void {
    for (const event of events) {
      running.unfolded.push(event);
      running.unpublished.push(event);
      if (event.type === 'retried') running.records = 0;
    }
    if (running.unfolded.length >= foldAtOnce) laneOf(running);
    if (this.isFrameDue) return;
    this.isFrameDue = true;
    const { clock } = this.ports;
    clock.after(Math.max(0, this.nextFrameAt - clock.now()), () => this.flushFrame());
  }

  private flushFrame(): void {
    this.isFrameDue = false;
    this.nextFrameAt = this.ports.clock.now() + this.pace.frameMs;
    this.publish([...this.lanes.values()]);
    this.mindTheCaps();
  }

  private publish(all: readonly Running[]): void {
    const frame: { laneId: LaneId; events: readonly LaneEvent[] }[] = [];
    for (const running of all) {
      const events = running.unpublished;
      if (events.length === 0) continue;
      running.unpublished = [];
      frame.push({ laneId: running.plan.id, events });
    }
    this.log.append(frame);
  }

  private journal(running: Running, record: WireRecord): void {
    running.records += 1;
    this.ports.journal.append(running.plan.id, record);
    if (this.isJournalDue) return;
    this.isJournalDue = true;
    this.ports.clock.after(this.pace.journalMs, () => this.flushJournal());
  }

  private flushJournal(): void {
    this.isJournalDue = false;
    this.ports.journal.flush();
  }

  private save(running: Running): void {
    running.isSettled = true;
    this.publish([running]);
    this.ports.journal.flush();
    this.unsettled[running.wave] = (this.unsettled[running.wave] ?? 0) - 1;
    // The next wave does not wait for the disk: what has settled has reached the journal.
    this.sendWaves();
    this.counted(running)
      .then(() => this.ports.journal.settle(this.plan.trial.id, laneOf(running), running.records))
      .catch((error: unknown) => this.ports.report(`a lane could not be saved: ${String(error)}`))
      .then(() => this.saved(running))
      .catch((error: unknown) => this.ports.report(String(error)));
  }

  /** Adds what a tokenizer says of the settled text, for whoever watches and for the file. */
  private async counted(running: Running): Promise<void> {
    const { countTokens } = this.ports;
    if (!countTokens) return;
    const lane = laneOf(running);
    const counts = await countTokens(lane).catch(() => undefined);
    const at = lane.marks.endMs;
    if (counts === undefined || at === null) return;
    this.collect(running, [{ type: 'counted', at, counts }]);
    this.publish([running]);
  }

  private saved(running: Running): void {
    running.isSaved = true;
    this.mindTheCaps();
    if ([...this.lanes.values()].every(({ isSaved }) => isSaved)) {
      this.loop?.close();
      this.log.close();
      this.finish();
    }
  }

  private isOverCap(more: () => number): boolean {
    const { maxCostUsd } = this.plan.trial.options;
    if (maxCostUsd === null) return false;
    let spent = more();
    for (const running of this.lanes.values()) spent += spentOn(laneOf(running), this.plan.trial);
    return spent > maxCostUsd;
  }

  private mindTheCaps(): void {
    if (this.isOverCap(nothingMore)) this.stopAtCap();
    for (const endpoint of this.allowances.keys()) {
      if (!this.isOverAllowance(endpoint, nothingMore)) continue;
      for (const running of this.lanes.values()) {
        if (running.plan.order.contender.endpoint !== endpoint) continue;
        this.halt(running, 'limit', [{ code: 'capped_month', message: '' }]);
      }
    }
  }

  /** The standing cap of one endpoint: what was spent before this trial is in its allowance already. */
  private isOverAllowance(endpoint: string, more: () => number): boolean {
    const allowance = this.allowances.get(endpoint);
    if (allowance === undefined) return false;
    let spent = more();
    for (const running of this.lanes.values()) {
      const isThere = running.plan.order.contender.endpoint === endpoint;
      if (isThere) spent += spentOn(laneOf(running), this.plan.trial);
    }
    return spent > allowance;
  }

  private stopAtCap(): void {
    this.isStopped = true;
    for (const running of this.lanes.values()) {
      this.halt(running, 'limit', [{ code: 'capped_cost', message: '' }]);
    }
  }
}
