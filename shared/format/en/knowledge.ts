// How a figure is known, and why one is not, in English.

import type { Words } from '../words.ts';

export const origins: Words['origins'] = {
  measured: { word: 'measured', mark: '', sentence: 'Measured by our own clock, at the socket.' },
  reported: { word: 'reported', mark: '', sentence: 'Reported by the provider.' },
  counted: { word: 'counted', mark: '', sentence: 'Counted exactly, by us.' },
  derived: { word: 'derived', mark: '', sentence: 'Worked out from figures measured, reported or counted.' },
  fitted: { word: 'fitted', mark: 'fitted', sentence: 'Read off a line fitted through several calls.' },
  estimated: {
    word: 'estimated',
    mark: '≈',
    sentence: 'Estimated: a stand-in was used for something nobody told.',
  },
};

const dash = '–';

export const absences: Words['absences'] = {
  still_running: { word: 'not yet', sentence: 'The lane is still running; the figure may yet come.' },
  not_disclosed: { word: 'not told', sentence: 'The provider does not tell this.' },
  invalid_report: {
    word: dash,
    sentence: 'The provider sent a count that cannot be right, so it is not used.',
  },
  usage_missing: { word: 'no bill', sentence: 'No token counts came with the answer.' },
  interrupted: { word: dash, sentence: 'The lane ended before the token counts could come.' },
  not_streamed: { word: dash, sentence: 'The whole answer came at once, so there are no times inside it.' },
  no_response: { word: dash, sentence: 'Nothing came back.' },
  no_text: { word: 'none', sentence: 'Neither thinking nor answer was shown.' },
  no_answer: { word: 'none', sentence: 'There is no answer text.' },
  no_thinking: { word: 'none', sentence: 'No thinking was shown or billed.' },
  hidden_thinking: {
    word: 'hidden',
    sentence: 'The thinking was billed but never sent, so it cannot be timed as it happens.',
  },
  summary_only: {
    word: dash,
    sentence: 'Only a summary of the thinking was shown, which says nothing about its length or pace.',
  },
  not_complete: { word: dash, sentence: 'Only a lane that completed enters this figure.' },
  cut_by_limit: {
    word: dash,
    sentence: 'The output limit cut the answer, so a speed would describe the limit rather than the model.',
  },
  retried: { word: dash, sentence: 'An earlier attempt failed, so times cannot be compared.' },
  fewer_than_two_events: { word: dash, sentence: 'The text came in one piece: a speed takes at least two.' },
  trim_left_no_window: {
    word: dash,
    sentence: 'With the last tokens left out, nothing remains to measure a speed on.',
  },
  zero_span: { word: dash, sentence: 'All text arrived at the same instant.' },
  too_few_events: { word: dash, sentence: 'The text came in too few pieces for this figure.' },
  too_few_runs: { word: dash, sentence: 'It takes more runs to tell.' },
  no_spread_in_x: { word: dash, sentence: 'All outputs are equally long, so no line can be drawn.' },
  slope_not_positive: { word: dash, sentence: 'Longer outputs did not take longer, so there is no speed.' },
  price_unknown: {
    word: 'price unknown',
    sentence: 'No price is known for this model. Unknown is not free.',
  },
  cold_start: {
    word: dash,
    sentence: 'The model was loaded inside this call, so its times are not comparable.',
  },
  not_recorded: { word: dash, sentence: 'The record of this lane does not hold it.' },
  not_counted: { word: dash, sentence: 'No tokenizer could be had to count it.' },
  not_observable: { word: dash, sentence: 'This connection or server cannot tell.' },
};

export const rules: Words['rules'] = {
  tail_trim: n => `The last ${n} tokens are left out.`,
  tail_trim_0: () => 'No tokens are left out at the end.',
  tail_trim_1: () => 'The last token is left out.',
  upper_bound: () => 'An upper bound: the true figure may be lower.',
  lower_bound: () => 'A lower bound: the true figure may be higher.',
  either_way: () => 'No bound: the true figure may be lower, for one reason, or higher, for another.',
  lower_bound_summary: () => 'A lower bound: what was timed is a summary.',
  lower_bound_shown_text: () =>
    'A lower bound: only the text that came is priced. Thinking that was hidden may have cost any amount more.',
  short_window: () => 'The window is short, so read this with care.',
  by_characters: () => 'Tokens were shared out by characters, so that their sum is the number billed.',
  hidden_thinking: () => 'The thinking is hidden, so the first thing shown is the answer.',
  cache_write_at_input_price: () =>
    'A lower bound: the price of writing to a cache is unknown, so the input price stands in.',
  split_by_text: () => 'The bill does not tell thinking from answer, so it was split by their lengths.',
  no_thinking_assumed: () => 'Thinking was neither shown nor billed apart, so all output is taken as answer.',
  not_scaled: () => 'Counted with a tokenizer that is not the model’s own.',
  by_usage: () => 'The stream told the tokens of each piece, by a bill that grew along with it.',
  by_logprobs: () => 'The stream told the tokens of each piece, by a list of their log-probabilities.',
  by_token_ids: () => 'The stream told the tokens of each piece by their ids, which add up to the bill.',
  by_tokenizer: () =>
    'Tokens were counted with the model’s own tokenizer and scaled, so that their sum is the number billed.',
  by_proxy: () =>
    'Tokens were shared out by the counts of another model’s tokenizer, so that their sum is the number billed.',
  negative_clamped: () =>
    'The answer alone counts more tokens than were billed, so none are left for thinking.',
  own_tokenizer: () => 'Counted with the model’s own tokenizer.',
  stand_in_tokenizer: () =>
    'Counted with a tokenizer that is not the model’s own, so the true number lies in a range.',
  penalised: () => 'It failed, so the time limit stands in.',
  to_first_token: () => 'The server tells only its time to the first token, so that is what is compared.',
  overhead_of_fit: () =>
    'The wait before the thinking is the fixed part of the line fitted through other calls, without what of it falls behind the answers.',
  overhead_of_plain_call: () =>
    'The wait before the thinking is that of a model at this endpoint that does not think.',
  thinking_at_output_speed: () => 'It assumes that thinking goes at the speed of the answer.',
  evenly_shared: () =>
    'Several tokens come at once: the time between arrivals is evenly shared among them, and is not the model’s own rhythm.',
  chunked: () => 'Several tokens come at once, so a time per token says little.',
};
