// The bill of generateContent: thinking stands beside the output and is added to it; what was cached
// is inside the prompt. Where thinking took all, the output count is left out; where an answer came, a
// count that is left out is not known.

import { isKnown } from '../../../shared/reading.ts';
import { counted, first, sumOf, type Counts } from '../counts.ts';
import { field, type Json, type JsonObject } from '../json.ts';

/** True for a bill that counts something: some chunks have zeros, or only the kind of traffic, in its place. */
export const isBill = (usage: JsonObject): boolean =>
  Object.entries(usage).some(([name, count]) => name.endsWith('TokenCount') && count !== 0 && count !== null);

export function countsOf(usage: Json, hasText: boolean): Counts {
  const thoughts = field(usage, 'thoughtsTokenCount');
  const answer = first(
    field(usage, 'candidatesTokenCount'),
    field(usage, 'responseTokenCount'),
    isKnown(counted(thoughts)) && !hasText ? 0 : undefined,
  );
  return {
    input: sumOf(field(usage, 'promptTokenCount'), field(usage, 'toolUsePromptTokenCount')),
    cached: counted(field(usage, 'cachedContentTokenCount')),
    cacheWrite: counted(undefined),
    output: sumOf(answer, thoughts),
    reasoning: counted(thoughts),
  };
}
