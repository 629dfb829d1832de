// The codes format/ has a sentence of its own for. A failure code that is not here speaks through
// its kind; a note code that is not here shows its own message.

export const failureCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'connect_timeout',
  'stream_truncated',
  'redirect',
  'proxy_auth',
  'proxy_refused',
  'proxy_unreachable',
  'wire_lost',
  'bad_route',
  'bad_secret',
  'bad_frame',
  'bad_url',
  'headers_overflow',
  'not_http',
  'tls',
  'not_a_stream',
  'bad_json',
  'empty',
  'encoding',
  'no_key',
  'unknown_dialect',
  'unknown_endpoint',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** What else the network calls the same trouble. */
const sameTrouble: Readonly<Record<string, FailureCode>> = {
  EPIPE: 'ECONNRESET',
  ECONNABORTED: 'ECONNRESET',
  UND_ERR_SOCKET: 'ECONNRESET',
  ENETUNREACH: 'EHOSTUNREACH',
  EADDRNOTAVAIL: 'EHOSTUNREACH',
  ETIMEDOUT: 'connect_timeout',
  UND_ERR_CONNECT_TIMEOUT: 'connect_timeout',
};

/** The code to speak for, or undefined where only the kind is known. */
export function spokenFailureCode(code: string): FailureCode | undefined {
  if (Object.hasOwn(sameTrouble, code)) return sameTrouble[code];
  if (code.startsWith('tls_')) return 'tls';
  return failureCodes.find(known => known === code);
}

export const noteCodes = [
  'thinking_ate_limit',
  'empty_answer',
  'capped_bytes',
  'capped_events',
  'capped_cost',
  'capped_month',
  'not_sent',
  'waited_for_place',
  'model_retired',
  'model_retires_soon',
  'no_done',
  'held_open',
  'closed_badly',
  'system_folded',
  'effort_not_sent',
  'sampling_dropped',
  'sampling_without_effect',
  'limit_not_sent',
  'not_streamed_by_server',
  'think_tag_without_opening',
  'usage_twice',
  'usage_invalid',
  'bad_events',
  'gzip_despite_identity',
  'invalid_utf8',
  'stored_damaged',
  'overlapped',
  'usage_total_differs',
  'reasoning_exceeds_output',
  'reasoning_not_counted',
  'refusal_text',
  'tool_calls',
  'event_loop_delay',
  'effort_not_supported',
  'effort_coarser',
  'images_not_sent',
  'history_folded',
  'limit_added',
  'budget_cut',
  'streams_only',
  'usage_low_trust',
  'cold_start',
  'warm_up',
  'probe',
  'cache_prefix',
  'prompt_blocked',
  'thinking_redacted',
  'finish_inferred',
  'served_other_model',
  'server_gap_negative',
  'server_gap_large',
  'decode_speed_differs',
  'tail_held_back',
  'provider_cost_differs',
  'summary_other_language',
] as const;

export type NoteCode = (typeof noteCodes)[number];

export const isNoteCode = (code: string): code is NoteCode => noteCodes.some(known => known === code);

/** Rules a reading may have been made by; `tail_trim_3` and its kin speak through `tail_trim`. */
export const ruleCodes = [
  'tail_trim',
  'tail_trim_0',
  'tail_trim_1',
  'upper_bound',
  'lower_bound',
  'either_way',
  'lower_bound_summary',
  'lower_bound_shown_text',
  'short_window',
  'by_characters',
  'hidden_thinking',
  'cache_write_at_input_price',
  'split_by_text',
  'no_thinking_assumed',
  'not_scaled',
  'chunked',
  'evenly_shared',
  'by_usage',
  'by_logprobs',
  'by_token_ids',
  'by_tokenizer',
  'by_proxy',
  'negative_clamped',
  'own_tokenizer',
  'stand_in_tokenizer',
  'to_first_token',
  'overhead_of_fit',
  'overhead_of_plain_call',
  'thinking_at_output_speed',
  'penalised',
] as const;

export type RuleCode = (typeof ruleCodes)[number];

export const isRuleCode = (code: string): code is RuleCode => ruleCodes.some(known => known === code);

/** What may stand in the way of a comparison. */
export const compareWarnings = ['connections_differ', 'prompts_differ'] as const;

export type CompareWarning = (typeof compareWarnings)[number];

/** Why a fit may not be believed. */
export const fitWarnings = [
  'no_spread_in_x',
  'no_df',
  'slope_not_positive',
  'slope_ci_includes_zero',
  'narrow_spread',
  'linearity_not_testable',
  'not_linear',
  'leverage',
  'outlier',
  'heteroscedastic',
  'drift',
  'negative_intercept',
  'estimators_differ',
  'input_varies',
] as const;

export type FitWarning = (typeof fitWarnings)[number];

export const fitMethods = ['theil_sen_hc3', 'theil_sen_sen', 'theil_sen'] as const;

export type FitMethod = (typeof fitMethods)[number];
