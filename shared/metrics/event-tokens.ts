// How many tokens each event of a lane carried, in this order:
//
//   usage       the bill grows along with the stream, event by event: exact
//   logprobs    the stream lists the tokens of each event: exact
//   token_ids   the stream names the one token of each event; believed where they add up to the bill
//   stream      the stream tells, and does not say how
//   tokenizer   counted with the model's own tokenizer, scaled so that the counts add up to the bill
//   proxy       the same with another model's tokenizer
//   characters  the bill spread over the events by their characters
//
// With a bill the total is exact and only the distribution is not. Answer tokens go to the
// answer's events; reasoning tokens go to thoughts only where these are the model's own words:
// a summary says nothing about the count. What cannot be known stays null.

import { absent, isKnown, type Absent, type Reading } from '../reading.ts';
import type { Lane, TimelineEntry } from '../trial/lane.ts';
import { tokenTellers, type TokenTeller } from '../trial/lane-event.ts';
import { tokens, type Tokens } from '../units.ts';
import { thoughtOf } from './lane-gates.ts';

export type TokenSource = TokenTeller | 'stream' | 'tokenizer' | 'proxy' | 'characters';

/** What the stream itself told; the others are ours. */
export const isTold = (source: TokenSource | null): source is TokenTeller | 'stream' =>
  source === 'stream' || tokenTellers.some(teller => teller === source);

/** Counts the tokens of one text. A proxy is allowed: its counts are scaled to the bill. */
export type TokenCounter = (text: string) => number;

export interface EventTokens {
  /** One per timeline entry, fractions allowed; null where nobody knows. */
  readonly tokens: readonly (number | null)[];
  /** The least exact of the sources in use. */
  readonly source: TokenSource;
  /** Why the answer's events have no tokens; null: they have. */
  readonly answerWhy: Absent | null;
  readonly thinkingWhy: Absent | null;
  /** Code of an assumption that went in; format/ has its sentence. */
  readonly rule: string | null;
}

type Part = 'thought' | 'text';

/** Tokens of one part, and where they come from. */
interface PartTokens {
  readonly each: readonly number[];
  readonly source: TokenSource;
  readonly rule?: string;
}

/** How heavy each event of a part is, and the part as a whole: in tokens, or in characters. */
interface Weights {
  readonly source: 'tokenizer' | 'proxy' | 'characters';
  each(part: Part): readonly number[];
  whole(part: Part): number;
}

/** `count` stands in for what was counted when the lane settled; without either, characters do. */
export function eventTokens(lane: Lane, count?: TokenCounter): EventTokens {
  const weights = weightsOf(lane, count);
  const answer = answerTokens(lane, weights);
  const thinking = thinkingTokens(lane, weights);
  const cursor = { text: 0, thought: 0 };
  const each = { text: eachOf(answer), thought: eachOf(thinking) };
  const used = [answer, thinking].filter(part => 'each' in part && part.each.length > 0) as PartTokens[];
  return {
    tokens: lane.timeline.map(([, part]) => each[part]?.[cursor[part]++] ?? null),
    source: used.map(part => part.source).reduce(worse, used[0]?.source ?? 'stream'),
    answerWhy: 'each' in answer ? null : answer,
    thinkingWhy: 'each' in thinking ? null : thinking,
    rule: used.find(part => part.rule !== undefined)?.rule ?? null,
  };
}

/** The timeline as the session file keeps it: tokens filled in as well as they are known. */
export interface FilledTimeline {
  readonly timeline: readonly TimelineEntry[];
  readonly source: TokenSource;
}

export function withTokens(lane: Lane, count?: TokenCounter): FilledTimeline {
  const { tokens: each, source } = eventTokens(lane, count);
  const timeline = lane.timeline.map(([at, part, text], i): TimelineEntry => {
    const n = each[i];
    return [at, part, text, n === null || n === undefined ? null : tokens(Math.round(n * 1000) / 1000)];
  });
  return { timeline, source };
}

const eachOf = (part: PartTokens | Absent): readonly number[] | null => ('each' in part ? part.each : null);

const order: readonly TokenSource[] = [...tokenTellers, 'stream', 'tokenizer', 'proxy', 'characters'];
const worse = (a: TokenSource, b: TokenSource): TokenSource => (order.indexOf(a) > order.indexOf(b) ? a : b);

function weightsOf(lane: Lane, count: TokenCounter | undefined): Weights {
  const { timeline, counted } = lane;
  const of = <T>(part: Part, pick: (text: string, at: number) => T): readonly T[] =>
    timeline.flatMap((entry, i) => (entry[1] === part ? [pick(entry[2], i)] : []));
  if (count !== undefined || counted === undefined || counted.each.length !== timeline.length) {
    const weigh = count ?? characters;
    return {
      source: count === undefined ? 'characters' : 'proxy',
      each: part => of(part, weigh),
      whole: part => weigh(part === 'text' ? lane.answer : lane.thinking),
    };
  }
  return {
    source: counted.own ? 'tokenizer' : 'proxy',
    each: part => of(part, (_, i) => counted.each[i] ?? 0),
    whole: part => counted[part],
  };
}

function answerTokens(lane: Lane, weights: Weights): PartTokens | Absent {
  const bill = answerBill(lane, weights);
  return partTokens(lane, 'text', bill.reading, weights, bill.rule);
}

function thinkingTokens(lane: Lane, weights: Weights): PartTokens | Absent {
  if (lane.reasoningKind === 'hidden') return absent('hidden_thinking');
  if (lane.reasoningKind === 'none') return absent('no_thinking');
  if (lane.reasoningKind === 'summary') return absent('summary_only');
  if (isKnown(lane.usage.reasoningTokens) || !isKnown(lane.usage.outputTokens)) {
    return partTokens(lane, 'thought', thoughtOf(lane.usage), weights);
  }
  return partTokens(lane, 'thought', shareOfBill(lane, 'thought', weights), weights, 'split_by_text');
}

/** What the answer was billed, and the assumption made where the bill does not say. */
function answerBill(
  lane: Lane,
  weights: Weights,
): { readonly reading: Reading<number>; readonly rule?: string } {
  const { answerTokens, outputTokens, reasoningTokens } = lane.usage;
  if (isKnown(answerTokens)) return { reading: answerTokens };
  if (!isKnown(outputTokens)) return { reading: outputTokens };
  if (isKnown(reasoningTokens)) {
    return { reading: { value: Math.max(0, outputTokens.value - reasoningTokens.value), from: 'derived' } };
  }
  if (lane.reasoningKind === 'raw') {
    return { reading: shareOfBill(lane, 'text', weights), rule: 'split_by_text' };
  }
  if (lane.reasoningKind === 'hidden' || lane.reasoningKind === 'summary')
    return { reading: reasoningTokens };
  return fitsAnswer(outputTokens.value, lane.answer)
    ? { reading: outputTokens, rule: 'no_thinking_assumed' }
    : { reading: absent('not_disclosed') };
}

/**
 * Nothing shown, nothing billed apart: most such models don't think. But a bill of many more
 * tokens than the answer has characters holds thinking that nobody disclosed.
 */
const fitsAnswer = (billed: number, answer: string): boolean => billed <= 1.5 * characters(answer) + 16;

/** The part of an undivided bill that falls on one side, when all the thinking was shown. */
function shareOfBill(lane: Lane, part: Part, weights: Weights): Reading<number> {
  const { outputTokens } = lane.usage;
  if (!isKnown(outputTokens)) return outputTokens;
  const thought = weights.whole('thought');
  const text = weights.whole('text');
  const whole = thought + text;
  if (whole === 0) return absent('no_text');
  return { value: (outputTokens.value * (part === 'text' ? text : thought)) / whole, from: 'estimated' };
}

function partTokens(
  lane: Lane,
  part: Part,
  bill: Reading<number>,
  weights: Weights,
  rule?: string,
): PartTokens | Absent {
  const entries = lane.timeline.filter(entry => entry[1] === part);
  if (entries.length === 0) return absent(part === 'text' ? 'no_answer' : 'no_thinking');
  const told = entries.map(entry => entry[3]);
  if (told.every(isWhole)) {
    const teller = lane.tokensBy?.[part];
    if (teller !== 'token_ids' || addsUp(told, bill)) return { each: told, source: teller ?? 'stream' };
  }

  const { source } = weights;
  const each = weights.each(part);
  if (!isKnown(bill)) {
    if (source === 'characters') return bill;
    return source === 'tokenizer' ? { each, source } : { each, source, rule: 'not_scaled' };
  }
  const whole = each.reduce((sum, n) => sum + n, 0);
  if (whole === 0) return absent('no_text');
  // What stands there and was billed as nothing: the bill is wrong.
  if (bill.value <= 0) return absent('invalid_report');
  const scale = bill.value / whole;
  return { each: each.map(n => n * scale), source, ...(rule === undefined ? {} : { rule }) };
}

/** The token that ends an answer is billed and has no text. */
function addsUp(each: readonly number[], bill: Reading<number>): boolean {
  if (!isKnown(bill)) return true;
  const missing = bill.value - each.reduce((sum, n) => sum + n, 0);
  return missing >= 0 && missing <= 1;
}

/** A stream tells whole tokens. A fraction is our own spreading, read back from a file: made again. */
const isWhole = (n: Tokens | null): n is Tokens => n !== null && Number.isInteger(n);

/** Characters as a reader counts them: one for a character beyond the basic plane, too. */
function characters(text: string): number {
  let n = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff) n -= 1;
  }
  return n;
}
