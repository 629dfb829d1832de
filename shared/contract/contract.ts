// Everything the room with the screen may ask of the room with the keys. Declared here and
// nowhere else: what the engine's side implements and what the renderer holds are both
// derived from this table.
//
// Keys never cross: a renderer can set one and learn that it is present, not what it is.
// Inputs are checked at the wall (the renderer is assumed to be taken over); outputs are ours.

import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { SessionDocument } from '../session-file/document.ts';
import type { SessionId, TrialId, LaneId } from '../trial/ids.ts';
import { effortLevels, type ContenderId } from '../trial/contender.ts';
import type { Prompt, Session, SessionHeader } from '../trial/session.ts';
import { targetNames, type Trial, type TrialFrame } from '../trial/trial.ts';
import type { Reading } from '../reading.ts';
import type { EpochMs, Tokens } from '../units.ts';
import { speech } from './speech.ts';
import type { Price } from '../catalog/price.ts';
import type { DiscoveredServer, EndpointReport, EndpointView, KeyPlace } from './endpoint-views.ts';
import { endpointDraft, endpointPatch, month, ownModel, ownPrice } from './endpoint-inputs.ts';
import type { ModelRefresh, ModelView } from './model-views.ts';
import type { SpendSummary } from './spend-views.ts';
import type { Backup, ExportedFile, HostFacts, RequestView, Settings } from './views.ts';

/** Ids are opaque: letters, digits, _ and -. Typed the same on both sides of the wall. */
const id = <T extends string>() =>
  z.custom<T>(value => typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value));

const text = z.string().max(4_000_000);
const name = z.string().min(1).max(200);

const effort = z.union([z.enum(effortLevels), z.number().int().min(1).max(1_000_000)]);

/** Base64 of at most 20 MB. */
const base64 = z
  .string()
  .max(28_000_000)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/);

const attachment = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('image'),
    name,
    mime: z.string().regex(/^image\/(png|jpeg|gif|webp)$/),
    base64,
  }),
  z.object({ kind: z.literal('text'), name, mime: z.string().max(100), text }),
]);

const prompt = z.object({
  system: text,
  user: text,
  variables: z.record(z.string().max(200), text),
  attachments: z.array(attachment).max(20).readonly().optional(),
});

/** A column as the screen asks for it; endpoint facts are filled in on the other side. */
const contenderDraft = z.object({
  id: id<ContenderId>(),
  endpoint: name,
  model: name,
  effort: effort.nullable(),
  temperature: z.number().min(0).max(2).nullable(),
  maxOutputTokens: z.number().int().min(1).max(10_000_000).nullable(),
  streamed: z.boolean(),
  topP: z.number().min(0).max(1).optional(),
  variant: z.object({ system: text.optional(), user: text.optional() }).optional(),
  history: z
    .array(z.object({ user: text, assistant: text }))
    .max(1_000)
    .readonly()
    .optional(),
  speech: speech.optional(),
});

export type ContenderDraft = z.input<typeof contenderDraft>;

const options = z.object({
  repeats: z.number().int().min(1).max(100),
  seed: z.number().int().min(0).max(4_294_967_295),
  concurrency: z.number().int().min(1).max(64),
  timeoutMs: z.number().min(1_000).max(86_400_000),
  retries: z.number().int().min(0).max(2),
  maxCostUsd: z.number().positive().nullable(),
  again: id<TrialId>().optional(),
  warmUp: z.boolean().optional(),
  cachePrefix: z.boolean().optional(),
  probe: z.boolean().optional(),
  targets: z.partialRecord(z.enum(targetNames), z.number().positive().max(1e9)).optional(),
});

const judgement = z.object({
  starred: z.boolean().optional(),
  note: text.optional(),
  grade: z.number().int().min(1).max(5).optional(),
  verdict: z.enum(['pass', 'fail']).optional(),
});

const vote = z.object({
  id: id<string>(),
  trialId: id<TrialId>(),
  at: z.custom<EpochMs>(value => Number.isSafeInteger(value) && Number(value) >= 0),
  left: id<LaneId>(),
  right: id<LaneId>(),
  choice: z.enum(['left', 'right', 'tie', 'both_bad']),
  blind: z.boolean(),
});

const sessionPatch = z
  .object({
    title: z.string().max(300),
    prompt,
    lineup: z.array(contenderDraft).max(64),
    notes: text,
    pinned: z.boolean(),
    tags: z.array(z.string().min(1).max(60)).max(50).readonly(),
    judgements: z.record(id<LaneId>(), judgement),
    votes: z.array(vote).max(100_000).readonly(),
  })
  .partial();

/** A lineup that a person gave a name. */
export const savedLineup = z.object({
  name: z.string().min(1).max(100),
  lineup: z.array(contenderDraft).max(64).readonly(),
});

const settingsPatch = z
  .object({
    theme: z.enum(['system', 'light', 'dark', 'contrast']),
    language: z.enum(['system', 'en', 'zh']),
    layout: z.record(z.string().max(60), z.union([z.number(), z.string().max(200), z.boolean()])),
    tailTrim: z.number().int().min(0).max(20),
    lineups: z.array(savedLineup).max(200).readonly(),
  })
  .partial();

const format = z.enum(['html', 'md', 'csv', 'json']);

export const contract = {
  host: {
    facts: oc.output(type<HostFacts>()),
  },
  sessions: {
    /** Newest first, pinned before the rest. A query searches titles, prompts, answers and notes. */
    list: oc
      .input(
        z.object({
          query: z.string().max(500),
          limit: z.number().int().min(1).max(500),
          offset: z.number().int().min(0),
          tag: z.string().max(60).optional(),
        }),
      )
      .output(type<{ sessions: readonly SessionHeader[]; more: boolean }>()),
    /** Prompts of all sessions that were run, each once, the last one first. */
    prompts: oc
      .input(z.object({ limit: z.number().int().min(1).max(100) }))
      .output(type<readonly Prompt[]>()),
    create: oc.input(sessionPatch).output(type<Session>()),
    /** A session with its trials, newest trial last. Lanes of a running trial come queued: watch it from 0. */
    open: oc
      .input(z.object({ id: id<SessionId>() }))
      .output(type<{ session: Session; trials: readonly Trial[]; running: readonly TrialId[] } | null>()),
    update: oc.input(z.object({ id: id<SessionId>(), patch: sessionPatch })).output(type<Session>()),
    duplicate: oc.input(z.object({ id: id<SessionId>() })).output(type<Session>()),
    /** Marked removed and hidden; kept until the next start so that it can be undone. */
    remove: oc.input(z.object({ id: id<SessionId>() })).output(type<void>()),
    restore: oc.input(z.object({ id: id<SessionId>() })).output(type<void>()),
    /** The text of a session file. Never overwrites: a known id gets a new one. */
    import: oc.input(z.object({ document: z.string().max(268_435_456) })).output(type<Session>()),
    export: oc
      .input(
        z.object({
          id: id<SessionId>(),
          format,
          tape: z.boolean(),
          language: z.enum(['en', 'zh']),
          leftOut: z.object({ prompt: z.boolean(), answers: z.boolean() }).optional(),
        }),
      )
      .output(type<ExportedFile>()),
    /** The session file as data: readings and cost computed, tapes left out. */
    document: oc.input(z.object({ id: id<SessionId>() })).output(type<SessionDocument>()),
  },
  /** Copies of all sessions, kept beside them. */
  backups: {
    /** Newest first. */
    list: oc.output(type<readonly Backup[]>()),
    make: oc.output(type<Backup>()),
    /** Brings back what the copy has and the store has not; changes nothing that is there. */
    restore: oc
      .input(z.object({ id: z.string().regex(/^[A-Za-z0-9-]{1,80}$/) }))
      .output(type<{ readonly sessions: number }>()),
  },
  trials: {
    /**
     * Freezes prompt and lineup, composes every request, sends. Resolves once all that can be sent
     * at once is sent. A prompt or lineup given here stands for this trial in the session's place:
     * one contender again, a higher limit, the next turn of a conversation.
     */
    start: oc
      .input(
        z.object({
          sessionId: id<SessionId>(),
          options: options.partial(),
          lineup: z.array(contenderDraft).min(1).max(64).optional(),
          prompt: prompt.optional(),
        }),
      )
      .output(type<Trial>()),
    /** What would be sent, key removed, without sending it. */
    preview: oc.input(z.object({ sessionId: id<SessionId>() })).output(type<readonly RequestView[]>()),
    /** Stops one lane, or all. What has arrived is kept. */
    stop: oc
      .input(z.object({ trialId: id<TrialId>(), laneId: id<LaneId>().optional() }))
      .output(type<void>()),
    /** Every event after `after`, however late you come; ends with the trial. */
    watch: oc
      .input(z.object({ trialId: id<TrialId>(), after: z.number().int().min(0) }))
      .output(eventIterator(type<TrialFrame>())),
    /** The raw response of one lane as text, chunk by chunk, for reading. */
    rawResponse: oc
      .input(z.object({ trialId: id<TrialId>(), laneId: id<LaneId>() }))
      .output(type<{ chunks: readonly (readonly [atMs: number, text: string])[] }>()),
  },
  endpoints: {
    list: oc.output(type<readonly EndpointView[]>()),
    add: oc.input(endpointDraft).output(type<EndpointView>()),
    /** A field that is left out stays as it is. Address and dialect change only for endpoints of one's own. */
    update: oc.input(z.object({ name, patch: endpointPatch })).output(type<EndpointView>()),
    /** One cheap call that is really sent and may cost a little. Without a model, the cheapest known is asked. */
    test: oc.input(z.object({ name, model: name.optional() })).output(type<EndpointReport>()),
    /** Asks the usual loopback ports, and nobody else. */
    discover: oc.output(type<readonly DiscoveredServer[]>()),
    remove: oc.input(z.object({ name })).output(type<void>()),
    /** Write-only. Bound to the endpoint's origin of that moment. */
    setKey: oc.input(z.object({ name, key: z.string().min(1).max(4_000) })).output(type<EndpointView>()),
    removeKey: oc.input(z.object({ name })).output(type<EndpointView>()),
    /** Where a key that is typed goes on this host; not `lasting`: it is gone when the app ends. */
    keyPlace: oc.output(type<KeyPlace>()),
  },
  models: {
    /** What is known without asking anybody: practice models, catalogue, models used before. */
    list: oc.output(type<readonly ModelView[]>()),
    /** Asks the endpoint for its own list, and keeps it. Trouble is part of the answer. */
    refresh: oc.input(z.object({ endpoint: name })).output(type<ModelRefresh>()),
    /** A model of the person's own, or what they know better about one. Replaces what was kept before. */
    keep: oc.input(ownModel).output(type<ModelView>()),
    forget: oc.input(z.object({ endpoint: name, model: name })).output(type<void>()),
    /** Null takes the person's price away; what the lists say holds again. */
    setPrice: oc
      .input(z.object({ endpoint: name, model: name, price: ownPrice.nullable() }))
      .output(type<ModelView>()),
    /** Prices as they stood at a moment, in the order asked; null: unknown. For pricing a session anew. */
    prices: oc
      .input(
        z.object({
          models: z.array(z.object({ endpoint: name, model: name })).max(200),
          on: z.number().min(0).max(253_402_300_799_999),
        }),
      )
      .output(type<readonly (Price | null)[]>()),
  },
  tokens: {
    /**
     * Tokens of a text or of a whole prompt as a model would be sent it, before anything is sent.
     * With the model's own tokenizer counted; with a stand-in estimated, between limits.
     */
    count: oc
      .input(
        z.object({
          text: text.optional(),
          prompt: prompt.optional(),
          endpoint: name.optional(),
          model: name.optional(),
        }),
      )
      .output(type<Reading<Tokens>>()),
  },
  spend: {
    /** What was spent in a month, this one unless another is named. Play money stands apart. */
    summary: oc.input(z.object({ month: month.optional() })).output(type<SpendSummary>()),
  },
  settings: {
    get: oc.output(type<Settings>()),
    update: oc.input(settingsPatch).output(type<Settings>()),
  },
} as const;

export type Contract = typeof contract;
