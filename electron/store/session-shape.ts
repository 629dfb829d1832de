// The session file as it must be before anything walks it: every value that is shown, counted or
// written again has its type and its range. What only a newer app knows may stand beside.

import { z } from 'zod';
import { speech } from '../../shared/contract/speech.ts';
import { epochOf } from '../../shared/calendar.ts';
import { effortLevels } from '../../shared/trial/contender.ts';
import { targetNames } from '../../shared/trial/trial.ts';

const text = z.string();
const textOrNone = text.nullable();
/** Nothing that every object answers to: prices and judgements are looked up by these. */
const id = text.regex(/^[A-Za-z0-9_-]{1,64}$/).refine(name => !(name in {}), 'not an id');
const instant = text.refine(value => epochOf(value) !== undefined, 'not a date');
/** More than anything that is timed, counted or paid: sums of such numbers are still numbers. */
const largest = 1e15;
const amount = z.number().nonnegative().max(largest);
const count = amount.int();
const signed = z.number().min(-largest).max(largest);
const mark = amount.nullable();
const limits = z.tuple([signed.nullable(), signed.nullable()]);
/** A reason, a rule: a newer app may have more of them. */
const code = text.regex(/^[a-z0-9_]+$/);

const readingOf = (value: z.ZodType<number>) =>
  z.discriminatedUnion('from', [
    z.looseObject({ value: z.null(), from: z.literal('absent'), why: code }),
    z.looseObject({
      value,
      from: z.enum(['measured', 'reported', 'counted', 'derived', 'fitted', 'estimated']),
      interval: limits.optional(),
      rule: code.optional(),
    }),
  ]);
const reading = readingOf(amount);
const signedReading = readingOf(signed);

const note = z.looseObject({ code: text, message: text });

const contender = z.looseObject({
  id,
  endpoint: text,
  dialect: text,
  flavour: textOrNone,
  baseUrl: text,
  model: text,
  effort: z.union([z.enum(effortLevels), z.number().int().positive()]).nullable(),
  temperature: z.number().nullable(),
  maxOutputTokens: z.number().int().positive().nullable(),
  streamed: z.boolean(),
  simulated: z.boolean(),
  topP: amount.optional(),
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
  at: count,
  left: id,
  right: id,
  choice: z.enum(['left', 'right', 'tie', 'both_bad']),
  blind: z.boolean(),
});

const failure = z.looseObject({
  kind: z.enum([
    'auth',
    'billing',
    'rate_limit',
    'capacity',
    'overloaded',
    'bad_request',
    'not_found',
    'content_filter',
    'server',
    'network',
    'timeout',
    'malformed',
  ]),
  code: text,
  message: text,
  next: code,
  httpStatus: z.number().int().nullable(),
  retryAfterMs: mark,
});

const row = {
  input: amount,
  output: amount,
  cachedInput: amount.optional(),
  cacheWrite: amount.optional(),
};
const price = z.looseObject({
  ...row,
  cacheWrites: z.record(text, amount).optional(),
  steps: z.array(z.looseObject({ above: amount, ...row })).optional(),
  factors: z.record(text, amount).optional(),
  source: text,
  asOf: text.regex(/^\d{4}-\d{2}-\d{2}$/),
  simulated: z.literal(true).optional(),
});

const teller = z.enum(['usage', 'logprobs', 'token_ids', 'stream', 'tokenizer', 'proxy', 'characters']);
const scripts = z.array(z.looseObject({ script: text, share: amount }));

const lane = z
  .looseObject({
    id,
    contenderId: id,
    repeat: z.number().int().positive(),
    attempts: count,
    attemptLog: z.array(
      z.looseObject({ attempt: z.number().int().positive(), endMs: amount, failure, waitedMs: amount }),
    ),
    contender,
    status: z.enum(['complete', 'truncated', 'failed', 'cancelled', 'interrupted', 'limit']),
    failure: failure.nullable(),
    httpStatus: z.number().int().nullable(),
    finish: z
      .looseObject({
        raw: text,
        normalised: z.enum(['stop', 'length', 'tool_calls', 'content_filter', 'refusal', 'error', 'other']),
      })
      .nullable(),
    served: z.looseObject({
      model: textOrNone,
      requestId: textOrNone,
      fingerprint: textOrNone,
      tier: textOrNone,
      upstream: textOrNone,
    }),
    request: z
      .looseObject({ method: text, url: text, headers: z.record(text, text), body: z.unknown() })
      .refine(({ body }) => body !== undefined, 'a body is missing')
      .nullable(),
    answer: text,
    reasoning: z.looseObject({ kind: z.enum(['raw', 'summary', 'hidden', 'none', 'unknown']), text }),
    usage: z.looseObject({
      inputTokens: reading,
      cachedInputTokens: reading,
      cacheWriteTokens: reading,
      longCacheWrites: z.record(text, count).optional(),
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
    dispatchDelayMs: amount.optional(),
    connection: z.looseObject({ reused: z.boolean().nullable(), dnsMs: mark, connectMs: mark, tlsMs: mark }),
    readings: z.looseObject({
      ttfbMs: reading,
      ttftMs: reading,
      ttfatMs: reading,
      thinkingMs: reading,
      thinkingUpperMs: reading,
      thinkingEstMs: reading,
      answerMs: reading,
      tailMs: reading,
      e2eMs: reading,
      e2eTextMs: reading,
      outputTokensPerSecond: reading,
      outputTokensPerSecondUntrimmed: reading,
      outputTokensPerSecondRobust: reading,
      reasoningTokensPerSecond: reading,
      naiveTokensPerSecond: reading,
      itlMs: reading,
      chunkGapP50Ms: reading,
      chunkGapP95Ms: reading,
      chunkGapMaxMs: reading,
      tokensPerChunk: reading,
      stalls: reading,
      reasoningShare: reading,
      inferredReasoningTokens: reading,
      hiddenTokensPerSecond: reading,
      standardResponseMs: reading,
      serverGapMs: signedReading,
      dispatchDelayMs: reading,
    }),
    cost: z.looseObject({
      usd: reading,
      reasoningUsd: reading,
      usdAtLeast: reading.optional(),
      price: price.nullable(),
    }),
    server: z.record(text, z.union([z.number(), text])),
    timeline: z.array(z.tuple([amount, z.enum(['thought', 'text']), text, mark])),
    tokensFrom: z.looseObject({ thought: teller.nullable(), text: teller.nullable() }),
    counted: z
      .looseObject({ encoding: text, own: z.boolean(), thought: amount, text: amount, each: z.array(amount) })
      .optional(),
    warmUp: z.literal(true).optional(),
    probeOf: id.optional(),
    notes: z.array(note),
    findings: z.array(note).optional(),
    languages: z.looseObject({ prompt: scripts, thinking: scripts, answer: scripts }).optional(),
    effort: z.looseObject({ requested: z.union([text, z.number()]), applied: textOrNone }).optional(),
    tape: text.optional(),
  })
  .refine(({ contenderId, contender: own }) => contenderId === own.id, 'two contenders');

const targets = z.partialRecord(z.enum(targetNames), amount);

const trial = z.looseObject({
  id,
  startedAt: instant,
  prompt,
  lineup: z.array(contender),
  repeats: z.number().int().positive(),
  seed: count,
  options: z.looseObject({
    repeats: z.number().int().positive(),
    seed: count,
    concurrency: z.number().int().positive(),
    timeoutMs: amount,
    retries: count,
    maxCostUsd: mark,
    again: id.optional(),
    warmUp: z.boolean().optional(),
    cachePrefix: z.boolean().optional(),
    probe: z.boolean().optional(),
    targets: targets.optional(),
  }),
  sendOrder: z.array(id),
  lanes: z.array(lane).max(100_000),
});

const interval = z.tuple([z.number(), z.number()]);

const fit = z.looseObject({
  contenderId: id,
  over: z.array(id),
  secondsPerToken: signedReading,
  tokensPerSecond: signedReading,
  overheadMs: signedReading,
  r2: z.number().nullable(),
  n: count,
  method: text,
  warnings: z.array(text),
  moreCalls: count.optional(),
  leastSquares: z
    .looseObject({
      secondsPerToken: z.number(),
      tokensPerSecond: z.number().nullable(),
      overheadMs: z.number(),
    })
    .optional(),
  withInput: z.looseObject({ secondsPerToken: z.number(), secondsPerInputToken: z.number() }).optional(),
  singleCalls: z.looseObject({ tokensPerSecond: z.number(), n: count }).optional(),
  singlePath: z
    .looseObject({
      verdict: z.enum(['equal_within_margin', 'different', 'undecided']),
      n: count,
      thinkingSecondsPerToken: z.number(),
      answerSecondsPerToken: z.number(),
      difference: z.number(),
      interval95: interval,
      interval90: interval,
      margin: z.number(),
      relativeMargin: z.number(),
    })
    .optional(),
});

const difference = z.looseObject({
  value: z.number(),
  interval: interval.nullable(),
  method: textOrNone,
  seed: count.nullable(),
  resamples: count.nullable(),
});

const pair = {
  over: z.array(id),
  first: id,
  second: id,
  n: z.number().int().positive(),
  per: z.enum(['repeat', 'prompt']),
  prompts: z.number().int().positive(),
};

const comparison = z.looseObject({
  ...pair,
  figure: text,
  ratio: amount,
  interval: interval.nullable(),
  difference: difference.optional(),
  p: mark,
  verdict: text,
  moreWanted: count.nullable(),
  lost: count,
  looks: count,
});

const accuracy = z.looseObject({
  ...pair,
  table: z.looseObject({ both: count, onlyFirst: count, onlySecond: count, neither: count }),
  firstBetter: count,
  secondBetter: count,
  difference,
  p: amount,
  verdict: text,
});

export const sessionShape = z
  .looseObject({
    format: z.literal('assay-session'),
    version: z.literal(1),
    app: text,
    exportedAt: instant,
    tailTrim: count,
    session: z.looseObject({
      id,
      title: text,
      createdAt: instant,
      updatedAt: instant,
      prompt,
      lineup: z.array(contender),
      notes: text,
      tags: z.array(text).optional(),
      judgements: z.record(id, judgement).optional(),
      votes: z.array(vote).optional(),
    }),
    trials: z.array(trial).max(10_000),
    fits: z.array(fit),
    comparisons: z.array(comparison).optional(),
    accuracy: z.array(accuracy).optional(),
    goodput: z
      .array(z.looseObject({ contenderId: id, targets, good: count, total: z.number().int().positive() }))
      .optional(),
    redacted: z.looseObject({ prompt: z.boolean(), answers: z.boolean() }).optional(),
    repriced: z.looseObject({ on: textOrNone, as: textOrNone }).optional(),
  })
  .refine(({ trials }) => areDistinct(trials.map(own => own.id)), 'two trials of one id')
  .refine(
    ({ trials }) => areDistinct(trials.flatMap(({ lanes }) => lanes.map(own => own.id))),
    'two lanes of one id',
  );

const areDistinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
