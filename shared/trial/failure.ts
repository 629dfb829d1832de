// Expected trouble is a value: a closed union, stored, reported and drawn, with what to
// do next. Sentences are made from the codes by format/, in the person's language.

export type FailureKind =
  | 'auth'
  | 'billing'
  | 'rate_limit'
  | 'capacity'
  | 'overloaded'
  | 'bad_request'
  | 'not_found'
  | 'content_filter'
  | 'server'
  | 'network'
  | 'timeout'
  | 'malformed';

/** What the person can do about it. */
export type NextStep =
  | 'set_key'
  | 'check_key'
  | 'add_funds'
  | 'wait'
  | 'try_again'
  | 'check_url'
  | 'check_model'
  | 'check_server' // is it running, is it reachable
  | 'check_proxy'
  | 'check_certificate'
  | 'shorten_prompt'
  | 'raise_limit'
  | 'raise_timeout'
  | 'drop_system_role'
  | 'drop_sampling' // temperature and its kin are refused by this model
  | 'drop_effort'
  | 'drop_reasoning_summary'
  | 'use_max_completion_tokens'
  | 'use_max_tokens'
  | 'drop_stream_options' // what is asked for about usage is refused
  | 'drop_images' // this model sees none
  | 'lower_limit' // more output was asked for than the model can give
  | 'try_non_stream'
  | 'use_stream'
  | 'model_retired'
  | 'retry_or_standard_tier'
  | 'verify_organisation'
  | 'rephrase'
  | 'read_message'; // nothing better is known than the other side's own words

export interface Failure {
  readonly kind: FailureKind;
  /** `stream_truncated`, `ECONNREFUSED`, `not_a_stream`, or the provider's own code. */
  readonly code: string;
  /** The other side's words, cut to a line. Untrusted text. */
  readonly message: string;
  readonly next: NextStep;
  readonly httpStatus: number | null;
  /** How long the server asks to wait, milliseconds. */
  readonly retryAfterMs: number | null;
}

const longest = 300;

/** Makes a failure; the other side's words are folded to one line and cut. */
export const failure = (
  kind: FailureKind,
  code: string,
  message: string,
  next: NextStep,
  more: { readonly httpStatus?: number | null; readonly retryAfterMs?: number | null } = {},
): Failure => ({
  kind,
  code,
  message: oneLine(message),
  next,
  httpStatus: more.httpStatus ?? null,
  retryAfterMs: more.retryAfterMs ?? null,
});

/** Folds white space and control characters and cuts: an error is shown, never laid out. */
export function oneLine(text: string): string {
  const line = text
    .slice(0, 4 * longest)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
