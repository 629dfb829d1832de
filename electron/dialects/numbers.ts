// Facts a server tells, as numbers with the unit in the name. What is no number is no fact.

import type { Json } from './json.ts';

export type Facts = Readonly<Record<string, number | string>>;

export const finite = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;

/** Scaled where it is there: `scaled(time, 1000)` makes milliseconds of seconds. */
export const scaled = (value: Json | undefined, by: number): number | undefined => {
  const known = finite(value);
  return known === undefined ? undefined : known * by;
};

/** Leaves out what is not known; undefined where nothing is. */
export function factsOf(told: Readonly<Record<string, number | string | undefined>>): Facts | undefined {
  const facts: Record<string, number | string> = {};
  for (const [name, value] of Object.entries(told)) if (value !== undefined) facts[name] = value;
  return Object.keys(facts).length === 0 ? undefined : facts;
}
