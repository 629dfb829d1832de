// The whole engine on real sockets and the real clock: transport, framing, dialect, engine. What a
// lane makes of a scripted server, as a value.

import { dialectFor } from '../../electron/dialects/index.ts';
import { Engine } from '../../electron/engine/engine.ts';
import { planTrial } from '../../electron/engine/plan.ts';
import type { Ports, Wire } from '../../electron/engine/ports.ts';
import { systemClock } from '../../electron/transport/clock.ts';
import { framerFor } from '../../electron/transport/framing/framer.ts';
import type { Route } from '../../electron/transport/route.ts';
import { threadWire } from '../../electron/transport/thread-wire.ts';
import { socketWire } from '../../electron/transport/wire.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import type { LaneId } from '../../shared/trial/ids.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import type { Tape, WireRecord } from '../../shared/trial/tape.ts';
import { defaultOptions, type Trial, type TrialFrame, type TrialOptions } from '../../shared/trial/trial.ts';
import { contender, sessionWith } from '../engine/setup.ts';
import { kept } from '../kit/kept.ts';

export interface Settled {
  readonly lane: Lane;
  readonly tape: Tape;
}

export interface Laboratory {
  readonly engine: Engine;
  readonly ports: Ports;
  /** Everything that left the engine, to look for what must not be in it. */
  readonly told: unknown[];
  contender(url: string, more?: Partial<Contender>): Contender;
  start(lineup: readonly Contender[], options?: Partial<TrialOptions>): Promise<Trial>;
  /** The lanes of a trial once it is over, in lineup order. */
  lanes(trial: Trial): Promise<readonly Settled[]>;
  /** Those lanes of a trial that are settled and saved at this moment, in lineup order. */
  settledNow(trial: Trial): readonly Settled[];
  /**
   * Resolves once `count` lanes have come so far: a record of that type has come (`headers`,
   * `chunk` ...) and was looked at, or the request left (`asked`), or a `retry` is waited for.
   */
  reached(moment: string, count?: number): Promise<void>;
  /** One request to one server, start to end. */
  run(url: string, options?: Partial<TrialOptions>, more?: Partial<Contender>): Promise<Settled>;
  close(): Promise<void>;
}

export interface LaboratoryOptions {
  readonly key?: string;
  readonly route?: Route;
  readonly connectTimeoutMs?: number;
  readonly ports?: Partial<Ports>;
  /** The sockets on this thread, where a test sets its clock; else they have theirs, as in the app. */
  readonly isHere?: boolean;
}

export function laboratory(options: LaboratoryOptions = {}): Laboratory {
  const clock = systemClock();
  const limits = { connectTimeoutMs: options.connectTimeoutMs ?? 10_000 };
  const socket = options.isHere === true ? socketWire(clock, limits) : threadWire({ limits });
  const plain = socket.through(options.route ?? {});
  const moments: string[] = [];
  let waiting: (() => void)[] = [];
  const note = (moment: string): void => {
    moments.push(moment);
    const due = waiting;
    waiting = [];
    for (const look of due) look();
  };
  const wire: Wire = {
    send: (request, { onRecord, ...more }) => {
      const flight = plain.send(request, {
        ...more,
        onRecord: record => {
          onRecord(record);
          note(record.type === 'written' ? 'asked' : record.type === 'end' ? 'retry' : record.type);
        },
      });
      note('connecting');
      return flight;
    },
  };
  const saved = new Map<LaneId, Settled>();
  const journaled = new Map<LaneId, readonly WireRecord[]>();
  const told: unknown[] = [];
  let ids = 0;
  const ports: Ports = {
    clock,
    wire: () => wire,
    dialect: dialectFor,
    framer: framerFor,
    journal: {
      begin: async trial => void told.push(trial),
      append: (laneId, record) => {
        journaled.set(laneId, [...(journaled.get(laneId) ?? []), kept(record)]);
        told.push(kept(record));
      },
      flush: () => undefined,
      settle: async (_trialId, lane, records) => {
        if (saved.has(lane.id)) throw new Error(`lane ${lane.id} settled twice`);
        const all = journaled.get(lane.id) ?? [];
        saved.set(lane.id, { lane, tape: all.slice(all.length - records) });
        told.push(lane);
      },
    },
    newId: () => `id${(ids += 1)}`,
    secret: async () => ({ key: options.key ?? null, needed: false }),
    price: () => undefined,
    report: trouble => void told.push(trouble),
    random: () => 0,
    ...options.ports,
  };
  const engine = new Engine(ports);

  const start: Laboratory['start'] = (lineup, chosen = {}) =>
    engine.start(planTrial(ports, sessionWith(lineup), { ...defaultOptions, timeoutMs: 30_000, ...chosen }));
  const lanes: Laboratory['lanes'] = async trial => {
    await engine.over(trial.id);
    return trial.lanes.map(({ id }) => {
      const settled = saved.get(id);
      if (!settled) throw new Error(`lane ${id} was not saved`);
      return settled;
    });
  };
  const reached: Laboratory['reached'] = async (moment, count = 1) => {
    while (moments.filter(known => known === moment).length < count) {
      await new Promise<void>(resolve => waiting.push(resolve));
    }
  };
  const settledNow: Laboratory['settledNow'] = trial => trial.lanes.flatMap(({ id }) => saved.get(id) ?? []);
  const made: Laboratory['contender'] = (url, more = {}) =>
    contender(`m${(ids += 1)}`, { baseUrl: `${url}/v1`, ...more });
  return {
    engine,
    ports,
    told,
    contender: made,
    start,
    lanes,
    settledNow,
    reached,
    run: async (url, chosen, more) => {
      const [settled] = await lanes(await start([made(url, more)], chosen));
      if (!settled) throw new Error('a trial without a lane');
      return settled;
    },
    close: async () => {
      await engine.close();
      await socket.close();
    },
  };
}

/** All frames a watcher of the trial is shown. */
export async function framesOf({ engine }: Laboratory, trial: Trial): Promise<readonly TrialFrame[]> {
  const frames: TrialFrame[] = [];
  for await (const frame of engine.watch(trial.id, 0)) frames.push(frame);
  return frames;
}
