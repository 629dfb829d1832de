// The bill of Chat Completions, in every spelling there is.

import { absent, estimated, isKnown, type Reading } from '../../../shared/reading.ts';
import type { Speech } from '../../../shared/trial/speech.ts';
import { tokens, type Tokens } from '../../../shared/units.ts';
import { counted, first, type Counts } from '../counts.ts';
import { at, field, isObject, type Json } from '../json.ts';

/** True for a bill that says something: zeros everywhere mean "not yet" (MiniMax sends them). */
export function isBill(usage: Json | undefined, counts: Speech['counts'] = {}): usage is Json {
  if (!isObject(usage)) return false;
  const told = [
    first(at(usage, counts.input), field(usage, 'prompt_tokens'), field(usage, 'input_tokens')),
    first(at(usage, counts.output), field(usage, 'completion_tokens'), field(usage, 'output_tokens')),
  ];
  return told.some(count => count !== undefined && count !== 0);
}

/** True of two bills that contradict each other in nothing; one may say more. */
export function agree(a: Json | undefined, b: Json | undefined): boolean {
  if (isObject(a) && isObject(b)) return Object.keys(a).every(name => agree(field(a, name), field(b, name)));
  return a === undefined || a === null || b === undefined || b === null || a === b;
}

/** All that two bills say which agree. */
export function both(a: Json, b: Json): Json {
  if (!isObject(a) || !isObject(b)) return b ?? a;
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(names.map(name => [name, both(field(a, name) ?? null, field(b, name) ?? null)]));
}

export interface BillRules {
  readonly outputExcludesReasoning: boolean;
  readonly lowTrust: boolean;
  readonly counts: NonNullable<Speech['counts']>;
}

/** `chunk` holds what some servers put beside the bill: llama.cpp's cache count. */
export function countsOf(usage: Json, chunk: Json, { counts, ...rules }: BillRules): Counts {
  const input = first(field(usage, 'prompt_tokens_details'), field(usage, 'input_tokens_details'));
  const output = first(field(usage, 'completion_tokens_details'), field(usage, 'output_tokens_details'));
  const reasoning = counted(
    first(at(usage, counts.reasoning), field(output, 'reasoning_tokens'), field(usage, 'reasoning_tokens')),
  );
  const inputTotal = counted(
    first(at(usage, counts.input), field(usage, 'prompt_tokens'), field(usage, 'input_tokens')),
  );
  const visible = counted(
    first(at(usage, counts.output), field(usage, 'completion_tokens'), field(usage, 'output_tokens')),
  );
  const facts = { input: inputTotal, visible, reasoning, total: field(usage, 'total_tokens') };
  const whole = rules.outputExcludesReasoning || isProvedOnTop(facts) ? withReasoning(facts) : visible;
  return {
    input: inputTotal,
    cached: counted(
      first(
        at(usage, counts.cachedInput),
        field(input, 'cached_tokens'),
        field(usage, 'cached_tokens'),
        field(usage, 'prompt_cache_hit_tokens'),
        field(usage, 'num_cached_tokens'),
        field(field(chunk, 'timings'), 'cache_n'),
      ),
    ),
    cacheWrite: counted(
      first(field(input, 'cache_write_tokens'), field(input, 'cache_creation_input_tokens')),
    ),
    output: rules.lowTrust && isKnown(whole) ? estimated(whole.value, 'lower_bound') : whole,
    reasoning: rules.lowTrust ? absent('not_disclosed') : reasoning,
  };
}

interface OutputFacts {
  readonly input: Reading<Tokens>;
  readonly visible: Reading<Tokens>;
  readonly reasoning: Reading<Tokens>;
  readonly total: Json | undefined;
}

/** Of a family nobody named: more thinking than output can't be inside it, and the total is of all three. */
function isProvedOnTop({ input, visible, reasoning, total }: OutputFacts): boolean {
  if (!isKnown(input) || !isKnown(visible) || !isKnown(reasoning)) return false;
  const isInside = reasoning.value <= visible.value;
  return !isInside && total === input.value + visible.value + reasoning.value;
}

/** Thinking comes on top of the output, unless the provider's own total says that it is inside. */
function withReasoning({ input, visible, reasoning, total }: OutputFacts): Reading<Tokens> {
  if (!isKnown(visible) || !isKnown(reasoning)) return visible;
  const isInside = isKnown(input) && total === input.value + visible.value;
  return isInside ? visible : { ...visible, value: tokens(visible.value + reasoning.value) };
}
