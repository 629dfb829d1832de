// An engine among doubles: a fake clock, a fake wire, a journal that remembers. Verbs, not mocks.

import { dialectFor } from '../../electron/dialects/index.ts';
import { Engine } from '../../electron/engine/engine.ts';
import { planTrial } from '../../electron/engine/plan.ts';
import type { Journal, Ports } from '../../electron/engine/ports.ts';
import { framerFor } from '../../electron/transport/framing/framer.ts';
import type { Price } from '../../shared/catalog/price.ts';
import type { Contender, ContenderId } from '../../shared/trial/contender.ts';
import { sessionId, type LaneId } from '../../shared/trial/ids.ts';
import { foldLane, type Lane } from '../../shared/trial/lane.ts';
import type { Session } from '../../shared/trial/session.ts';
import type { Tape, WireRecord } from '../../shared/trial/tape.ts';
import { defaultOptions, type Trial, type TrialOptions } from '../../shared/trial/trial.ts';
import { epochMs } from '../../shared/units.ts';
import { fakeClock } from '../kit/fake-clock.ts';
import { fakeWire } from '../kit/fake-wire.ts';
import { kept } from '../kit/kept.ts';

export const contender = (model: string, more: Partial<Contender> = {}): Contender => ({
  id: model as ContenderId,
  endpoint: 'lab',
  dialect: 'openai-chat',
  flavour: null,
  baseUrl: 'http://127.0.0.1:8080/v1',
  model,
  effort: null,
  temperature: null,
  maxOutputTokens: null,
  streamed: true,
  simulated: false,
  ...more,
});

export const sessionWith = (lineup: readonly Contender[], user = 'Why?'): Session => ({
  id: sessionId('s1'),
  title: 'Why?',
  createdAt: epochMs(0),
  updatedAt: epochMs(0),
  prompt: { system: '', user, variables: {} },
  lineup,
  notes: '',
  pinned: false,
});

export function setup(more: Partial<Ports> = {}) {
  const clock = fakeClock();
  const wire = fakeWire(clock);
  const waiting: (readonly [LaneId, WireRecord])[] = [];
  const journaled = new Map<LaneId, WireRecord[]>();
  const saved = new Map<LaneId, { lane: Lane; tape: Tape }>();
  const begun: Trial[] = [];
  const reported: string[] = [];
  const journal: Journal = {
    begin: async trial => {
      begun.push(trial);
    },
    append: (laneId, record) => {
      waiting.push([laneId, kept(record)]);
    },
    flush: () => {
      for (const [laneId, record] of waiting.splice(0)) {
        journaled.set(laneId, [...(journaled.get(laneId) ?? []), record]);
      }
    },
    settle: async (_trialId, lane, records) => {
      if (saved.has(lane.id)) throw new Error(`lane ${lane.id} settled twice`);
      const all = journaled.get(lane.id) ?? [];
      const tape = all.slice(all.length - records);
      saved.set(lane.id, { lane, tape });
    },
  };
  let ids = 0;
  const ports: Ports = {
    clock,
    wire: () => wire,
    dialect: dialectFor,
    framer: framerFor,
    journal,
    newId: () => `id${(ids += 1)}`,
    secret: async () => ({ key: null, needed: false }),
    price: () => undefined,
    report: trouble => reported.push(trouble),
    random: () => 0,
    ...more,
  };
  const engine = new Engine(ports);

  /** Lets promises run, then the clock, until nothing more happens within `forMs`. */
  const pass = async (forMs: number): Promise<void> => {
    await clock.advanceAsync(forMs);
  };

  const start = (lineup: readonly Contender[], options: Partial<TrialOptions> = {}): Promise<Trial> =>
    engine.start(planTrial(ports, sessionWith(lineup), { ...defaultOptions, ...options }));

  /** All lanes as a watcher who comes now would fold them. */
  const watched = async (trial: Trial, after = 0): Promise<readonly Lane[]> => {
    const lanes = new Map(trial.lanes.map(lane => [lane.id, lane]));
    for await (const frame of engine.watch(trial.id, after)) {
      for (const { laneId, events } of frame.lanes) {
        const lane = lanes.get(laneId);
        if (lane) lanes.set(laneId, foldLane(lane, events));
      }
    }
    return [...lanes.values()];
  };

  return { clock, wire, engine, ports, begun, journaled, saved, reported, start, pass, watched };
}

export const playPrice: Price = {
  input: 10 as Price['input'],
  output: 100 as Price['output'],
  source: 'test',
  asOf: '2026-01-01',
};
