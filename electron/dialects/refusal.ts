// What the other side's refusals mean, whatever shape they come in. One table for all dialects
// that answer with JSON: the words of the vendors differ, their meanings do not.
//
//   {error:{message,type,param,code}}   OpenAI and most     {type:"error",error:{type,message}}   Anthropic
//   {error:{code,message,status}}       Google              {object:"error",message,...}          Mistral
//   {error:"text"}  {code,error:"text"} Ollama, xAI         {message,type,param,code}             Cerebras

import { failure, type Failure, type FailureKind, type NextStep } from '../../shared/trial/failure.ts';
import { field, isObject, list, parseJson, textField, type Json } from './json.ts';

/** What a status other than 2xx means. */
export function refusal(status: number, headers: Readonly<Record<string, string>>, body: string): Failure {
  const parsed = parseJson(body);
  const json = Array.isArray(parsed) ? parsed[0] : parsed;
  const words = isObject(json) ? wordsIn(json) : { message: plainText(body), code: '', type: '' };
  const said = { ...words, type: words.type || (headers['x-amzn-errortype'] ?? '') };
  const meaning = meaningOf(status, said);
  return failure(meaning.kind, said.code || said.type || `http_${status}`, said.message, meaning.next, {
    httpStatus: status,
    retryAfterMs: waitAsked(headers, json),
  });
}

/** A refusal inside a stream of status 200; undefined for an ordinary message. */
export function refusalIn(message: Json): Failure | undefined {
  const error = field(message, 'error');
  if (error === undefined || error === null) return undefined;
  const said = wordsIn(message);
  const status = Number(said.code);
  const meaning = meaningOf(Number.isInteger(status) && status >= 400 && status < 600 ? status : 0, said);
  return failure(meaning.kind, said.code || said.type || 'error_midstream', said.message, meaning.next, {
    httpStatus: 200,
  });
}

/** A generation that ended because the server gave up on it. */
export const brokenFinish = (reason: string): Failure => {
  const said = `finish_reason "${reason.slice(0, 100)}"`;
  return reason === 'insufficient_system_resource'
    ? failure('capacity', reason, said, 'retry_or_standard_tier')
    : failure('server', `finish_${reason.slice(0, 50)}`, said, 'try_again');
};

interface Said {
  readonly message: string;
  readonly code: string;
  readonly type: string;
}

function wordsIn(json: Json): Said {
  const inner = field(json, 'error');
  const error = isObject(inner) ? inner : json;
  const message =
    textField(error, 'message') ??
    (typeof inner === 'string' ? inner : undefined) ??
    messageFrom(field(error, 'message')) ??
    textField(error, 'detail') ??
    '';
  const code = field(error, 'code');
  const status = textField(error, 'status');
  // Google's code is the HTTP status again; its own word stands beside it.
  const named = typeof code === 'number' && status !== undefined ? status : code;
  return { message, code: word(named), type: word(field(error, 'type')) };
}

/** Mistral and vLLM list what was wrong with each field. */
const messageFrom = (value: Json | undefined): string | undefined => {
  const details = list(field(value, 'detail')).flatMap(detail => textField(detail, 'msg') ?? []);
  return details.length > 0 ? details.join('; ') : undefined;
};

const word = (value: Json | undefined): string =>
  typeof value === 'string' ? value.slice(0, 100) : typeof value === 'number' ? String(value) : '';

interface Meaning {
  readonly kind: FailureKind;
  readonly next: NextStep;
}

/** Tried in order: what the words say is more telling than the status they come with. */
const byWords: readonly (readonly [RegExp, Meaning])[] = [
  [
    /insufficient_quota|exceeded your current quota|insufficient balance|credit balance|billing|spend[_ ]limit|payment/i,
    { kind: 'billing', next: 'add_funds' },
  ],
  [
    /does not support 'system'|role.{0,20}system.{0,40}(not|unsupported)/i,
    { kind: 'bad_request', next: 'drop_system_role' },
  ],
  [
    /use 'max_completion_tokens'|max_completion_tokens' instead/i,
    { kind: 'bad_request', next: 'use_max_completion_tokens' },
  ],
  [
    /organization must be verified.{0,120}summar|reasoning.?summar/i,
    { kind: 'bad_request', next: 'drop_reasoning_summary' },
  ],
  [/organization must be verified/i, { kind: 'bad_request', next: 'try_non_stream' }],
  [
    /non-streaming calls|only support(s|ed)? stream|stream(ing)? is required|must (be )?stream/i,
    { kind: 'bad_request', next: 'use_stream' },
  ],
  [
    /(temperature|top_p|top_k).{0,60}(not|unsupported|only|deprecat)|(unsupported|not support).{0,60}(temperature|top_p|top_k)/i,
    { kind: 'bad_request', next: 'drop_sampling' },
  ],
  [
    /(reasoning_effort|reasoning\.effort|effort|thinking).{0,60}(not support|unsupported|invalid|unrecognized)|(unsupported|unrecognized|not support).{0,60}effort/i,
    { kind: 'bad_request', next: 'drop_effort' },
  ],
  [
    /context_length_exceeded|maximum context length|prompt is too long|context window|too many tokens/i,
    { kind: 'bad_request', next: 'shorten_prompt' },
  ],
  [
    /model_retired|has been (deprecated|retired|shut ?down|decommissioned|removed)|model_decommissioned|no longer (available|supported)/i,
    { kind: 'not_found', next: 'model_retired' },
  ],
  [
    /content_filter|content management policy|content policy|safety system|moderation|sensitive/i,
    { kind: 'content_filter', next: 'rephrase' },
  ],
  [
    /resource.{0,4}unavailable|flex.{0,60}(capacity|unavailable)|insufficient_system_resource|capacity/i,
    { kind: 'capacity', next: 'retry_or_standard_tier' },
  ],
  [/overloaded|loading model/i, { kind: 'overloaded', next: 'wait' }],
  [/invalid_api_key|authentication|api key|unauthor/i, { kind: 'auth', next: 'check_key' }],
  [/rate.?limit|too many requests|throttl/i, { kind: 'rate_limit', next: 'wait' }],
];

function meaningOf(status: number, { message, code, type }: Said): Meaning {
  if (status === 401) return { kind: 'auth', next: 'check_key' };
  const text = `${code} ${type} ${message}`;
  const told = byWords.find(([pattern]) => pattern.test(text))?.[1];
  if (told && !contradicts(told, status)) return told;
  return byStatus(status, text);
}

/** A 5xx is the server's own trouble and a 429 a limit, however their words read. */
const contradicts = ({ kind }: Meaning, status: number): boolean =>
  (status === 429 && kind === 'bad_request') ||
  (status >= 500 && (kind === 'bad_request' || kind === 'auth' || kind === 'billing'));

function byStatus(status: number, text: string): Meaning {
  switch (status) {
    case 402:
      return { kind: 'billing', next: 'add_funds' };
    case 403:
      return { kind: 'auth', next: 'check_key' };
    case 404:
      return { kind: 'not_found', next: /model/i.test(text) ? 'check_model' : 'check_url' };
    case 405:
    case 410:
      return { kind: 'not_found', next: 'check_url' };
    case 408:
    case 504:
      return { kind: 'server', next: 'try_again' };
    case 413:
      return { kind: 'bad_request', next: 'shorten_prompt' };
    case 429:
      return { kind: 'rate_limit', next: 'wait' };
    case 498:
      return { kind: 'capacity', next: 'retry_or_standard_tier' };
    case 503:
    case 529:
      return { kind: 'overloaded', next: 'wait' };
    default:
      if (status >= 400 && status < 500) return { kind: 'bad_request', next: 'read_message' };
      return { kind: 'server', next: 'try_again' };
  }
}

/** How long to wait, milliseconds, where the server says so in any of its ways. */
function waitAsked(headers: Readonly<Record<string, string>>, json: Json | undefined): number | null {
  const exact = nonNegative(headers['retry-after-ms']);
  if (exact !== null) return exact;
  const after = headers['retry-after'];
  const seconds = nonNegative(after);
  if (seconds !== null) return seconds * 1000;
  if (after !== undefined && headers['date'] !== undefined) {
    // A date is compared with the server's own: no clock of ours is asked.
    const wait = httpDate(after) - httpDate(headers['date']);
    if (wait >= 0) return wait;
  }
  for (const detail of list(field(field(json, 'error'), 'details'))) {
    const delay = /^(\d+(?:\.\d+)?)s$/.exec(textField(detail, 'retryDelay') ?? '');
    if (delay) return Number(delay[1]) * 1000;
  }
  return null;
}

const nonNegative = (text: string | undefined): number | null =>
  text !== undefined && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Mon, 23 Nov 2026 08:09:00 GMT` in milliseconds from an arbitrary day; NaN for anything else. */
function httpDate(text: string): number {
  const [, day, month, year, hour, minute, second] =
    /^\w{3}, (\d{2}) (\w{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/.exec(text) ?? [];
  if (day === undefined) return Number.NaN;
  const m = months.indexOf(month ?? '');
  // Days from the civil calendar: years begin in March, so that the leap day is the last.
  const y = Number(year) - (m < 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * ((m + 10) % 12) + 2) / 5) + Number(day) - 1;
  const days = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear;
  return (((days * 24 + Number(hour)) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}

/** An HTML page's words, without its markup. */
const plainText = (body: string): string =>
  body
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&[a-z#0-9]+;/gi, ' ');
