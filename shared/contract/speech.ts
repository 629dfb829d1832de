// A server's own way of speaking, as a person sets it (trial/speech.ts), checked at the wall and in
// files from outside.

import { z } from 'zod';
import type { Speech } from '../trial/speech.ts';

const path = z.string().min(1).max(200);

export const speech = z.object({
  reasoningField: path.optional(),
  answerField: path.optional(),
  usageField: path.optional(),
  counts: z
    .object({
      input: path.optional(),
      cachedInput: path.optional(),
      output: path.optional(),
      reasoning: path.optional(),
    })
    .optional(),
  outputExcludesReasoning: z.boolean().optional(),
  startsInThinking: z.boolean().optional(),
  thinkingKind: z.enum(['raw', 'summary']).optional(),
  lowTrust: z.boolean().optional(),
  systemRole: z.enum(['system', 'developer', 'folded']).optional(),
  limitField: z.enum(['max_tokens', 'max_completion_tokens']).optional(),
  summaries: z.boolean().optional(),
  streamUsage: z.boolean().optional(),
  body: z.record(z.string().max(200), z.unknown()).optional(),
});

/** What came over the wall may hold keys of no value; kept data has none. */
export const speechOf = (given: z.input<typeof speech>): Speech =>
  JSON.parse(JSON.stringify(given)) as Speech;
