// The instrument held against the truth server, load by load: whole trials, through transport, framing,
// dialect, journal and fold, as a person would run them.

import type { CalibrationRow } from '../../shared/calibration.ts';
import type { ContenderDraft } from '../../shared/contract/contract.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { machineOffset } from '../transport/machine-clock.ts';
import { errorOf, type Heard } from './read-error.ts';
import { modelNameOf, type Schedule } from './schedule.ts';
import type { Truth } from './start-truth.ts';

/** The instrument under test. */
export interface Instrument {
  readonly laboratory: Laboratory;
  /** The endpoint's name under which it reaches the truth server. */
  readonly endpoint: string;
  /** When the request for a model left, on this process's `performance.now()`. */
  sentAt(model: string): number | undefined;
}

/** How many answers run at once, and how often: enough for a 99th percentile, soon enough over. */
export interface Load {
  readonly lanes: number;
  readonly rounds: number;
}

export const usualLoads: readonly Load[] = [
  { lanes: 1, rounds: 12 },
  { lanes: 8, rounds: 6 },
  { lanes: 32, rounds: 3 },
  { lanes: 128, rounds: 2 },
];

/** A hundred pieces a second, as a quick model sends them. */
const schedule: Schedule = { pieces: 60, everyMs: 10, firstMs: 200, padding: 0 };

export async function measure(
  instrument: Instrument,
  truth: Truth,
  loads: readonly Load[],
  onRow: (row: CalibrationRow) => void,
): Promise<readonly CalibrationRow[]> {
  const offset = machineOffset();
  let minted = 0;
  const round = async (lanes: number): Promise<readonly Heard[]> => {
    const models = Array.from({ length: lanes }, () => modelNameOf(schedule, (minted += 1)));
    return hear(instrument, truth, models, offset);
  };
  // The first trial pays for what is loaded and compiled on first use; it is not measured.
  await round(2);
  const rows: CalibrationRow[] = [];
  for (const { lanes, rounds } of loads) {
    const answers: Heard[] = [];
    for (let i = 0; i < rounds; i += 1) answers.push(...(await round(lanes)));
    const row = errorOf(lanes, answers);
    rows.push(row);
    onRow(row);
  }
  return rows;
}

async function hear(
  { laboratory, endpoint, sentAt }: Instrument,
  truth: Truth,
  models: readonly string[],
  offset: number,
): Promise<readonly Heard[]> {
  const { sessions, trials } = laboratory;
  const prompt = { system: '', user: 'calibrate', variables: {} };
  const session = await sessions.create({
    title: 'calibration',
    prompt,
    lineup: models.map(draftOf(endpoint)),
  });
  const trial = await trials.start({ sessionId: session.id, options: {} });
  for await (const frame of await trials.watch({ trialId: trial.id, after: 0 })) if (frame.over) break;
  const opened = await sessions.open({ id: session.id });
  const lanes = opened?.trials[0]?.lanes ?? [];
  return Promise.all(
    lanes.map(async lane => {
      const zero = sentAt(lane.contender.model);
      if (zero === undefined) throw new Error(`${lane.contender.model} was never sent`);
      const { cameMs, sentMs } = await truth.sent(lane.contender.model);
      return {
        leftMs: zero + offset,
        cameMs,
        sentMs,
        stamped: lane.timeline.map(([at, , text]) => ({ atMs: zero + at + offset, text })),
      };
    }),
  );
}

const draftOf =
  (endpoint: string) =>
  (model: string, index: number): ContenderDraft => ({
    id: `c${index + 1}` as ContenderId,
    endpoint,
    model,
    effort: null,
    temperature: null,
    maxOutputTokens: null,
    streamed: true,
  });
