// The bill of generateContent: thinking stands beside the output and is added to it; what was cached
// is inside the prompt. Where thinking took all, the output count is left out.

import { counted, first, sumOf, type Counts } from '../counts.ts';
import { field, type Json } from '../json.ts';

export function countsOf(usage: Json): Counts {
  const thoughts = field(usage, 'thoughtsTokenCount');
  const answer = first(
    field(usage, 'candidatesTokenCount'),
    field(usage, 'responseTokenCount'),
    thoughts === undefined ? undefined : 0,
  );
  return {
    input: sumOf(field(usage, 'promptTokenCount'), field(usage, 'toolUsePromptTokenCount')),
    cached: counted(field(usage, 'cachedContentTokenCount')),
    cacheWrite: counted(undefined),
    output: sumOf(answer, thoughts),
    reasoning: counted(thoughts),
  };
}
