// The bill of Responses: input includes what was cached, output includes thinking. xAI has been seen
// to leave the cached part out of its input; then it is more than the input, which can't be.

import { isKnown } from '../../../shared/reading.ts';
import { tokens } from '../../../shared/units.ts';
import { counted, type Counts } from '../counts.ts';
import { field, type Json } from '../json.ts';

export function countsOf(usage: Json, flavour: string | null): Counts {
  const details = field(usage, 'input_tokens_details');
  const input = counted(field(usage, 'input_tokens'));
  const cached = counted(field(details, 'cached_tokens'));
  const leavesOut = flavour === 'xai' && isKnown(input) && isKnown(cached) && cached.value > input.value;
  return {
    input: leavesOut ? { ...input, value: tokens(input.value + cached.value) } : input,
    cached,
    cacheWrite: counted(field(details, 'cache_write_tokens')),
    output: counted(field(usage, 'output_tokens')),
    reasoning: counted(field(field(usage, 'output_tokens_details'), 'reasoning_tokens')),
  };
}
