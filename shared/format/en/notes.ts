// Notes on a lane, in English: adaptations, quirks and flags.

import type { Words } from '../words.ts';

export const aside: Words['aside'] = text => ` (${text})`;

export const notes: Words['notes'] = {
  thinking_ate_limit: n =>
    n.limit === null
      ? 'Thinking used up the output limit, so there is no answer; it was billed all the same.'
      : `Thinking used up the limit of ${n.limit} tokens, so there is no answer; it was billed all the same.`,
  empty_answer: () => 'The model ended without an answer.',
  capped_bytes: n => `The response passed the size allowed${n.aside} and was stopped there.`,
  capped_events: n => `The response came in more pieces than allowed${n.aside} and was stopped there.`,
  capped_cost: () => 'The cost cap was reached.',
  capped_month: () => "The month's cap of this endpoint was reached.",
  model_retired: n =>
    `${n.model} was shut down by its maker${n.aside}: expect to be refused, or choose another model.`,
  model_retires_soon: n => `${n.model} will be shut down by its maker${n.aside}.`,
  not_sent: () => 'This lane was never sent.',
  waited_for_place: () =>
    'Its endpoint takes fewer lanes at once, so this one left later than the others: “dispatch delay” tells by how much.',
  no_done: () => 'The answer finished, but the last item its dialect usually sends did not come.',
  held_open: () => 'The answer finished, but the server kept the connection open; it was closed here.',
  closed_badly: n => `The answer finished, but the connection broke while it was being closed${n.aside}.`,
  system_folded: () => 'This model takes no system prompt, so it was put at the head of the prompt.',
  effort_not_sent: n => `The effort${n.aside} was not sent: ${n.model} has no such setting here.`,
  sampling_dropped: n => `The temperature${n.aside} was not sent: ${n.model} takes none.`,
  sampling_without_effect: n =>
    `The temperature or top_p was sent, but has no effect while ${n.model} thinks.`,
  limit_not_sent: n => `The output limit was not sent: ${n.model} takes none here.`,
  not_streamed_by_server: () => 'A stream was asked for, and the server sent the whole answer at once.',
  think_tag_without_opening: () =>
    'A closing think tag came without an opening one, so what stood before it is taken as thinking.',
  usage_twice: () => 'Token counts came more than once; the last ones are used.',
  usage_invalid: () => 'Some token counts could not be right and are not used.',
  bad_events: n => `Some events of the stream could not be read and were passed over${n.aside}.`,
  gzip_despite_identity: () =>
    'The server compressed the stream although none was asked for, so arrival times are coarser.',
  stored_damaged: () =>
    'What was kept of this lane is no longer what was saved, so its figures may be wrong.',
  invalid_utf8: () => 'Some bytes were not valid text; a replacement character stands in their place.',
  overlapped: () => 'Another trial ran at the same time, which may have slowed this one.',
  usage_total_differs: n => `The token counts do not add up to the total reported${n.aside}.`,
  reasoning_exceeds_output: () =>
    'More reasoning tokens were reported than output tokens, so one of them is wrong.',
  reasoning_not_counted: () => 'Thinking was shown, but no reasoning tokens were counted for it.',
  refusal_text: () => 'The model declined, in words of its own; they stand as the answer.',
  tool_calls: n => `The model asked for a tool${n.aside}, which is not run here.`,
  event_loop_delay: n =>
    `This machine was too busy while the trial ran${n.aside}: arrival times may be late by as much.`,
  effort_not_supported: n => `The effort${n.aside} was not sent: ${n.model} has no such step here.`,
  effort_coarser: n => `${n.model} knows thinking only as on or off, so any effort means on.`,
  images_not_sent: n => `The images were not sent: ${n.model} takes none.`,
  history_folded: () => 'This server takes no earlier turns, so they stand in the prompt as a script.',
  limit_added: n => `A limit is mandatory here and none was set, so the usual one was sent${n.aside}.`,
  budget_cut: n => `The budget for thinking must stay below the output limit, so it was cut${n.aside}.`,
  streams_only: n => `${n.model} thinks only in streams: without one the request may be refused.`,
  usage_low_trust: () => 'Token counts here are made from the visible text, so they are a lower bound.',
  warm_up: () => 'A call to warm up: it enters no figure but the cost.',
  probe: () => 'The other half of a pair, streamed and whole: it enters fits and the cost, nothing else.',
  cache_prefix: () => 'A line of its own stands ahead of this prompt, so that no cache could answer.',
  cold_start: n => `The model was loaded inside this call${n.aside}, so its times are not comparable.`,
  prompt_blocked: n => `The prompt was blocked before the model saw it${n.aside}.`,
  thinking_redacted: () => 'Part of the thinking came encrypted and cannot be shown.',
  finish_inferred: n =>
    `The server gave no reason for the end; the limit${n.aside} had been used up, so that is taken as one.`,
  served_other_model: n => `${n.model} was asked for, and another model was served${n.aside}.`,
  server_gap_negative: n =>
    `The server claims more time than passed here${n.aside}: one of the two clocks, or its unit, is wrong.`,
  server_gap_large: n =>
    `Much of the time passed beyond the server${n.aside}: a queue in front of it, buffering, or a retry on the way.`,
  decode_speed_differs: n =>
    `The server itself tells another speed${n.aside}: text may be buffered on the way, or counted otherwise.`,
  tail_held_back: n => `The end was held back: without its last tokens the answer is faster${n.aside}.`,
  provider_cost_differs: n =>
    `The provider reports another cost${n.aside}: is the price list outdated, or was another rate agreed?`,
  summary_other_language: () =>
    'The thinking is summed up in another language than the question: whoever wrote the summary did not see it as you do.',
};
