// A session file from somebody else: read as a hostile text, told apart from a damaged one, and
// handed on as a document. It never brings keys, and it overwrites nothing.

import { z } from 'zod';
import { speech } from '../../shared/contract/speech.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import { upgraded } from '../../shared/session-file/upgrade.ts';
import { targetNames } from '../../shared/trial/trial.ts';

const largest = 256 * 1024 * 1024;
const deepest = 32;

export function readSessionFile(text: string): SessionDocument {
  if (text.length > largest) throw new Refusal('too_large', 'The file is larger than 256 MB.');
  const value = parsed(text);
  checkShape(value);
  const head = z.object({ format: z.string(), version: z.number().int() }).safeParse(value);
  if (!head.success || head.data.format !== 'assay-session') {
    throw new Refusal('not_a_session', 'This is not an Assay session file.');
  }
  const newest = upgraded(value, head.data.version);
  if (newest === undefined) {
    throw new Refusal('newer_version', 'The file has version {version}; this Assay is older than it.', {
      version: String(head.data.version),
    });
  }
  const result = document.safeParse(newest);
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new Refusal('damaged', 'The session file is damaged at {where}: {why}', {
      where: where || '/',
      why: issue?.message ?? '',
    });
  }
  return result.data as unknown as SessionDocument;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Refusal('not_json', 'The file is no JSON.');
  }
}

const poison = new Set(['__proto__', 'constructor', 'prototype']);

/** Depth and names, before anything walks the value by recursion or by key. */
function checkShape(value: unknown): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw new Refusal('too_deep', 'The file is nested too deeply.');
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const key of Object.keys(item)) {
        if (poison.has(key))
          throw new Refusal('poisoned', 'The file holds the name "{name}".', { name: key });
        next.push((item as Record<string, unknown>)[key]);
      }
    }
    level = next;
  }
}

const text = z.string();
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const mark = z.number().nullable();
const instant = z.string().refine(value => !Number.isNaN(Date.parse(value)), 'not a date');

const reading = z.looseObject({ value: z.number().nullable(), from: text });

const contender = z.looseObject({
  id,
  endpoint: text,
  dialect: text,
  flavour: text.nullable(),
  baseUrl: text,
  model: text,
  effort: z.union([text, z.number()]).nullable(),
  temperature: z.number().nullable(),
  maxOutputTokens: z.number().nullable(),
  streamed: z.boolean(),
  simulated: z.boolean(),
  topP: z.number().optional(),
  variant: z.looseObject({ system: text.optional(), user: text.optional() }).optional(),
  history: z.array(z.looseObject({ user: text, assistant: text })).optional(),
  speech: speech.optional(),
});

const attachment = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('image'), name: text, mime: text, base64: text }),
  z.looseObject({ kind: z.literal('text'), name: text, mime: text, text }),
]);

const prompt = z.looseObject({
  system: text,
  user: text,
  variables: z.record(text, text),
  attachments: z.array(attachment).optional(),
});

const judgement = z.looseObject({
  starred: z.boolean().optional(),
  note: text.optional(),
  grade: z.number().int().min(1).max(5).optional(),
  verdict: z.enum(['pass', 'fail']).optional(),
});

const vote = z.looseObject({
  id,
  trialId: id,
  at: z.number().int().nonnegative(),
  left: id,
  right: id,
  choice: z.enum(['left', 'right', 'tie', 'both_bad']),
  blind: z.boolean(),
});

const status = z.enum(['complete', 'truncated', 'failed', 'cancelled', 'interrupted', 'limit']);

const lane = z.looseObject({
  id,
  contenderId: id,
  repeat: z.number().int(),
  attempts: z.number().int(),
  attemptLog: z.array(z.looseObject({})),
  contender,
  status,
  failure: z.looseObject({ kind: text, code: text, message: text, next: text }).nullable(),
  finish: z.looseObject({ raw: text, normalised: text }).nullable(),
  served: z.looseObject({}),
  request: z.looseObject({ method: text, url: text, headers: z.record(text, text) }).nullable(),
  answer: text,
  reasoning: z.looseObject({ kind: z.enum(['raw', 'summary', 'hidden', 'none', 'unknown']), text }),
  usage: z.looseObject({
    inputTokens: reading,
    cachedInputTokens: reading,
    cacheWriteTokens: reading,
    longCacheWrites: z.record(text, z.number().int().min(0)).optional(),
    outputTokens: reading,
    reasoningTokens: reading,
    answerTokens: reading,
  }),
  marks: z.looseObject({
    writtenMs: mark,
    headersMs: mark,
    firstByteMs: mark,
    firstReasoningMs: mark,
    lastReasoningMs: mark,
    firstAnswerMs: mark,
    lastAnswerMs: mark,
    lastDeltaMs: mark,
    doneMs: mark,
    endMs: mark,
  }),
  dispatchDelayMs: z.number().nonnegative().optional(),
  connection: z.looseObject({ reused: z.boolean().nullable(), dnsMs: mark, connectMs: mark, tlsMs: mark }),
  timeline: z.array(z.tuple([z.number(), z.enum(['thought', 'text']), text, z.number().nullable()])),
  server: z.record(text, z.union([z.number(), text])),
  notes: z.array(z.looseObject({ code: text, message: text })),
  cost: z.looseObject({}),
  counted: z
    .looseObject({
      encoding: text,
      own: z.boolean(),
      thought: z.number(),
      text: z.number(),
      each: z.array(z.number()),
    })
    .optional(),
  warmUp: z.literal(true).optional(),
  probeOf: id.optional(),
  tape: text.optional(),
});

const document = z.looseObject({
  format: z.literal('assay-session'),
  version: z.literal(1),
  session: z.looseObject({
    id,
    title: text,
    createdAt: instant,
    prompt,
    lineup: z.array(contender),
    notes: text,
    tags: z.array(text).optional(),
    judgements: z.record(id, judgement).optional(),
    votes: z.array(vote).optional(),
  }),
  trials: z
    .array(
      z.looseObject({
        id,
        startedAt: instant,
        prompt,
        lineup: z.array(contender),
        repeats: z.number().int(),
        seed: z.number(),
        options: z
          .looseObject({ targets: z.partialRecord(z.enum(targetNames), z.number()).optional() })
          .optional(),
        sendOrder: z.array(id),
        lanes: z.array(lane).max(100_000),
      }),
    )
    .max(10_000),
});
