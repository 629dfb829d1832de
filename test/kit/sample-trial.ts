// A trial worth reporting on, made of real lane events through the one fold: two practice
// contenders, two complete ones, one whose server is not there and one that is cut, in English
// and Chinese. Figures are made up; nothing random, so every call gives the same trial.

import type { Price } from '../../shared/catalog/price.ts';
import { reported } from '../../shared/reading.ts';
import type { Contender, ContenderId } from '../../shared/trial/contender.ts';
import { failure } from '../../shared/trial/failure.ts';
import { laneId, sessionId, trialId } from '../../shared/trial/ids.ts';
import { foldLane, queuedLane, type Lane } from '../../shared/trial/lane.ts';
import type { LaneEvent, Usage } from '../../shared/trial/lane-event.ts';
import { titleFrom, type Prompt, type Session } from '../../shared/trial/session.ts';
import { defaultOptions, type Trial } from '../../shared/trial/trial.ts';
import { epochMs, ms, tokens, usdPerMTok } from '../../shared/units.ts';
import { sampleTexts } from './sample-texts.ts';

/** A contender of the sample; `name` is `endpoint/model`. */
export function sampleContender(name: string, more: Partial<Contender> = {}): Contender {
  const [endpoint = '', model = ''] = name.split('/');
  return {
    id: `c_${model.replace(/[^a-z0-9]+/gi, '-')}` as ContenderId,
    endpoint,
    dialect: 'openai-chat',
    flavour: null,
    baseUrl: endpoint === 'practice' ? 'practice:' : `https://api.${endpoint}.example/v1`,
    model,
    effort: null,
    temperature: null,
    maxOutputTokens: null,
    streamed: true,
    simulated: endpoint === 'practice',
    ...more,
  };
}

/** How a sample lane goes: what is said, when, and what is billed. */
export interface LaneScript {
  readonly headersMs?: number;
  /** When the first thought (or, where none is shown, the first word of the answer) comes. */
  readonly firstMs?: number;
  readonly thinking?: string;
  readonly kind?: 'raw' | 'summary';
  /** The pause between the last thought and the answer, milliseconds. */
  readonly pauseMs?: number;
  readonly answer?: string;
  /** Milliseconds between two pieces of text. */
  readonly everyMs?: number;
  readonly charsEach?: number;
  readonly tailMs?: number;
  readonly input?: number;
  readonly output?: number;
  readonly reasoning?: number;
  readonly finish?: 'stop' | 'length';
  readonly ends?: 'complete' | 'truncated' | 'refused';
}

const usageOf = (input: number, output: number, reasoning: number): Usage => ({
  inputTokens: reported(tokens(input)),
  cachedInputTokens: reported(tokens(0)),
  cacheWriteTokens: { value: null, from: 'absent', why: 'not_disclosed' },
  outputTokens: reported(tokens(output)),
  reasoningTokens: reported(tokens(reasoning)),
  answerTokens: { value: tokens(output - reasoning), from: 'derived' },
  raw: {
    prompt_tokens: input,
    completion_tokens: output,
    completion_tokens_details: { reasoning_tokens: reasoning },
  },
});

/** The events of one lane, in order, ending in `settled`. */
export function sampleEvents(script: LaneScript, model: string): readonly LaneEvent[] {
  const { headersMs = 240.5, everyMs = 24.125, charsEach = 5, pauseMs = 60, tailMs = 12.25 } = script;
  const events: LaneEvent[] = [
    { type: 'sent', at: ms(0), attempt: 1 },
    { type: 'dispatched', at: ms(0), delayMs: ms(model.length / 16) },
  ];
  if (script.ends === 'refused') {
    const refused = failure('network', 'ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:8080', 'check_server');
    return [...events, { type: 'settled', at: ms(3.5), status: 'failed', failure: refused }];
  }
  events.push(
    {
      type: 'connected',
      at: ms(41.75),
      connection: { reused: false, dnsMs: ms(3.25), connectMs: ms(12.5), tlsMs: ms(24.75) },
    },
    { type: 'written', at: ms(42.125) },
    { type: 'opened', at: ms(headersMs), status: 200 },
    { type: 'firstByte', at: ms(headersMs + 1.375) },
    {
      type: 'served',
      at: ms(headersMs + 1.375),
      served: { model: `${model}-2026-04-16`, requestId: 'req_5f1' },
    },
  );
  let at = script.firstMs ?? headersMs + 120;
  const pieces = (text: string): readonly string[] =>
    text.match(new RegExp(`[^]{1,${charsEach}}`, 'gu')) ?? [];
  for (const text of pieces(script.thinking ?? '')) {
    events.push({ type: 'thought', at: ms(at), text, kind: script.kind ?? 'raw' });
    at += everyMs;
  }
  if (script.thinking !== undefined) at += pauseMs;
  for (const text of pieces(script.answer ?? '')) {
    events.push({ type: 'text', at: ms(at), text });
    at += everyMs;
  }
  at += tailMs;
  if (script.ends === 'truncated') {
    const cut = failure('network', 'stream_truncated', '', 'try_again');
    return [...events, { type: 'settled', at: ms(at), status: 'truncated', failure: cut }];
  }
  const { input = 52, output = 300, reasoning = 0, finish = 'stop' } = script;
  return [
    ...events,
    { type: 'finish', at: ms(at), finish: { raw: finish, normalised: finish } },
    { type: 'usage', at: ms(at + 2), usage: usageOf(input, output, reasoning) },
    { type: 'done', at: ms(at + 2.125) },
    { type: 'settled', at: ms(at + 3.25), status: 'complete', failure: null },
  ];
}

/** One settled lane of `contender`, as the engine would have folded it. */
export function sampleLane(
  contender: Contender,
  script: LaneScript,
  repeat = 1,
  prompt = samplePrompt,
): Lane {
  const body = {
    model: contender.model,
    messages: [
      { role: 'system', content: prompt.system },
      { role: 'user', content: prompt.user },
    ],
    stream: contender.streamed,
    ...(contender.streamed ? { stream_options: { include_usage: true } } : {}),
  };
  const queued = queuedLane({
    id: laneId(`l_${contender.id.slice(2)}_${repeat}`),
    contender,
    repeat,
    request: {
      method: 'POST',
      url: `${contender.baseUrl}/chat/completions`,
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(body),
    },
  });
  return foldLane(queued, sampleEvents(script, contender.model));
}

export const samplePrompt: Prompt = {
  system: 'Answer plainly and briefly.',
  user: 'Which is larger, 9.11 or 9.9? Say in one sentence how you can be sure, and name the trap in the question.',
  variables: {},
};

const price = (input: number, output: number, source: string, more: Partial<Price> = {}): Price => ({
  input: usdPerMTok(input),
  output: usdPerMTok(output),
  source,
  asOf: '2026-10-30',
  ...more,
});

const play = { simulated: true } as const;

/** Contender, script and price of each column. The fourth has no known price. */
const cast: readonly (readonly [Contender, LaneScript, Price | undefined])[] = [
  [
    sampleContender('practice/o1-preview', { maxOutputTokens: 4096 }),
    {
      firstMs: 9840.25,
      answer: sampleTexts.plain,
      charsEach: 6,
      everyMs: 12.5,
      tailMs: 1480,
      output: 1204,
      reasoning: 884,
    },
    price(15, 60, 'the 2024 price list', play),
  ],
  [
    sampleContender('practice/open-thinker', { effort: 'medium' }),
    {
      firstMs: 610.5,
      thinking: sampleTexts.thinkingZh,
      charsEach: 2,
      answer: sampleTexts.answerZh,
      output: 412,
      reasoning: 236,
    },
    price(1, 4, 'play prices', play),
  ],
  [
    sampleContender('openai/o3', { effort: 'high' }),
    { firstMs: 5230.75, answer: sampleTexts.markdown, everyMs: 9.75, output: 824, reasoning: 512 },
    price(2, 8, 'openai.com/api/pricing', { cachedInput: usdPerMTok(0.5) }),
  ],
  [
    sampleContender('anthropic/claude-opus', { dialect: 'anthropic-messages', temperature: 1 }),
    {
      firstMs: 880.125,
      thinking: sampleTexts.summary,
      kind: 'summary',
      pauseMs: 2200,
      answer: sampleTexts.second,
      everyMs: 14.5,
      output: 590,
      reasoning: 412,
    },
    undefined,
  ],
  [sampleContender('lab/qwen3-32b', { baseUrl: 'http://127.0.0.1:8080/v1' }), { ends: 'refused' }, undefined],
  [
    sampleContender('deepseek/deepseek-reasoner', { flavour: 'deepseek' }),
    {
      firstMs: 702.5,
      thinking: sampleTexts.thinkingZh,
      charsEach: 3,
      answer: 'To be sure, pad the shorter decimal: 9.90 against 9.11, and ninety',
      ends: 'truncated',
    },
    price(0.55, 2.19, 'api-docs.deepseek.com/quick_start/pricing'),
  ],
];

/** The sample trial, settled. Later repeats are a little slower, so that there is a spread. */
export function sampleTrial(repeats = 2): Trial {
  const lanes = cast.flatMap(([contender, script]) =>
    Array.from({ length: repeats }, (_, i) => sampleLane(contender, slower(script, i), i + 1)),
  );
  return {
    id: trialId('t_sample'),
    sessionId: sessionId('s_sample'),
    startedAt: epochMs(Date.UTC(2026, 10, 21, 10, 42, 7, 250)),
    prompt: samplePrompt,
    lineup: cast.map(([contender]) => contender),
    options: { ...defaultOptions, repeats, seed: 20_261_121 },
    sendOrder: lanes.map(lane => lane.id).toSorted(),
    prices: Object.fromEntries(cast.flatMap(([c, , price]) => (price ? [[c.id, price]] : []))),
    lanes,
  };
}

function slower(script: LaneScript, step: number): LaneScript {
  if (step === 0 || script.output === undefined) return script;
  const more = step * 37;
  return {
    ...script,
    firstMs: (script.firstMs ?? 0) * (1 + 0.07 * step),
    everyMs: (script.everyMs ?? 24.125) * (1 + 0.03 * step),
    output: script.output + more,
    reasoning: (script.reasoning ?? 0) + more,
  };
}

export function sampleSession(trial: Trial = sampleTrial()): Session {
  return {
    id: trial.sessionId,
    title: titleFrom('Nine point eleven or nine point nine'),
    createdAt: epochMs(trial.startedAt - 60_000),
    updatedAt: trial.startedAt,
    prompt: trial.prompt,
    lineup: trial.lineup,
    notes: 'The old trap, asked again.\n问的是小数，不是版本号。',
    pinned: false,
  };
}
