// What a server told of its limits and timings, in words. The headers of a dozen hosts say the same
// few things under different names; what is not known by name is shown as it came.
//
//   x-ratelimit-remaining-requests: 59          requests, left: 59
//   anthropic-ratelimit-tokens-reset: 2026-...  tokens, full again: 2026-...
//   x-ratelimit-reset-tokens: 6m0s              tokens, full again: 6 min 0 s

import type { Language } from './language.ts';
import { formatMs, formatQuantity } from './quantity.ts';
import { wordsOf } from './words-of.ts';

export interface ServerFact {
  readonly word: string;
  readonly text: string;
}

export type LimitPart = 'limit' | 'remaining' | 'reset';

export const limitThings = ['requests', 'tokens', 'input-tokens', 'output-tokens', 'query-cost'] as const;

export type LimitThing = (typeof limitThings)[number];

export function serverFact(name: string, value: number | string, lang: Language): ServerFact {
  const { limits, serverTimings } = wordsOf(lang).endpoints;
  const limit = limitIn(name);
  if (limit) {
    const { part, thing, per } = limit;
    const word = limits.things[thing];
    return {
      word: thing === 'query-cost' ? word : limits.say(part, word, per),
      text: limitText(part, String(value), lang),
    };
  }
  const timing = Object.hasOwn(serverTimings, name) ? serverTimings[name] : undefined;
  const isMs = typeof value === 'number' && name.endsWith('Ms');
  return { word: timing ?? name, text: isMs ? formatMs(value, lang) : String(value) };
}

interface Limit {
  readonly part: LimitPart;
  readonly thing: LimitThing;
  readonly per: 'minute' | 'day' | null;
}

/** Undefined for a name that tells no limit. */
export function limitIn(name: string): Limit | undefined {
  const rest = /^(?:x|anthropic)-ratelimit-(.+)$/.exec(name.toLowerCase())?.[1];
  if (rest === undefined) return undefined;
  const words = rest.split('-');
  const part = (['limit', 'remaining', 'reset'] as const).find(known => words.includes(known));
  if (words.includes('query') && words.includes('cost'))
    return { part: 'remaining', thing: 'query-cost', per: null };
  const isTokens = words.includes('tokens');
  const isRequests = words.includes('requests') || words.includes('req');
  if (part === undefined || (!isTokens && !isRequests)) return undefined;
  const side = (['input', 'output'] as const).find(known => words.includes(known));
  const thing = isRequests ? 'requests' : side === undefined ? 'tokens' : (`${side}-tokens` as const);
  return { part, thing, per: (['minute', 'day'] as const).find(known => words.includes(known)) ?? null };
}

function limitText(part: LimitPart, value: string, lang: Language): string {
  if (part === 'reset') {
    const wait = durationMs(value);
    return wait === undefined ? value : formatMs(wait, lang);
  }
  // Azure counts down to -1 where it does not count.
  if (!/^\d+$/.test(value.trim())) return /^-\d+$/.test(value.trim()) ? '–' : value;
  return formatQuantity(Number(value), 'tokens', lang);
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `6m0s`, `120ms`, `1h2m`, or whole seconds; undefined for a date. */
export function durationMs(text: string): number | undefined {
  const typed = text.trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(typed)) return Number(typed) * 1_000;
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(typed)) return undefined;
  let sum = 0;
  for (const [, amount = '', unit = ''] of typed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    sum += Number(amount) * (unitMs[unit] ?? 0);
  }
  return sum;
}
