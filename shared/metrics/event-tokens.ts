// How many tokens each event of a lane carried (METRICS 2.3), in this order:
//
//   stream      the stream itself tells, event by event: exact
//   tokenizer   a tokenizer's counts, scaled so that they add up to the bill
//   characters  the bill spread over the events by their characters
//
// With a bill the total is exact and only the distribution is not. Answer tokens go to the
// answer's events; reasoning tokens go to thoughts only where these are the model's own words:
// a summary says nothing about the count. What cannot be known stays null.

import { absent, isKnown, type Absent, type Reading } from '../reading.ts';
import type { Lane, TimelineEntry } from '../trial/lane.ts';
import { tokens, type Tokens } from '../units.ts';

export type TokenSource = 'stream' | 'tokenizer' | 'characters';

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

export function eventTokens(lane: Lane, count?: TokenCounter): EventTokens {
  const answer = answerTokens(lane, count);
  const thinking = thinkingTokens(lane, count);
  const cursor = { text: 0, thought: 0 };
  const each = { text: eachOf(answer), thought: eachOf(thinking) };
  const used = [answer, thinking].filter(part => 'each' in part && part.each.length > 0) as PartTokens[];
  return {
    tokens: lane.timeline.map(([, part]) => each[part]?.[cursor[part]++] ?? null),
    source: used.map(part => part.source).reduce(worse, 'stream'),
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

const order: readonly TokenSource[] = ['stream', 'tokenizer', 'characters'];
const worse = (a: TokenSource, b: TokenSource): TokenSource => (order.indexOf(a) > order.indexOf(b) ? a : b);

function answerTokens(lane: Lane, count: TokenCounter | undefined): PartTokens | Absent {
  const bill = answerBill(lane, count);
  return partTokens(lane, 'text', bill.reading, count, bill.rule);
}

function thinkingTokens(lane: Lane, count: TokenCounter | undefined): PartTokens | Absent {
  if (lane.reasoningKind === 'hidden') return absent('hidden_thinking');
  if (lane.reasoningKind === 'none') return absent('no_thinking');
  if (lane.reasoningKind === 'summary') return absent('summary_only');
  if (isKnown(lane.usage.reasoningTokens) || !isKnown(lane.usage.outputTokens)) {
    return partTokens(lane, 'thought', lane.usage.reasoningTokens, count);
  }
  return partTokens(lane, 'thought', shareOfBill(lane, 'thought', count), count, 'split_by_text');
}

/** What the answer was billed, and the assumption made where the bill does not say. */
function answerBill(
  lane: Lane,
  count: TokenCounter | undefined,
): { readonly reading: Reading<number>; readonly rule?: string } {
  const { answerTokens, outputTokens, reasoningTokens } = lane.usage;
  if (isKnown(answerTokens)) return { reading: answerTokens };
  if (!isKnown(outputTokens)) return { reading: outputTokens };
  if (isKnown(reasoningTokens)) {
    return { reading: { value: Math.max(0, outputTokens.value - reasoningTokens.value), from: 'derived' } };
  }
  if (lane.reasoningKind === 'raw') {
    return { reading: shareOfBill(lane, 'text', count), rule: 'split_by_text' };
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
function shareOfBill(lane: Lane, part: Part, count: TokenCounter | undefined): Reading<number> {
  const { outputTokens } = lane.usage;
  if (!isKnown(outputTokens)) return outputTokens;
  const weigh = count ?? characters;
  const thought = weigh(lane.thinking);
  const text = weigh(lane.answer);
  const whole = thought + text;
  if (whole === 0) return absent('no_text');
  return { value: (outputTokens.value * (part === 'text' ? text : thought)) / whole, from: 'estimated' };
}

function partTokens(
  lane: Lane,
  part: Part,
  bill: Reading<number>,
  count: TokenCounter | undefined,
  rule?: string,
): PartTokens | Absent {
  const entries = lane.timeline.filter(entry => entry[1] === part);
  if (entries.length === 0) return absent(part === 'text' ? 'no_answer' : 'no_thinking');
  const told = entries.map(entry => entry[3]);
  if (told.every(isWhole)) return { each: told, source: 'stream' };

  const source = count === undefined ? 'characters' : 'tokenizer';
  const weights = entries.map(([, , text]) => (count ?? characters)(text));
  if (!isKnown(bill)) return count === undefined ? bill : { each: weights, source, rule: 'not_scaled' };
  const whole = weights.reduce((sum, n) => sum + n, 0);
  if (whole === 0) return absent('no_text');
  const scale = bill.value / whole;
  return { each: weights.map(n => n * scale), source, ...(rule === undefined ? {} : { rule }) };
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
