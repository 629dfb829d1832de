// What the other side's refusals mean, whatever shape they come in. One table for all dialects
// that answer with JSON: the words of the vendors differ, their meanings do not.
//
//   {error:{message,type,param,code}}   OpenAI and most     {type:"error",error:{type,message}}   Anthropic
//   {error:{code,message,status}}       Google              {object:"error",message,...}          Mistral
//   {error:"text"}  {code,error:"text"} Ollama, xAI         {message,type,param,code}             Cerebras
//   {message}  {Message,__type}         AWS                 {detail}                              web frameworks

import { failure, type Failure, type FailureKind, type NextStep } from '../../shared/trial/failure.ts';
import { field, isObject, list, parseJson, textField, type Json } from './json.ts';

/** What a status other than 2xx means. */
export function refusal(status: number, headers: Readonly<Record<string, string>>, body: string): Failure {
  const parsed = parseJson(body);
  const json = Array.isArray(parsed) ? parsed[0] : parsed;
  const words = isObject(json) ? wordsIn(json) : { message: plainText(body), code: '', type: '', param: '' };
  const said = { ...words, type: words.type || (headers['x-amzn-errortype']?.split(':', 1)[0] ?? '') };
  const meaning = meaningOf(status, said);
  return failure(meaning.kind, said.code || said.type || `http_${status}`, said.message, meaning.next, {
    httpStatus: status,
    retryAfterMs: waitAsked(headers, json),
  });
}

/** A refusal inside a stream of status 200; undefined for an ordinary message. */
export function refusalIn(message: Json): Failure | undefined {
  const isCalledSo = isObject(field(message, 'error')) && textField(message, 'type') === 'error';
  const isNested = isCalledSo || saysSomething(field(message, 'error'));
  if (!isNested && !isFlatRefusal(message)) return nativeRefusal(message);
  const said = wordsIn(message);
  const meaning = meaningOf(statusIn(message), said);
  return failure(meaning.kind, said.code || said.type || 'error_midstream', said.message, meaning.next, {
    httpStatus: 200,
    retryAfterMs: waitIn(message),
  });
}

/** Gateways write an empty error, or one whose fields are, into chunks where nothing is wrong. */
const saysSomething = (value: Json | undefined): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(saysSomething) : Boolean(value);

/** Anthropic and GLM name the request beside their error, others inside it. */
export function requestIdIn(body: string): string | undefined {
  const json = parseJson(body);
  const told = [json, field(json, 'error')].map(place => textField(place, 'request_id'));
  return told.find(id => id !== undefined && id !== '')?.slice(0, 300);
}

/** A refusal that no `error` stands around: it has words, a kind of them, and no answer. */
function isFlatRefusal(message: Json): boolean {
  if (!isObject(message) || field(message, 'choices') !== undefined) return false;
  const words = ['message', 'Message', 'detail'].some(name => typeof field(message, name) === 'string');
  if (!words) return field(message, 'object') === 'error';
  const isOfAKind = ['type', 'code', '__type'].some(name => word(field(message, name)) !== '');
  return isOfAKind || Object.keys(message).length === 1;
}

/** The status a refusal inside a stream says it would have had; 0: it says none. */
function statusIn(message: Json): number {
  const places = [field(message, 'error'), message];
  const told = places.flatMap(place =>
    ['code', 'status_code', 'status'].map(name => Number(word(field(place, name)))),
  );
  return told.find(status => Number.isInteger(status) && status >= 400 && status < 600) ?? 0;
}

/** MiniMax says its own errors beside the answer's place: `base_resp {status_code, status_msg}`. */
function nativeRefusal(message: Json): Failure | undefined {
  const told = field(message, 'base_resp');
  const code = field(told, 'status_code');
  if (typeof code !== 'number' || code === 0) return undefined;
  const said = { message: textField(told, 'status_msg') ?? '', code: String(code), type: '', param: '' };
  const meaning = code === 1004 ? ({ kind: 'auth', next: 'check_key' } as const) : meaningOf(0, said);
  return failure(meaning.kind, said.code, said.message, meaning.next, { httpStatus: 200 });
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
  readonly param: string;
}

function wordsIn(json: Json): Said {
  const inner = field(json, 'error');
  const error = isObject(inner) ? inner : json;
  const message =
    textField(error, 'message') ??
    (typeof inner === 'string' ? inner : undefined) ??
    messageFrom(field(error, 'message')) ??
    messageFrom(error) ??
    textField(error, 'detail') ??
    textField(error, 'Message') ??
    '';
  const code = field(error, 'code');
  const status = textField(error, 'status');
  // Google's code is the HTTP status again; its own word stands beside it.
  const named = typeof code === 'number' && status !== undefined ? status : code;
  const type = word(field(error, 'type')) || word(field(error, '__type')).replace(/^.*#/, '');
  const wrong = [...wrongsIn(field(error, 'message')), ...wrongsIn(error)][0]?.at ?? '';
  return { message, code: word(named), type, param: word(field(error, 'param')) || wrong };
}

/** Mistral, vLLM and web frameworks list what was wrong with each field: `loc` is the way to it. */
const wrongsIn = (value: Json | undefined): readonly { readonly at: string; readonly said: string }[] =>
  list(field(value, 'detail')).flatMap(detail => {
    const said = textField(detail, 'msg');
    const at = list(field(detail, 'loc')).map(word);
    return said === undefined ? [] : [{ at: at.slice(at[0] === 'body' ? 1 : 0).join('.'), said }];
  });

const messageFrom = (value: Json | undefined): string | undefined => {
  const wrongs = wrongsIn(value).map(({ at, said }) => (at === '' ? said : `${at}: ${said}`));
  return wrongs.length > 0 ? wrongs.join('; ') : undefined;
};

const word = (value: Json | undefined): string =>
  typeof value === 'string' ? value.slice(0, 100) : typeof value === 'number' ? String(value) : '';

interface Meaning {
  readonly kind: FailureKind;
  readonly next: NextStep;
}

/**
 * Tried in order: what the words say is more telling than the status they come with. A code stands
 * first in them; one that is a number counts there alone, since anywhere else it may be a count.
 */
const byWords: readonly (readonly [RegExp, Meaning])[] = [
  // More at once than a whole minute allows: waiting helps nobody.
  [/request too large for/i, { kind: 'bad_request', next: 'shorten_prompt' }],
  // These point at the page of billing, where a higher rate is sold; Google calls its rates quotas.
  [
    /\brate_limit_exceeded\b|rate limit reached for|resource_exhausted\W+you exceeded your current quota|quota exceeded for metric/i,
    { kind: 'rate_limit', next: 'wait' },
  ],
  [
    /insufficient[_ ]?(user[_ ])?(quota|balance|funds|credits?)|(run out of|used all|no remaining|have any).{0,20}credits|exceeded[_ ](your[_ ])?current[_ ]quota|credit balance|billing|spend(ing)?[_ ](limit|cap)|specified API usage limits|free ?tier.{0,20}(exhausted|only)|payment|arrear|^(1008|1113)\b|余额不足|额度不足|欠费/i,
    { kind: 'billing', next: 'add_funds' },
  ],
  [
    /role.{0,20}(does not support|not supported|unsupported)|(does not|doesn't) support .?(system|developer)|(system|developer) (role|instruction|message|prompt)s?.{0,40}not (supported|enabled|allowed)|(developer instruction) is not enabled/i,
    { kind: 'bad_request', next: 'drop_system_role' },
  ],
  [
    /use .?max_completion_tokens|max_completion_tokens.? instead/i,
    { kind: 'bad_request', next: 'use_max_completion_tokens' },
  ],
  [
    /(unsupported|unrecognized|unknown|extra|not (supported|permitted|allowed)).{0,60}max_completion_tokens|max_completion_tokens.{0,60}(unsupported|unrecognized|not (supported|permitted|allowed))/i,
    { kind: 'bad_request', next: 'use_max_tokens' },
  ],
  [
    /(unsupported|unrecognized|unknown).{0,30}\bmax_tokens\b/i,
    { kind: 'bad_request', next: 'use_max_completion_tokens' },
  ],
  [/max_tokens.{0,40}must be greater than.{0,40}budget/i, { kind: 'bad_request', next: 'raise_limit' }],
  [
    /max_(completion_|output_)?tokens.{0,80}(too large|too high|maximum (allowed|value)|at most|less than or equal|exceeds? the)|maxOutputTokens.{0,60}supported range/i,
    { kind: 'bad_request', next: 'lower_limit' },
  ],
  [
    /organization must be verified.{0,120}summar|reasoning.?summar/i,
    { kind: 'bad_request', next: 'drop_reasoning_summary' },
  ],
  [/organization must be verified.{0,60}stream/i, { kind: 'bad_request', next: 'try_non_stream' }],
  [/organization must be verified/i, { kind: 'auth', next: 'verify_organisation' }],
  [
    /stream[_ ]?options?.{0,60}(not|unsupported|extra|unrecognized|unknown|forbidden)|(extra|unknown|unrecognized|unsupported).{0,60}stream_options|continuous_usage_stats|include_usage/i,
    { kind: 'bad_request', next: 'drop_stream_options' },
  ],
  [
    /non-streaming calls|only support(s|ed)? (by )?stream|stream(ing)? (mode )?is required|must (be )?(set )?stream|streaming is (strongly )?(recommended|required)/i,
    { kind: 'bad_request', next: 'use_stream' },
  ],
  [
    /stream(ing)?.{0,20} (is )?(not support|unsupported|not allowed)|(does not|doesn't) support stream/i,
    { kind: 'bad_request', next: 'try_non_stream' },
  ],
  [
    /(temperature|top_p|top_k).{0,60}(not|unsupported|only|deprecat|must be)|(unsupported|not support|invalid).{0,60}(temperature|top_p|top_k)/i,
    { kind: 'bad_request', next: 'drop_sampling' },
  ],
  [
    /(reasoning_effort|reasoning[._]effort|\beffort\b|thinking|\bthink\b|reasoning_format|budget).{0,60}(not support|unsupported|invalid|unrecognized|not allowed|cannot|can't|must be)|(unsupported|unrecognized|not support|invalid|unknown).{0,60}(effort|thinking|\bthink\b|reasoning_format)/i,
    { kind: 'bad_request', next: 'drop_effort' },
  ],
  [
    /(image|vision|multimodal|image_url).{0,60}(not support|unsupported|not allowed|cannot)|((not|n't) support|unsupported).{0,40}(image|vision|multimodal)|not a multimodal model/i,
    { kind: 'bad_request', next: 'drop_images' },
  ],
  [
    /context_length_exceeded|exceed_context_size|(maximum |model.?s )?context[ _](length|size|window)|exceed context limit|input token count.{0,30}exceeds|maximum of \d+ tokens|(prompt|input).{0,20}(is )?too long|too many (input )?tokens\b(?! per)|request_too_large/i,
    { kind: 'bad_request', next: 'shorten_prompt' },
  ],
  [
    /model_?retired|has been (deprecated|retired|shut ?down|decommissioned|removed)|decommissioned|no longer (available|supported)|has reached ((its )?end[- ]of[- ]life|the end of its life)/i,
    { kind: 'not_found', next: 'model_retired' },
  ],
  [
    /content[_ ]filter|content[_ ]management|content[_ ]policy|safety (system|reasons)|moderation|was flagged|usage polic(y|ies)|responsibleai|datainspectionfailed|sensitive (content|words|information|data)|^(1301|102[67])\b|\(102[67]\)|敏感|不安全/i,
    { kind: 'content_filter', next: 'rephrase' },
  ],
  [
    /resource.{0,4}unavailable|flex.{0,60}(capacity|unavailable)|insufficient_system_resource|capacity/i,
    { kind: 'capacity', next: 'retry_or_standard_tier' },
  ],
  [/overload|loading model|too busy|^1305\b|过载|繁忙/i, { kind: 'overloaded', next: 'wait' }],
  [
    /invalid_?api_?key|authentication|api[ _]?key|unauthor|permission|access ?denied|unrecognizedclient|身份验证|鉴权/i,
    { kind: 'auth', next: 'check_key' },
  ],
  [
    /rate.?limit|too[_ ]many[_ ]requests|too_many_tokens|(request|token)_quota|resource_exhausted|throttl|^(1302|1303)\b|速率限制|频繁/i,
    { kind: 'rate_limit', next: 'wait' },
  ],
  [
    /model.{0,80}(not (found|exist)|does not exist|doesn't exist)|not a valid model|model identifier is invalid|with on-demand throughput|(not found|no such|unknown|invalid).{0,10}model|model_?not_?found|no endpoints found|deploymentnotfound|模型不存在/i,
    { kind: 'not_found', next: 'check_model' },
  ],
];

/** What is wrong, where the refusal names the field and leaves the rest to the reader. */
const byParam: Readonly<Record<string, NextStep>> = {
  temperature: 'drop_sampling',
  top_p: 'drop_sampling',
  reasoning_effort: 'drop_effort',
  'reasoning.effort': 'drop_effort',
  thinking: 'drop_effort',
  'reasoning.summary': 'drop_reasoning_summary',
  stream_options: 'drop_stream_options',
  stream: 'try_non_stream',
  'messages[0].role': 'drop_system_role',
};

function meaningOf(status: number, said: Said): Meaning {
  if (status === 401) return { kind: 'auth', next: 'check_key' };
  const { message, code, type, param } = said;
  const text = `${code} ${type} ${message}`;
  const told = byWords.find(([pattern]) => pattern.test(text))?.[1];
  if (told && !contradicts(told, status)) return told;
  const next = Object.hasOwn(byParam, param) ? byParam[param] : undefined;
  if (next !== undefined && (status === 400 || status === 422)) return { kind: 'bad_request', next };
  return status === 0 ? byType(text) : byStatus(status, text);
}

/** A 5xx is the server's own trouble, a 429 a limit and a 404 a wrong name, however their words read. */
const contradicts = ({ kind }: Meaning, status: number): boolean =>
  (status === 429 && (kind === 'bad_request' || kind === 'auth' || kind === 'not_found')) ||
  (status === 404 && kind !== 'not_found' && kind !== 'auth') ||
  (status === 403 && kind === 'bad_request') ||
  (status >= 500 &&
    (kind === 'bad_request' || kind === 'auth' || kind === 'billing' || kind === 'not_found'));

/** Inside a stream there is no status: the kind of error is all there is. */
function byType(text: string): Meaning {
  if (/invalid_request|validation|bad_request|invalid_argument/i.test(text)) {
    return { kind: 'bad_request', next: 'read_message' };
  }
  if (/not_?found/i.test(text)) return { kind: 'not_found', next: 'check_model' };
  return { kind: 'server', next: 'try_again' };
}

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
  return waitIn(json);
}

/** Google's way: among the details of the refusal. */
function waitIn(json: Json | undefined): number | null {
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
