// Every figure of a lane by its name, in the order in which all of them are listed: for a report and
// for the screen alike.

import type { MeasureName } from '../format/measures.ts';
import type { Cost, Readings } from '../metrics/readings.ts';
import type { Reading } from '../reading.ts';
import type { Usage } from '../trial/lane-event.ts';

const counts = [
  'inputTokens',
  'cachedInputTokens',
  'cacheWriteTokens',
  'outputTokens',
  'reasoningTokens',
  'answerTokens',
] as const;

export function allFigures(
  readings: Readings,
  usage: Usage,
  { usd, reasoningUsd, usdAtLeast }: Cost,
): ReadonlyMap<MeasureName, Reading<number>> {
  return new Map<MeasureName, Reading<number>>([
    ...(Object.entries(readings) as [keyof Readings, Reading<number>][]),
    ...counts.map((name): [MeasureName, Reading<number>] => [name, usage[name]]),
    ['usd', usd],
    ['reasoningUsd', reasoningUsd],
    ...(usdAtLeast ? [['usdAtLeast', usdAtLeast] as [MeasureName, Reading<number>]] : []),
  ]);
}
