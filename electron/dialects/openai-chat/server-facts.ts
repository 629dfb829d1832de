// Timings the server itself tells, by one set of names with the unit in them. They check the
// client's clock; nothing is corrected with them.
//
//   llama.cpp  timings {prompt_ms, predicted_ms, predicted_per_second}     milliseconds
//   Groq       usage {queue_time, prompt_time, completion_time, total_time}     seconds
//   Cerebras   time_info {the same}                                              seconds

import { field, type Json } from '../json.ts';

const seconds = [
  ['queue_time', 'serverQueueMs'],
  ['prompt_time', 'serverPromptMs'],
  ['completion_time', 'serverCompletionMs'],
  ['total_time', 'serverTotalMs'],
] as const;

const timings = [
  ['prompt_ms', 'serverPromptMs'],
  ['predicted_ms', 'serverCompletionMs'],
  ['predicted_per_second', 'serverTokensPerSecond'],
] as const;

export function serverFacts(
  chunk: Json,
  usage: Json | undefined,
): Readonly<Record<string, number>> | undefined {
  const facts: Record<string, number> = {};
  for (const source of [usage, field(chunk, 'time_info')]) {
    for (const [name, fact] of seconds) {
      const value = field(source, name);
      if (isTime(value)) facts[fact] = value * 1000;
    }
  }
  for (const [name, fact] of timings) {
    const value = field(field(chunk, 'timings'), name);
    if (isTime(value)) facts[fact] = value;
  }
  return Object.keys(facts).length > 0 ? facts : undefined;
}

const isTime = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
