// The bill of Messages. The first count comes with the start, the last with the end: what the last
// leaves out stands as it stood. What came from and went into a cache is not in the input here.

import { isKnown } from '../../../shared/reading.ts';
import { counted, sumOf, type Counts } from '../counts.ts';
import { field, isObject, type Json, type JsonObject } from '../json.ts';

export function countsOf(usage: Json): Counts {
  const read = field(usage, 'cache_read_input_tokens');
  const creation = field(usage, 'cache_creation');
  const parts = [field(creation, 'ephemeral_5m_input_tokens'), field(creation, 'ephemeral_1h_input_tokens')];
  const sum = field(usage, 'cache_creation_input_tokens');
  // Some gateways tell the parts and leave their sum out.
  const written = isTold(sum) ? [sum] : parts.filter(isTold);
  return {
    input: sumOf(field(usage, 'input_tokens'), read, ...written),
    cached: counted(read),
    cacheWrite: sumOf(...written),
    ...longWrites(creation),
    output: counted(field(usage, 'output_tokens')),
    reasoning: counted(field(field(usage, 'output_tokens_details'), 'thinking_tokens')),
  };
}

const isTold = (count: Json | undefined): count is Json => count !== undefined && count !== null;

/** What is kept for an hour has a price of its own; five minutes are the usual. */
function longWrites(creation: Json | undefined): Pick<Counts, 'longWrites'> {
  const hour = counted(field(creation, 'ephemeral_1h_input_tokens'));
  return isKnown(hour) && hour.value > 0 ? { longWrites: { '1h': hour.value } } : {};
}

/** A later bill over an earlier one: null takes nothing back. */
export function later(before: JsonObject, after: Json | undefined): JsonObject {
  if (!isObject(after)) return before;
  const told = Object.entries(after).filter(([, value]) => value !== null);
  return { ...before, ...Object.fromEntries(told) };
}
