// The bill, normalised: input includes what was cached, output includes thinking. A field that is
// left out, or makes no sense, is absent with its reason. Never 0 in its place.

import { absent, combine, reported, type Reading } from '../../../shared/reading.ts';
import type { Note, Usage } from '../../../shared/trial/lane-event.ts';
import { tokens, type Tokens } from '../../../shared/units.ts';
import { field, isObject, type Json } from '../json.ts';

/** True for a bill that says something: zeros everywhere mean "not yet" (MiniMax sends them). */
export function isBill(usage: Json | undefined): usage is Json {
  if (!isObject(usage)) return false;
  const counts = [field(usage, 'prompt_tokens'), field(usage, 'completion_tokens')];
  return counts.some(count => count !== undefined && count !== null && count !== 0);
}

/**
 * `hasThought`: thinking was shown. A reported 0 beside it means that this server does not count,
 * not that there was none.
 */
export function usageFrom(usage: Json, hasThought: boolean): Usage {
  const input = field(usage, 'prompt_tokens_details');
  const output = field(usage, 'completion_tokens_details');
  const outputTokens = counted(field(usage, 'completion_tokens'));
  const reasoningTokens = reasoning(
    first(field(output, 'reasoning_tokens'), field(usage, 'reasoning_tokens')),
    hasThought,
  );
  return {
    inputTokens: counted(field(usage, 'prompt_tokens')),
    cachedInputTokens: counted(
      first(
        field(input, 'cached_tokens'),
        field(usage, 'cached_tokens'),
        field(usage, 'prompt_cache_hit_tokens'),
        field(usage, 'num_cached_tokens'),
      ),
    ),
    cacheWriteTokens: counted(
      first(field(input, 'cache_write_tokens'), field(input, 'cache_creation_input_tokens')),
    ),
    outputTokens,
    reasoningTokens,
    answerTokens: answer(outputTokens, reasoningTokens),
    raw: usage,
  };
}

/** What is odd about a bill, worth a line beside it. */
export function usageNotes(usage: Json, hasThought: boolean): readonly Note[] {
  const notes: Note[] = [];
  const normalised = usageFrom(usage, hasThought);
  const { inputTokens, outputTokens, reasoningTokens } = normalised;
  const isInvalid = Object.values(normalised).some(
    value => isObject(value) && field(value, 'why') === 'invalid_report',
  );
  if (isInvalid) notes.push({ code: 'usage_invalid', message: '' });
  const told = field(field(usage, 'completion_tokens_details'), 'reasoning_tokens');
  if (hasThought && told === 0) notes.push({ code: 'reasoning_not_counted', message: '' });
  const total = field(usage, 'total_tokens');
  if (
    typeof total === 'number' &&
    inputTokens.from !== 'absent' &&
    outputTokens.from !== 'absent' &&
    total !== inputTokens.value + outputTokens.value
  ) {
    notes.push({ code: 'usage_total_differs', message: String(total) });
  }
  if (
    reasoningTokens.from !== 'absent' &&
    outputTokens.from !== 'absent' &&
    reasoningTokens.value > outputTokens.value
  ) {
    notes.push({ code: 'reasoning_exceeds_output', message: '' });
  }
  return notes;
}

const first = (...values: readonly (Json | undefined)[]): Json | undefined =>
  values.find(value => value !== undefined && value !== null);

/** No answer this side of a trillion tokens is a count. */
const largest = 1e12;

function counted(value: Json | undefined): Reading<Tokens> {
  if (value === undefined || value === null) return absent('not_disclosed');
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= largest;
  return isCount ? reported(tokens(value)) : absent('invalid_report');
}

const reasoning = (value: Json | undefined, hasThought: boolean): Reading<Tokens> =>
  value === 0 && hasThought ? absent('not_disclosed') : counted(value);

function answer(output: Reading<Tokens>, thought: Reading<Tokens>): Reading<Tokens> {
  if (output.from !== 'absent' && thought.from !== 'absent' && thought.value > output.value) {
    return absent('invalid_report');
  }
  return combine([output, thought], (all, part) => tokens(all - part));
}
