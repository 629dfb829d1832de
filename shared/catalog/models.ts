// Looks up what the catalogue knows of a model, and whether it is still there on a day.

import { epochOf, isoOf } from '../calendar.ts';
import type { EpochMs } from '../units.ts';
import type { ModelRow, Retirement } from './model.ts';
import { modelRows } from './model-rows.ts';

/** How long before the day a person is told, days. */
const warningDays = 60;

export const modelRow = (endpoint: string, model: string): ModelRow | undefined =>
  modelRows.find(row => row.endpoints.includes(endpoint) && row.models.includes(model));

/** When a model goes, as seen on a day; undefined: no date is known. */
export function retirementOf(endpoint: string, model: string, on: EpochMs): Retirement | undefined {
  const row = modelRow(endpoint, model);
  if (!row || row.retiresOn === null) return undefined;
  const day = isoOf(on).slice(0, 10);
  const goesAt = epochOf(`${row.retiresOn}T00:00:00Z`);
  if (goesAt === undefined) throw new Error(`${row.retiresOn} in the catalogue is no day`);
  const daysLeft = (goesAt - on) / 86_400_000;
  const state = row.retiresOn <= day ? 'retired' : daysLeft <= warningDays ? 'soon' : 'later';
  return { on: row.retiresOn, state, successor: row.successor };
}
