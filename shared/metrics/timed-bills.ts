// Which lanes may enter a fit of total time on billed tokens, as points in the order of sending.
//
// Complete ones only, not cut by the limit, not retried, billed by the provider itself; not
// streamed, or streamed with hidden thinking: where thinking is shown its pace is measured. A call
// that loaded its model first took longer for a reason of its own.

import { isKnown } from '../reading.ts';
import type { Contender } from '../trial/contender.ts';
import type { TrialId } from '../trial/ids.ts';
import type { Lane } from '../trial/lane.ts';
import type { Trial } from '../trial/trial.ts';

/** One call: how long it took in all, and what it billed. In the order of sending. */
export interface TimedBill {
  readonly seconds: number;
  /** Output tokens, thinking included. */
  readonly billed: number;
  /** Of these, thinking; null or left out: not told. */
  readonly reasoning?: number | null;
  /** Input that was not read from a cache; null or left out: not known. */
  readonly input?: number | null;
}

/** The runs of one contender at one setting, over all the trials that had it so. */
export interface TimedSeries {
  readonly contender: Contender;
  readonly over: readonly TrialId[];
  readonly points: readonly TimedBill[];
}

export function timedSeries(trials: readonly Trial[]): readonly TimedSeries[] {
  const series = new Map<string, { contender: Contender; over: TrialId[]; points: TimedBill[] }>();
  for (const trial of trials.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const place = new Map(trial.sendOrder.map((id, i) => [id, i]));
    const sent = trial.lanes.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    for (const lane of sent) {
      const point = timedBill(lane);
      if (point === undefined) continue;
      const key = settingOf(lane.contender);
      const own = series.get(key) ?? { contender: lane.contender, over: [], points: [] };
      if (!own.over.includes(trial.id)) own.over.push(trial.id);
      own.points.push(point);
      series.set(key, own);
    }
  }
  return [...series.values()];
}

/** A column keeps its id when its setting is changed: runs of two settings are not one series. */
const settingOf = ({ id, endpoint, baseUrl, model, effort, streamed }: Contender): string =>
  JSON.stringify([id, endpoint, baseUrl, model, effort, streamed]);

export function timedBill(lane: Lane): TimedBill | undefined {
  const { usage, marks } = lane;
  const isFit =
    lane.status === 'complete' &&
    lane.finish?.normalised !== 'length' &&
    lane.attemptLog.length === 0 &&
    (!lane.contender.streamed || lane.reasoningKind === 'hidden') &&
    lane.contender.flavour !== 'reseller' &&
    !loadedItsModel(lane);
  const billed = usage.outputTokens;
  if (!isFit || marks.endMs === null || !isKnown(billed) || billed.from === 'estimated') return undefined;
  const input = usage.inputTokens.value;
  return {
    seconds: marks.endMs / 1000,
    billed: billed.value,
    reasoning: usage.reasoningTokens.value,
    input: input === null ? null : input - (usage.cachedInputTokens.value ?? 0),
  };
}

const loadedItsModel = ({ server }: Lane): boolean =>
  Object.entries(server).some(
    ([name, value]) => /^(model_)?load_(ms|duration|time)/.test(name) && Number(value) > 0,
  );
