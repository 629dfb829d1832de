// A reply as bytes and times: what OpenAI's dialect would carry, piece by piece, on the model's
// schedule. Times are milliseconds from the request at real pace.
//
//   startMs      thinking            answering                       held back
//   ├────────────┼───────────────────┼───────────────┬───────────────┤ last three tokens, the end
//                hidden: silence     one piece each 1/pace

import type { WireEnd } from '../../shared/trial/tape.ts';
import type { Asked, Reply } from './reply.ts';
import { hashOf } from './random.ts';
import { loginPage, refusals, type Trouble } from './troubles.ts';

export type Step =
  | { readonly at: number; readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | { readonly at: number; readonly send: string }
  | { readonly at: number; readonly end: WireEnd };

export interface Manner {
  readonly streamed: boolean;
  readonly withUsage: boolean;
  readonly trouble: Trouble | undefined;
}

const closed: WireEnd = { kind: 'closed' };
const heldBack = 3;

export function scriptOf(asked: Asked, reply: Reply, manner: Manner): readonly Step[] {
  const { trouble } = manner;
  const refusal = trouble && refusals[trouble];
  if (refusal) return refused(refusal.status, refusal.error, refusal.headers);
  if (trouble === 'refused') {
    return [{ at: 5, end: { kind: 'broken', code: 'ECONNREFUSED', message: 'practice' } }];
  }
  if (trouble === 'html') return page('text/html; charset=utf-8', loginPage);
  if (trouble === 'empty') return page('text/event-stream', '');
  return manner.streamed ? streamed(asked, reply, manner) : whole(asked, reply, manner);
}

export const refused = (
  status: number,
  error: object,
  headers: Readonly<Record<string, string>> = {},
): readonly Step[] => [
  { at: 60, status, headers: { 'content-type': 'application/json', ...headers } },
  { at: 61, send: JSON.stringify({ error }) },
  { at: 62, end: closed },
];

const page = (type: string, body: string): readonly Step[] => [
  { at: 60, status: 200, headers: { 'content-type': type } },
  ...(body === '' ? [] : [{ at: 61, send: body }]),
  { at: 62, end: closed },
];

function streamed(asked: Asked, reply: Reply, { withUsage, trouble }: Manner): readonly Step[] {
  const { model } = asked;
  const envelope = envelopeOf(asked, 'chat.completion.chunk');
  const event = (fields: object): string => `data: ${JSON.stringify({ ...envelope, ...fields })}\n\n`;
  const delta = (fields: object, finish: string | null = null): string =>
    event({ choices: [{ index: 0, delta: fields, finish_reason: finish }], usage: null });

  const gap = (1000 / (model.tokensPerSecond * reply.pace)) * (trouble === 'slow' ? 8 : 1);
  const start = model.startMs + reply.lateMs;
  const steps: Step[] = [
    { at: start * 0.6, status: 200, headers: headersFor(asked, 'text/event-stream') },
    { at: start * 0.6 + 1, send: delta({ role: 'assistant', content: '' }) },
  ];
  const tokens = reply.thinking.length + reply.answer.length;
  const timeOf = (token: number): number =>
    start +
    token * gap +
    (token > tokens - heldBack ? model.holdMs : 0) +
    stallBefore(token, tokens, trouble);
  reply.thinking.forEach((text, index) => {
    if (model.thinking === 'raw')
      steps.push({ at: timeOf(index + 1), send: delta({ reasoning_content: text }) });
  });
  reply.answer.forEach((text, index) => {
    const at = timeOf(reply.thinking.length + index + 1);
    steps.push({ at, send: trouble === 'refusal' ? delta({ refusal: text }) : delta({ content: text }) });
  });

  const middle = steps.slice(0, Math.ceil(steps.length / 2));
  const cut = middle.at(-1)?.at ?? start;
  if (trouble === 'drop') {
    return [
      ...middle,
      { at: cut + 5, end: { kind: 'broken', code: 'ECONNRESET', message: 'the connection was reset' } },
    ];
  }
  if (trouble === 'truncate') return [...middle, { at: cut + 5, end: closed }];
  if (trouble === 'bad_json') {
    return [
      ...middle,
      { at: cut + 5, send: 'data: {"choices":[{"delta":{"cont\n\n' },
      { at: cut + 6, end: closed },
    ];
  }
  if (trouble === 'error_midstream') {
    const error = { message: 'The server had an error while answering.', type: 'server_error', code: null };
    return [...middle, { at: cut + 5, send: event({ error }) }, { at: cut + 6, end: closed }];
  }

  const last = timeOf(tokens);
  steps.push({ at: last + 1, send: delta({}, finishFor(reply, trouble)) });
  if (withUsage && trouble !== 'no_usage') {
    steps.push({ at: last + 2, send: event({ choices: [], usage: usageOf(reply) }) });
  }
  if (trouble !== 'no_done') steps.push({ at: last + 2, send: 'data: [DONE]\n\n' });
  return [...steps, { at: last + 3, end: closed }];
}

function whole(asked: Asked, reply: Reply, { trouble }: Manner): readonly Step[] {
  const { model } = asked;
  const tokens = reply.thinking.length + reply.answer.length;
  const at =
    model.startMs + reply.lateMs + (tokens * 1000) / (model.tokensPerSecond * reply.pace) + model.holdMs;
  const body = JSON.stringify({
    ...envelopeOf(asked, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: reply.answer.join(''),
          refusal: null,
          ...(model.thinking === 'raw' && { reasoning_content: reply.thinking.join('') }),
        },
        finish_reason: finishFor(reply, trouble),
      },
    ],
    ...(trouble !== 'no_usage' && { usage: usageOf(reply) }),
  });
  const half = body.slice(0, Math.floor(body.length / 2));
  const headers = { at, status: 200, headers: headersFor(asked, 'application/json') };
  if (trouble === 'drop') {
    return [
      headers,
      { at, send: half },
      { at: at + 1, end: { kind: 'broken', code: 'ECONNRESET', message: 'the connection was reset' } },
    ];
  }
  if (trouble === 'truncate' || trouble === 'bad_json') {
    return [headers, { at, send: half }, { at: at + 1, end: closed }];
  }
  return [headers, { at, send: body }, { at: at + 1, end: closed }];
}

/** A long silence in the middle, which is allowed, and marked as a stall. */
const stallBefore = (token: number, tokens: number, trouble: Trouble | undefined): number =>
  trouble === 'stall' && token > tokens / 2 ? 4_000 : 0;

function finishFor(reply: Reply, trouble: Trouble | undefined): string {
  if (trouble === 'content_filter') return 'content_filter';
  return trouble === 'length' ? 'length' : reply.finish;
}

const envelopeOf = ({ model, prompt, seed, repeat }: Asked, object: string): object => ({
  id: `chatcmpl-practice${hashOf(`${model.id}${prompt}${seed}.${repeat}`).toString(36)}`,
  object,
  // The day o1-preview came out: a simulated server has no calendar of its own.
  created: 1_726_142_400,
  model: model.served,
  system_fingerprint: 'fp_practice',
});

const headersFor = ({ model, seed, repeat }: Asked, type: string): Readonly<Record<string, string>> => ({
  'content-type': type,
  'x-request-id': `practice-${hashOf(`${model.id}${seed}.${repeat}`).toString(36)}`,
});

const usageOf = ({ thinking, answer, promptTokens }: Reply): object => ({
  prompt_tokens: promptTokens,
  completion_tokens: thinking.length + answer.length,
  total_tokens: promptTokens + thinking.length + answer.length,
  prompt_tokens_details: { cached_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: thinking.length },
});
