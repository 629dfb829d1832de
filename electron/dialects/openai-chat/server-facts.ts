// Timings and cost the server itself tells, by one set of names with the unit in them. They check
// the client's clock; nothing is corrected with them.
//
//   llama.cpp   timings {prompt_ms, predicted_ms, predicted_per_second}             milliseconds
//   Groq        usage {queue_time, prompt_time, completion_time, total_time}        seconds
//   Cerebras    time_info {the same}                                                seconds
//   Fireworks   perf_metrics {server-time-to-first-token, server-processing-time}   seconds
//   OpenRouter  openrouter_metadata {generationTime}                                milliseconds
//   OpenRouter  usage.cost in dollars      xAI  usage.cost_in_usd_ticks, 1e10 to the dollar

import { first } from '../counts.ts';
import { field, list, textField, type Json } from '../json.ts';
import { factsOf, finite, scaled, type Facts } from '../numbers.ts';

export function serverFacts(chunk: Json, usage: Json | undefined): Facts | undefined {
  const info = field(chunk, 'time_info');
  const timings = field(chunk, 'timings');
  const metrics = first(field(chunk, 'perf_metrics'), field(usage, 'perf_metrics'));
  const seconds = (name: string): number | undefined =>
    scaled(first(field(usage, name), field(info, name)), 1000);
  const perf = (name: string): number | undefined => {
    const told = first(field(metrics, name), field(metrics, `fireworks-${name}`));
    return scaled(typeof told === 'string' && told.trim() !== '' ? Number(told) : told, 1000);
  };
  const upstream = field(chunk, 'openrouter_metadata');
  const nativeFinish = textField(list(field(chunk, 'choices'))[0], 'native_finish_reason');
  // Nearly every chunk: it tells none of this.
  if ([usage, info, timings, metrics, upstream, nativeFinish].every(told => told === undefined))
    return undefined;
  return factsOf({
    serverQueueMs: seconds('queue_time') ?? perf('server-queue-duration'),
    serverPromptMs:
      seconds('prompt_time') ?? finite(field(timings, 'prompt_ms')) ?? perf('server-prefill-duration'),
    serverCompletionMs:
      seconds('completion_time') ??
      finite(field(timings, 'predicted_ms')) ??
      perf('server-generation-duration') ??
      finite(first(field(upstream, 'generationTime'), field(upstream, 'generation_time'))),
    serverTotalMs: seconds('total_time') ?? perf('server-processing-time'),
    serverTtftMs: perf('server-time-to-first-token'),
    serverTokensPerSecond: finite(field(timings, 'predicted_per_second')),
    providerCostUsd: finite(field(usage, 'cost')) ?? usdOfTicks(field(usage, 'cost_in_usd_ticks')),
    nativeFinish: nativeFinish?.slice(0, 100),
  });
}

/** xAI bills in ticks, ten to the tenth of them to the dollar. */
export function usdOfTicks(ticks: Json | undefined): number | undefined {
  const known = finite(ticks);
  return known === undefined ? undefined : known / 1e10;
}
