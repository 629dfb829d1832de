// The recorded streams, bodies and refusals: bytes, when each piece came, and what a lane must say
// of them. What family a recording is of decides how it is asked for.

import { EventStreamCodec } from '@smithy/eventstream-codec';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lane } from '../../shared/trial/lane.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import { contender } from '../engine/setup.ts';

const folder = join(import.meta.dirname, '../tapes');

export interface Expected {
  readonly reasoning_text: string;
  readonly reasoning_kind: string;
  readonly answer_text: string;
  readonly finish: { readonly raw: string | null; readonly normalised: string | null };
  readonly usage: Readonly<Record<string, number | string | null>> | null;
  readonly model?: string | null;
  readonly service_tier?: string;
  readonly upstream_provider?: string;
  readonly provider_cost_usd?: number;
  readonly provider_cost_ticks?: number;
  readonly cold_start?: boolean;
  readonly progress_estimated_tokens?: number;
  readonly server_timing?: Readonly<Record<string, number>>;
  readonly tokens_per_event?: readonly (readonly [at: number, tokens: number, part: string])[];
  readonly delta_events?: { readonly reasoning: number; readonly answer: number };
  readonly timing_marks?: Readonly<Record<string, number | null>>;
  readonly errors?: readonly { readonly category: string }[];
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Recording {
  readonly name: string;
  readonly streamed: boolean;
  readonly dialect: string;
  readonly flavour: string | null;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly headersAtMs: number;
  readonly chunks: readonly { readonly at: number; readonly bytes: Uint8Array }[];
  readonly endMs: number;
  readonly expected: Expected;
}

interface RecordingFile {
  readonly family: string;
  readonly http: { readonly status: number; readonly headers: Readonly<Record<string, string>> };
  readonly timing_input?: { readonly headers_ms: number; readonly end_ms: number };
  readonly replay?: {
    readonly headers_at_ms: number;
    readonly chunks: readonly (readonly [at: number, bytes: number])[];
    readonly end_ms: number;
  };
  readonly expected: Expected;
}

/** Which dialect and flavour speak to a family. */
const families: Readonly<Record<string, readonly [dialect: string, flavour: string | null]>> = {
  'openai-chat': ['openai-chat', 'openai'],
  'openai-responses': ['openai-responses', 'openai'],
  'anthropic-messages': ['anthropic-messages', null],
  'gemini-generate-content': ['gemini', null],
  'deepseek-chat': ['openai-chat', 'deepseek'],
  'xai-responses': ['openai-responses', 'xai'],
  'mistral-chat': ['openai-chat', 'mistral'],
  'dashscope-compatible': ['openai-chat', 'qwen'],
  'zhipu-glm': ['openai-chat', 'glm'],
  'minimax-openai': ['openai-chat', 'minimax'],
  'groq-chat': ['openai-chat', 'groq'],
  'cerebras-chat': ['openai-chat', 'cerebras'],
  'together-chat': ['openai-chat', 'together'],
  'openrouter-chat': ['openai-chat', 'openrouter'],
  'bedrock-converse-stream': ['bedrock-converse', null],
  'bedrock-converse': ['bedrock-converse', null],
  'azure-openai-chat': ['openai-chat', 'azure'],
  'ollama-chat': ['ollama', null],
  'lmstudio-v1': ['lmstudio', null],
  'llamacpp-server': ['openai-chat', 'llamacpp'],
  'vllm-openai': ['openai-chat', 'vllm'],
  'openai-compatible': ['openai-chat', null],
};

const spokenBy = (family: string): readonly [dialect: string, flavour: string | null] => {
  const found = families[family];
  if (!found) throw new Error(`nobody speaks ${family}`);
  return found;
};

function recording(name: string): Recording {
  const bytes = readFileSync(join(folder, name));
  const about = name.replace(/\.(sse|jsonl|ndjson|json)$/, '.expected.json');
  const file = JSON.parse(readFileSync(join(folder, about), 'utf8')) as RecordingFile;
  const [dialect, flavour] = spokenBy(file.family);
  const streamed = file.replay !== undefined;
  const cuts = file.replay?.chunks ?? [[file.timing_input?.end_ms ?? 2, bytes.length] as const];
  let offset = 0;
  const chunks = cuts.map(([at, size]) => {
    offset += size;
    return { at, bytes: bytes.subarray(offset - size, offset) };
  });
  return {
    name,
    streamed,
    dialect,
    flavour: file.expected.settings?.['reasoning_kind_override'] === 'summary' ? 'reseller' : flavour,
    status: file.http.status,
    headers: file.http.headers,
    headersAtMs: file.replay?.headers_at_ms ?? file.timing_input?.headers_ms ?? 1,
    chunks: name.endsWith('.jsonl') ? asEventStream(chunks) : chunks,
    endMs: file.replay?.end_ms ?? file.timing_input?.end_ms ?? 3,
    expected: file.expected,
  };
}

const codec = new EventStreamCodec(
  bytes => Buffer.from(bytes as Uint8Array).toString('utf8'),
  text => Buffer.from(text),
);

/** Decoded events, one a line, back in their frames: each whole at the time its line was whole. */
function asEventStream(chunks: Recording['chunks']): Recording['chunks'] {
  let rest = '';
  return chunks.flatMap(({ at, bytes }) => {
    const lines = (rest + Buffer.from(bytes).toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    const frames = lines
      .filter(line => line.trim() !== '')
      .map(line => {
        const [type = '', payload] = Object.entries(JSON.parse(line) as object)[0] ?? [];
        return codec.encode({
          headers: {
            ':message-type': { type: 'string', value: 'event' },
            ':event-type': { type: 'string', value: type },
            ':content-type': { type: 'string', value: 'application/json' },
          },
          body: Buffer.from(JSON.stringify(payload)),
        });
      });
    return frames.length === 0 ? [] : [{ at, bytes: Buffer.concat(frames) }];
  });
}

const isStream = (name: string): boolean => /\.(sse|ndjson|jsonl)$/.test(name);

export const recordings: readonly Recording[] = [
  ...readdirSync(folder).filter(isStream),
  ...readdirSync(join(folder, 'nonstream'))
    .filter(name => !name.endsWith('.expected.json'))
    .map(name => join('nonstream', name)),
].map(recording);

/** Who asks for a recording, at an address. */
export const askerOf = (
  { dialect, flavour, streamed, expected, name }: Recording,
  baseUrl: string,
): Contender =>
  contender(expected.model ?? 'fx', { id: name as Contender['id'], dialect, flavour, streamed, baseUrl });

export interface RefusalCase {
  readonly id: string;
  readonly family: string;
  readonly http: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  readonly expected: {
    readonly category: string;
    readonly retryable: boolean;
    readonly hint: string | null;
    readonly retry_after_ms: number | null;
    readonly message: string;
    readonly code: string | null;
    readonly request_id: string | null;
  };
}

export const refusals = (
  JSON.parse(readFileSync(join(folder, 'error-cases.json'), 'utf8')) as { cases: readonly RefusalCase[] }
).cases;

export const refuser = ({ family }: RefusalCase): readonly [dialect: string, flavour: string | null] =>
  spokenBy(family);

/** What a lane says, under the recordings' own names. */
export const told = (lane: Lane) => ({
  answer_text: lane.answer,
  reasoning_text: lane.thinking,
  reasoning_kind: lane.reasoningKind,
  finish: { raw: lane.finish?.raw ?? null, normalised: lane.finish?.normalised ?? null },
  model: lane.served.model,
  usage: {
    input_total: lane.usage.inputTokens.value,
    input_cached: lane.usage.cachedInputTokens.value,
    cache_write: lane.usage.cacheWriteTokens.value,
    output_total: lane.usage.outputTokens.value,
    reasoning: lane.usage.reasoningTokens.value,
    answer: lane.usage.answerTokens.value,
  },
  delta_events: {
    reasoning: lane.timeline.filter(([, part]) => part === 'thought').length,
    answer: lane.timeline.filter(([, part]) => part === 'text').length,
  },
  errors: lane.failure === null ? [] : [lane.failure.kind],
});

/** The same of what is expected, as far as the recording says. */
export function mustTell({ expected, streamed }: Recording, lane: ReturnType<typeof told>) {
  const { finish, usage, model, delta_events: deltas } = expected;
  const counts = Object.fromEntries(
    Object.entries(lane.usage).map(([name, value]) => [name, usage && name in usage ? usage[name] : value]),
  );
  return {
    answer_text: expected.answer_text,
    reasoning_text: expected.reasoning_text,
    reasoning_kind: expected.reasoning_kind,
    finish: { raw: finish.raw, normalised: finish.normalised },
    model: model ?? lane.model,
    usage: counts,
    delta_events: streamed ? deltas : lane.delta_events,
    errors: (expected.errors ?? []).map(({ category }) => category),
  };
}

export const marksTold = (lane: Lane): Readonly<Record<string, number | null>> => ({
  headers_ms: lane.marks.headersMs,
  first_byte_ms: lane.marks.firstByteMs,
  first_reasoning_ms: lane.marks.firstReasoningMs,
  last_reasoning_ms: lane.marks.lastReasoningMs,
  first_answer_ms: lane.marks.firstAnswerMs,
  last_answer_ms: lane.marks.lastAnswerMs,
  last_delta_ms: lane.marks.lastDeltaMs,
  done_ms: lane.marks.doneMs,
  end_ms: lane.marks.endMs,
});

const serverNames: Readonly<Record<string, string>> = {
  processing_ms: 'serverProcessingMs',
  queue_ms: 'serverQueueMs',
  prefill_ms: 'serverPromptMs',
  decode_ms: 'serverCompletionMs',
  total_ms: 'serverTotalMs',
  load_ms: 'serverLoadMs',
  ttft_ms: 'serverTtftMs',
  decode_tokens_per_s: 'serverTokensPerSecond',
  server_timing_header_ms: 'serverTimingHeaderMs',
  created_at_s: 'serverCreatedAtS',
  completed_at_s: 'serverCompletedAtS',
};

/** What the server tells of itself, under our names: facts, tier, upstream, cost. */
export function factsExpected({ expected }: Recording): Readonly<Record<string, unknown>> {
  const facts = Object.entries(expected.server_timing ?? {}).map(([name, value]) => {
    const ours = serverNames[name];
    if (ours === undefined) throw new Error(`no fact is called ${name}`);
    return [ours, rounding(value)] as const;
  });
  const cost = expected.provider_cost_usd ?? (expected.provider_cost_ticks ?? Number.NaN) / 1e10;
  return {
    ...Object.fromEntries(facts),
    ...(Number.isFinite(cost) && { providerCostUsd: rounding(cost) }),
    ...(expected.progress_estimated_tokens !== undefined && {
      progressEstimatedTokens: expected.progress_estimated_tokens,
    }),
  };
}

const rounding = (value: number): number => Math.round(value * 1e9) / 1e9;

export const rounded = (facts: Lane['server']): Readonly<Record<string, number | string>> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'number' ? rounding(value) : value]),
  );
