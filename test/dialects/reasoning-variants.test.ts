// Where thinking and answer come out, in every spelling, and what ends a stream.
// Each row is read whole, in single bytes and in threes: how a body is cut must change nothing.

import { describe, expect, it } from 'vitest';
import {
  bedrock,
  chat,
  chunk,
  claude,
  finished,
  gemini,
  laneOf,
  lines,
  lmstudio,
  named,
  ollama,
  responses,
  sse,
  toldOf,
  type Row,
} from './variants.ts';

const stop = finished('stop');
const thoughtAndText = { thinking: 'Hm.', answer: 'Yes.', status: 'complete' } as const;
const raw = { ...thoughtAndText, kind: 'raw' } as const;
const summary = { ...thoughtAndText, kind: 'summary' } as const;
const none = { thinking: '', kind: 'none', answer: 'Yes.', status: 'complete' } as const;

/** A stream of two deltas and its end. */
const two = (first: object, second: object = { content: 'Yes.' }): string =>
  sse(chunk(first), chunk(second), stop, '[DONE]');
const whole = (message: object): string =>
  JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }] });
const unstreamed = { streamed: false } as const;

const chatRows: readonly Row[] = [
  ['B6 reasoning_content', chat(), two({ reasoning_content: 'Hm.' }), raw],
  ['B13 reasoning', chat(), two({ reasoning: 'Hm.' }), raw],
  ['B18 thinking', chat(), two({ thinking: 'Hm.' }), raw],
  [
    'B9 both fields, one of them null',
    chat('qwen'),
    two({ content: null, reasoning_content: 'Hm.' }, { content: 'Yes.', reasoning_content: null }),
    raw,
  ],
  [
    'B16 an empty content beside the thinking is no answer',
    chat('openrouter'),
    two({ content: '', reasoning: 'Hm.' }),
    raw,
  ],
  [
    'B15a both spellings at once are one thought',
    chat('together'),
    two({ reasoning: 'Hm.', reasoning_content: 'Hm.' }),
    raw,
  ],
  [
    'B12 reasoning_details and its mirror',
    chat('minimax'),
    two({ reasoning_content: 'Hm.', reasoning_details: [{ type: 'reasoning.text', text: 'Hm.' }] }),
    raw,
  ],
  [
    'B16 reasoning_details: text',
    chat('openrouter'),
    two({ reasoning: 'Hm.', reasoning_details: [{ type: 'reasoning.text', text: 'Hm.', format: 'x' }] }),
    raw,
  ],
  [
    'B16 reasoning_details: summary',
    chat('openrouter'),
    two({ reasoning: 'Hm.', reasoning_details: [{ type: 'reasoning.summary', summary: 'Hm.' }] }),
    summary,
  ],
  [
    'B16 reasoning_details alone, without its mirror',
    chat(),
    two({ reasoning_details: [{ type: 'reasoning.summary', summary: 'Hm.' }] }),
    summary,
  ],
  [
    'B16 a signature alone beside the text',
    chat('openrouter'),
    two({ reasoning: 'Hm.', reasoning_details: [{ type: 'reasoning.text', text: '', signature: 's' }] }),
    raw,
  ],
  [
    'B16 reasoning_details: encrypted says nothing, and that there was something',
    chat('openrouter'),
    two({ reasoning: null, reasoning_details: [{ type: 'reasoning.encrypted', data: 'AAAA' }] }),
    { thinking: '', answer: 'Yes.', kind: 'hidden', notes: ['thinking_redacted'] },
  ],
  [
    'B16 a summary with what is encrypted behind it',
    chat('openrouter'),
    two({
      reasoning_details: [
        { type: 'reasoning.summary', summary: 'Hm.' },
        { type: 'reasoning.encrypted', data: 'AAAA' },
      ],
    }),
    summary,
  ],
  [
    'B8 content as an array: thinking parts, then text parts',
    chat('mistral'),
    two(
      { content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }], closed: true }] },
      { content: [{ type: 'text', text: 'Yes.' }] },
    ),
    raw,
  ],
  [
    'B8 content as an array: both in one chunk, the rest a string',
    chat('mistral'),
    two(
      {
        content: [
          {
            type: 'thinking',
            thinking: [
              { type: 'text', text: 'H' },
              { type: 'text', text: 'm.' },
            ],
          },
          { type: 'text', text: 'Y' },
        ],
      },
      { content: 'es.' },
    ),
    raw,
  ],
  [
    'B8 a thinking part that is a plain string (a gateway before Anthropic)',
    chat(),
    two(
      {
        content: [
          { type: 'thinking', thinking: 'Hm.', signature: 's' },
          { type: 'text', text: 'Yes.' },
        ],
      },
      {},
    ),
    raw,
  ],
  [
    'B8 references among the parts are no text',
    chat('mistral'),
    two(
      {
        content: [
          {
            type: 'thinking',
            thinking: [
              { type: 'reference', reference_ids: [1] },
              { type: 'text', text: 'Hm.' },
            ],
          },
        ],
      },
      {
        content: [
          { type: 'reference', reference_ids: [1] },
          { type: 'text', text: 'Yes.' },
        ],
      },
    ),
    raw,
  ],
  [
    'B1 hidden: nothing is sent',
    chat('openai'),
    sse(chunk({ role: 'assistant', content: '' }), chunk({ content: 'Yes.' }), stop, '[DONE]'),
    none,
  ],
  [
    'B1 hidden: billed, never sent',
    chat('openai'),
    sse(chunk({ content: 'Yes.' }), stop, {
      choices: [],
      usage: { prompt_tokens: 3, completion_tokens: 20, completion_tokens_details: { reasoning_tokens: 18 } },
    }),
    { thinking: '', kind: 'hidden', answer: 'Yes.', usage: [3, null, null, 20, 18, 2] },
  ],
  [
    'B1 a refusal is told in a field of its own',
    chat('openai'),
    two({ refusal: "I can't " }, { refusal: 'help.' }),
    { answer: "I can't help.", status: 'complete', notes: ['refusal_text'] },
  ],
  [
    'B1 content null beside a refusal that is null too',
    chat('openai'),
    two({ content: null, refusal: null }),
    none,
  ],
  [
    'B3 Azure: a first chunk without choices, then annotations without a delta',
    chat('azure'),
    sse(
      { id: '', model: '', object: '', choices: [], prompt_filter_results: [{ prompt_index: 0 }] },
      chunk({ content: 'Yes.' }, { id: 'c1', model: 'gpt-5' }),
      { id: 'c1', model: 'gpt-5', choices: [{ index: 0, finish_reason: null, content_filter_offsets: {} }] },
      stop,
      '[DONE]',
    ),
    { ...none, served: { model: 'gpt-5', requestId: 'c1' } },
  ],
  [
    'H10 GLM: no object, no finish_reason key on ordinary chunks',
    chat('glm'),
    sse(
      { id: 'g', choices: [{ index: 0, delta: { role: 'assistant', reasoning_content: 'Hm.' } }] },
      { id: 'g', choices: [{ index: 0, delta: { role: 'assistant', content: 'Yes.' } }] },
      stop,
    ),
    raw,
  ],
  [
    'H12 MiniMax: all of the text so far, each time',
    chat('minimax'),
    sse(
      chunk({ reasoning_content: 'Hm' }),
      chunk({ reasoning_content: 'Hm.' }),
      chunk({ content: 'Ye' }),
      chunk({ content: 'Yes' }),
      chunk({ content: 'Yes.' }),
      stop,
    ),
    raw,
  ],
  ...(
    [
      ['one character decides nothing, the third piece does', ['1', '12', '123'], '123'],
      ['the same of what is new', ['1', '12', '3'], '1123'],
      ['the same and no third', ['1', '12'], '112'],
      ['two alike and new', ['好', '好', '的'], '好好的'],
      ['a piece that says no more', ['Ye', 'Ye', 'Yes'], 'Yes'],
    ] as const
  ).map(([what, pieces, answer]): Row => [
    `H12 MiniMax: ${what}`,
    chat('minimax'),
    sse(...pieces.map(content => chunk({ content })), stop),
    { answer, status: 'complete' },
  ]),
  [
    'H12 MiniMax: what the thoughts have shown holds for the text',
    chat('minimax'),
    sse(
      chunk({ reasoning_content: 'Hm' }),
      chunk({ reasoning_content: 'Hm.' }),
      chunk({ content: 'Y' }),
      chunk({ content: 'Yes' }),
      chunk({ content: 'Yes.' }),
      stop,
    ),
    raw,
  ],
  [
    'H12 MiniMax: only what is new',
    chat('minimax'),
    sse(
      chunk({ role: '', reasoning_content: 'H' }),
      chunk({ reasoning_content: 'm.' }),
      chunk({ content: 'Ye' }),
      chunk({ content: 's.' }),
      stop,
    ),
    raw,
  ],
  [
    'H12 MiniMax: the thinking in a field, and again between tags',
    chat('minimax'),
    sse(
      chunk({ reasoning_content: 'Hm.', content: '<think>Hm.' }),
      chunk({ content: '</think>\n\nYes.' }),
      stop,
    ),
    raw,
  ],
  [
    'H12 MiniMax: between tags first, and again in a field',
    chat('minimax'),
    sse(chunk({ content: '<think>Hm.' }), chunk({ reasoning_content: 'Hm.', content: '</think>Yes.' }), stop),
    raw,
  ],
  [
    'H7 xAI legacy: a reasoning delta that comes twice',
    chat('xai'),
    sse(
      chunk({ reasoning_content: 'Hm.' }),
      chunk({ reasoning_content: 'Hm.' }),
      chunk({ content: 'Yes.' }),
      stop,
    ),
    raw,
  ],
  [
    'B6 whole: reasoning_content',
    chat(null, unstreamed),
    whole({ reasoning_content: 'Hm.', content: 'Yes.' }),
    raw,
  ],
  ['B14 whole: reasoning', chat(null, unstreamed), whole({ reasoning: 'Hm.', content: 'Yes.' }), raw],
  [
    'B16 whole: reasoning_details',
    chat('openrouter', unstreamed),
    whole({
      reasoning: 'Hm.',
      reasoning_details: [{ type: 'reasoning.summary', summary: 'Hm.' }],
      content: 'Yes.',
    }),
    summary,
  ],
  [
    'B8 whole: an array of parts',
    chat('mistral', unstreamed),
    whole({
      content: [
        { type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] },
        { type: 'text', text: 'Yes.' },
      ],
    }),
    raw,
  ],
  ['B12 whole: tags', chat(null, unstreamed), whole({ content: '<think>\nHm.</think>\n\nYes.' }), raw],
  ['B12 whole: a closing tag alone', chat(null, unstreamed), whole({ content: 'Hm.</think>\n\nYes.' }), raw],
  [
    'B1 whole: a refusal',
    chat('openai', unstreamed),
    whole({ content: null, refusal: 'No.' }),
    { answer: 'No.', notes: ['refusal_text'] },
  ],
  [
    'H6 DeepSeek: blank lines before a whole body',
    chat('deepseek', unstreamed),
    `\n\n\n${whole({ reasoning_content: 'Hm.', content: 'Yes.' })}`,
    raw,
  ],
  [
    'a stream was asked for and a whole body came',
    chat(null, { contentType: 'application/json; charset=utf-8' }),
    whole({ reasoning_content: 'Hm.', content: 'Yes.' }),
    { ...raw, notes: ['not_streamed_by_server'] },
  ],
  [
    'a whole body was asked for and a stream came',
    chat(null, { streamed: false, contentType: 'text/event-stream' }),
    two({ reasoning_content: 'Hm.' }),
    raw,
  ],
  [
    'a last chunk repeats the whole message',
    chat(),
    sse(chunk({ reasoning_content: 'Hm.' }), chunk({ content: 'Yes.' }), {
      choices: [{ index: 0, message: { reasoning_content: 'Hm.', content: 'Yes.' }, finish_reason: 'stop' }],
    }),
    raw,
  ],
];

const part = (item: string, index: number, delta: string) => ({
  type: 'response.reasoning_summary_text.delta',
  item_id: item,
  output_index: 0,
  summary_index: index,
  delta,
});
const output = (delta: string) => ({
  type: 'response.output_text.delta',
  item_id: 'm',
  content_index: 0,
  delta,
});
const ended = (more: object = {}) => ({
  type: 'response.completed',
  response: { object: 'response', id: 'r', status: 'completed', output: [], ...more },
});

const responsesRows: readonly Row[] = [
  [
    'B2 a summary',
    responses(),
    named(part('a', 0, 'H'), part('a', 0, 'm.'), output('Yes.'), ended()),
    summary,
  ],
  [
    'B2 parts of a summary are set apart, of one item and of the next',
    responses(),
    named(part('a', 0, 'One.'), part('a', 1, 'Two.'), part('b', 0, 'Three.'), output('Yes.'), ended()),
    { thinking: 'One.\n\nTwo.\n\nThree.', kind: 'summary', answer: 'Yes.' },
  ],
  [
    'B2 the thinking itself, of open models',
    responses(),
    named({ type: 'response.reasoning_text.delta', delta: 'Hm.' } as never, output('Yes.'), ended()),
    raw,
  ],
  [
    'H2 `.done` events and the last response repeat, and are read once',
    responses(),
    named(
      part('a', 0, 'Hm.'),
      { type: 'response.reasoning_summary_text.done', text: 'Hm.' } as never,
      output('Yes.'),
      { type: 'response.output_text.done', text: 'Yes.' } as never,
      ended({
        output: [
          { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm.' }] },
          { type: 'message', content: [{ type: 'output_text', text: 'Yes.' }] },
        ],
      }),
    ),
    summary,
  ],
  [
    'B2 events without names: the type says it',
    responses(),
    sse(part('a', 0, 'Hm.'), output('Yes.'), ended()),
    summary,
  ],
  [
    'B2 only thoughts were streamed: the answer stands in the last response',
    responses(),
    named(
      part('a', 0, 'Hm.'),
      ended({ output: [{ type: 'message', content: [{ type: 'output_text', text: 'Yes.' }] }] }),
    ),
    summary,
  ],
  [
    'B2 a refusal',
    responses(),
    named({ type: 'response.refusal.delta', delta: 'No.' } as never, ended()),
    { answer: 'No.', notes: ['refusal_text'] },
  ],
  [
    'B2 encrypted thinking says nothing, and that there was something',
    responses(),
    named(output('Yes.'), ended({ output: [{ type: 'reasoning', summary: [], encrypted_content: 'gAAA' }] })),
    { thinking: '', kind: 'hidden', answer: 'Yes.' },
  ],
  [
    'B2 whole: summaries, raw text and several texts',
    responses('openai', unstreamed),
    JSON.stringify({
      object: 'response',
      status: 'completed',
      output: [
        {
          type: 'reasoning',
          summary: [
            { type: 'summary_text', text: 'A' },
            { type: 'summary_text', text: 'B' },
          ],
        },
        {
          type: 'message',
          content: [
            { type: 'output_text', text: 'Y' },
            { type: 'output_text', text: 'es.' },
          ],
        },
      ],
    }),
    { thinking: 'A\n\nB', kind: 'summary', answer: 'Yes.' },
  ],
  [
    'B2 whole: items of thinking are set apart as in a stream',
    responses('openai', unstreamed),
    JSON.stringify({
      object: 'response',
      status: 'completed',
      output: [
        { type: 'reasoning', summary: [{ type: 'summary_text', text: 'A' }] },
        { type: 'reasoning', summary: [] },
        { type: 'reasoning', summary: [{ type: 'summary_text', text: 'B' }] },
        { type: 'message', content: [{ type: 'output_text', text: 'Yes.' }] },
      ],
    }),
    { thinking: 'A\n\nB', kind: 'summary', answer: 'Yes.' },
  ],
  [
    'B2 whole: the thinking itself',
    responses(null, unstreamed),
    JSON.stringify({
      object: 'response',
      status: 'completed',
      output: [
        { type: 'reasoning', summary: [], content: [{ type: 'reasoning_text', text: 'Hm.' }] },
        { type: 'message', content: [{ type: 'output_text', text: 'Yes.' }] },
      ],
    }),
    raw,
  ],
  [
    'B7 xAI: the thinking itself',
    responses('xai'),
    named({ type: 'response.reasoning_text.delta', delta: 'Hm.' } as never, output('Yes.'), ended()),
    raw,
  ],
];

const block = (index: number, content_block: object) => ({
  type: 'content_block_start',
  index,
  content_block,
});
const delta = (index: number, of: object) => ({ type: 'content_block_delta', index, delta: of });
const blockStop = (index: number) => ({ type: 'content_block_stop', index });
const thinks = (index: number, text: string) => delta(index, { type: 'thinking_delta', thinking: text });
const says = (index: number, text: string) => delta(index, { type: 'text_delta', text });
const messageStart = {
  type: 'message_start',
  message: { id: 'm', model: 'claude-opus-5-5', usage: { input_tokens: 3, output_tokens: 1 } },
};
const messageEnd = [
  { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 9 } },
  { type: 'message_stop' },
] as const;
const thinkingBlock = block(0, { type: 'thinking', thinking: '', signature: '' });
const textBlock = (index: number) => block(index, { type: 'text', text: '' });

const claudeRows: readonly Row[] = [
  [
    'B4 a summary, its signature, text, a ping between',
    claude(),
    named(
      messageStart,
      thinkingBlock,
      { type: 'ping' },
      thinks(0, 'Hm.'),
      delta(0, { type: 'signature_delta', signature: 'x' }),
      blockStop(0),
      textBlock(1),
      says(1, 'Yes.'),
      blockStop(1),
      ...messageEnd,
    ),
    summary,
  ],
  [
    'B4 raw on Claude 3.7',
    claude('claude-3-7-sonnet-20250219'),
    named(messageStart, thinkingBlock, thinks(0, 'Hm.'), textBlock(1), says(1, 'Yes.'), ...messageEnd),
    raw,
  ],
  [
    'B4 thinking and text in turns',
    claude(),
    named(
      messageStart,
      thinkingBlock,
      thinks(0, 'H'),
      textBlock(1),
      says(1, 'Ye'),
      block(2, { type: 'thinking', thinking: 'm.' }),
      textBlock(3),
      says(3, 's.'),
      ...messageEnd,
    ),
    summary,
  ],
  [
    'B4 redacted thinking, and nothing else of it',
    claude(),
    named(
      messageStart,
      block(0, { type: 'redacted_thinking', data: 'Em' }),
      textBlock(1),
      says(1, 'Yes.'),
      ...messageEnd,
    ),
    { thinking: '', kind: 'hidden', answer: 'Yes.', notes: ['thinking_redacted'] },
  ],
  [
    'B4 redacted beside what is shown',
    claude(),
    named(
      messageStart,
      thinkingBlock,
      thinks(0, 'Hm.'),
      block(1, { type: 'redacted_thinking', data: 'Em' }),
      textBlock(2),
      says(2, 'Yes.'),
      ...messageEnd,
    ),
    { ...summary, notes: ['thinking_redacted'] },
  ],
  [
    'B4 display omitted: an empty block with a signature is hidden thinking',
    claude(),
    named(
      messageStart,
      thinkingBlock,
      thinks(0, ''),
      delta(0, { type: 'signature_delta', signature: 'x' }),
      blockStop(0),
      textBlock(1),
      says(1, 'Yes.'),
      ...messageEnd,
    ),
    { thinking: '', kind: 'hidden', answer: 'Yes.' },
  ],
  [
    'B4 whole',
    claude('claude-opus-5-5', unstreamed),
    JSON.stringify({
      type: 'message',
      stop_reason: 'end_turn',
      content: [
        { type: 'thinking', thinking: 'Hm.', signature: 's' },
        { type: 'redacted_thinking', data: 'E' },
        { type: 'text', text: 'Yes.' },
      ],
    }),
    summary,
  ],
  [
    'B4 whole, thinking omitted',
    claude('claude-opus-5-5', unstreamed),
    JSON.stringify({
      type: 'message',
      stop_reason: 'end_turn',
      content: [
        { type: 'thinking', thinking: '', signature: 's' },
        { type: 'text', text: 'Yes.' },
      ],
    }),
    { thinking: '', kind: 'hidden', answer: 'Yes.' },
  ],
];

const candidate = (parts: readonly object[], more: object = {}) => ({
  candidates: [{ index: 0, content: { role: 'model', parts }, ...more }],
});
const STOP = { finishReason: 'STOP' };

const geminiRows: readonly Row[] = [
  [
    'B5 thought parts, text parts, no [DONE]',
    gemini(),
    sse(candidate([{ text: 'Hm.', thought: true }]), candidate([{ text: 'Yes.' }], STOP)),
    summary,
  ],
  [
    'B5 both in one chunk',
    gemini(),
    sse(
      candidate(
        [
          { text: 'Hm.', thought: true },
          { text: 'Yes.', thought: false },
        ],
        STOP,
      ),
    ),
    summary,
  ],
  [
    'H5 an empty part that only carries a signature',
    gemini(),
    sse(candidate([{ text: 'Yes.' }]), candidate([{ text: '', thoughtSignature: 'x' }], STOP)),
    none,
  ],
  [
    'B5 whole',
    gemini(unstreamed),
    JSON.stringify(candidate([{ text: 'Hm.', thought: true }, { text: 'Yes.' }], STOP)),
    summary,
  ],
  [
    'B5 a list, as comes without alt=sse',
    gemini({ contentType: 'application/json' }),
    JSON.stringify([candidate([{ text: 'Hm.', thought: true }]), candidate([{ text: 'Yes.' }], STOP)]),
    summary,
  ],
  [
    'B5 the end alone in a chunk of its own',
    gemini(),
    sse(candidate([{ text: 'Hm.', thought: true }]), candidate([{ text: 'Yes.' }]), {
      candidates: [{ finishReason: 'STOP' }],
    }),
    summary,
  ],
];

const said = (message: object) => ({ model: 'q', message: { role: 'assistant', ...message }, done: false });
const last = {
  model: 'q',
  message: { role: 'assistant', content: '' },
  done: true,
  done_reason: 'stop',
  eval_count: 3,
};

const localRows: readonly Row[] = [
  [
    'B18 Ollama: thinking, content',
    ollama(),
    lines(said({ content: '', thinking: 'Hm.' }), said({ content: 'Yes.' }), last),
    raw,
  ],
  [
    'B18 Ollama: no line end behind the last line',
    ollama(),
    lines(said({ thinking: 'Hm.' }), said({ content: 'Yes.' }), last).trimEnd(),
    raw,
  ],
  [
    'B18 Ollama: CRLF and blank lines',
    ollama(),
    lines(said({ thinking: 'Hm.' }), '', said({ content: 'Yes.' }), last).replaceAll('\n', '\r\n'),
    raw,
  ],
  [
    'B18 Ollama: tags of a template it does not know',
    ollama(),
    lines(
      said({ content: '<thi' }),
      said({ content: 'nk>Hm.</think' }),
      said({ content: '>\n\nYes.' }),
      last,
    ),
    raw,
  ],
  [
    'B18 Ollama: a closing tag alone',
    ollama(),
    lines(said({ content: 'Hm.' }), said({ content: '</think>Yes.' }), last),
    raw,
  ],
  [
    'B18 Ollama: whole',
    ollama({ streamed: false, contentType: 'application/json' }),
    JSON.stringify({ ...last, message: { content: 'Yes.', thinking: 'Hm.' } }),
    raw,
  ],
  [
    'B19 LM Studio: named events, its end repeats',
    lmstudio(),
    named(
      { type: 'chat.start' },
      { type: 'reasoning.start' },
      { type: 'reasoning.delta', content: 'Hm.' } as never,
      { type: 'reasoning.end' },
      { type: 'message.delta', content: 'Yes.' } as never,
      {
        type: 'chat.end',
        result: {
          output: [
            { type: 'reasoning', content: 'Hm.' },
            { type: 'message', content: 'Yes.' },
          ],
        },
      } as never,
    ),
    raw,
  ],
  [
    'B19 LM Studio: whole',
    lmstudio(unstreamed),
    JSON.stringify({
      output: [
        { type: 'reasoning', content: 'Hm.' },
        { type: 'message', content: 'Yes.' },
      ],
      stats: {},
    }),
    raw,
  ],
  [
    'B17 Bedrock: whole, with what is redacted',
    bedrock({ streamed: false, contentType: 'application/json' }),
    JSON.stringify({
      output: { message: { content: [{ reasoningContent: { redactedContent: 'AA' } }, { text: 'Yes.' }] } },
      stopReason: 'end_turn',
    }),
    { thinking: '', kind: 'hidden', answer: 'Yes.', notes: ['thinking_redacted'] },
  ],
];

/** Content in pieces, through the plain dialect. */
const tagged = (...pieces: readonly string[]): string =>
  sse(...pieces.map(content => chunk({ content })), stop, '[DONE]');
const begun = chat(null, { speech: { startsInThinking: true } });

const tagRows: readonly Row[] = [
  ['B tags: plain', chat(), tagged('<think>Hm.</think>Yes.'), raw],
  ['B tags: MiniMax-M3', chat(), tagged('<mm:think>Hm.</mm:think>Yes.'), raw],
  ['B tags: Kimi k1.5', chat(), tagged('◁think▷Hm.◁/think▷Yes.'), raw],
  ['B tags: white space before the opening one', chat(), tagged(' \n', '<think>Hm.</think>Yes.'), raw],
  [
    'B tags: white space behind either is dropped',
    chat(),
    tagged('<think>\n', ' Hm.</think>', '\n\n', ' Yes.'),
    raw,
  ],
  [
    'B tags: the white space that ends the thinking is kept',
    chat(),
    tagged('<think>Hm.\n\n</think>\n\nYes.'),
    { ...raw, thinking: 'Hm.\n\n' },
  ],
  [
    'B tags: only the first closing one counts',
    chat(),
    tagged('<think>Hm.</think>Yes.</think>!'),
    { ...raw, answer: 'Yes.</think>!' },
  ],
  [
    'B tags: nested',
    chat(),
    tagged('<think>a<think>b</think>c</think>d'),
    { thinking: 'a<think>b', answer: 'c</think>d', kind: 'raw' },
  ],
  [
    'B tags: of another kind do not close',
    chat(),
    tagged('<think>a</mm:think>b</think>c'),
    { thinking: 'a</mm:think>b', answer: 'c' },
  ],
  [
    'B tags: never closed',
    chat(),
    tagged('<think>Hm.'),
    { thinking: 'Hm.', answer: '', status: 'complete', notes: ['empty_answer'] },
  ],
  [
    'B tags: never closed, the tail like one',
    chat(),
    tagged('<think>Hm.</thi'),
    { thinking: 'Hm.</thi', answer: '' },
  ],
  ['B tags: empty', chat(), tagged('<think></think>Yes.'), none],
  ['B tags: white space alone', chat(), tagged('<think>\n\n</think>\n\nYes.'), none],
  [
    'B tags: an opening one later is text',
    chat(),
    tagged('Yes. <think>no'),
    { ...none, answer: 'Yes. <think>no' },
  ],
  [
    'B tags: a word like one is text',
    chat(),
    tagged('<thinker>', ' Yes.'),
    { ...none, answer: '<thinker> Yes.' },
  ],
  [
    'B tags: a tail that becomes nothing is text',
    chat(),
    tagged('a </', 'b> <'),
    { ...none, answer: 'a </b> <' },
  ],
  [
    'B tags: a closing one with no opening one',
    chat(),
    tagged('H', 'm.', '</think>', '\n\nYes.'),
    { ...raw, notes: ['think_tag_without_opening'] },
  ],
  ['B tags: the same in one piece', chat(), tagged('Hm.</think>\n\nYes.'), raw],
  ['B tags: the same of Kimi', chat(), tagged('Hm.', '◁/think▷', 'Yes.'), raw],
  [
    'B tags: a closing one and nothing before it',
    chat(),
    tagged('</think>\n\nYes.'),
    { thinking: '', answer: 'Yes.' },
  ],
  ['B tags: the template opens, by setting', begun, tagged('\nHm.', '</think>\n\nYes.'), raw],
  ['B tags: the template opens, and the model once more', begun, tagged('<think>\nHm.</think>Yes.'), raw],
  [
    'B tags: the template opens and nothing closes',
    begun,
    tagged('Hm.'),
    { thinking: 'Hm.', answer: '', kind: 'raw' },
  ],
  [
    'B10 thinking in a field of its own, tags leak into the content',
    chat('glm'),
    sse(chunk({ reasoning_content: 'Hm.' }), chunk({ content: '<think>\n\n</think>\nYes.' }), stop),
    raw,
  ],
  [
    'B10 thinking in a field of its own, a closing tag leaks ahead of the answer',
    chat('glm'),
    sse(
      chunk({ reasoning_content: 'Hm.' }),
      chunk({ content: '</thi' }),
      chunk({ content: 'nk>\n\nYes.' }),
      stop,
    ),
    raw,
  ],
  [
    'B10 thinking in a field of its own, a closing tag inside the answer is text',
    chat('glm'),
    sse(
      chunk({ reasoning_content: 'Hm.' }),
      chunk({ content: 'Yes.' }),
      chunk({ content: ' </think> is a tag' }),
      stop,
    ),
    { ...raw, answer: 'Yes. </think> is a tag' },
  ],
  [
    'B tags: white space is no answer',
    chat(),
    tagged('<think>Hm.</think>', '\n\n'),
    { thinking: 'Hm.', answer: '', notes: ['empty_answer'] },
  ],
];

const rows = [...chatRows, ...responsesRows, ...claudeRows, ...geminiRows, ...localRows, ...tagRows];

describe('thinking and answer', () => {
  it.each(rows)('%s', (_what, who, body, told) => {
    for (const pieceBytes of [Number.POSITIVE_INFINITY, 1, 3]) {
      expect(toldOf(laneOf(who, body, pieceBytes))).toMatchObject(told);
    }
  });

  it('a thought that waited to be decided about is told before the text', () => {
    const body = sse(
      chunk({ reasoning_content: 'H' }),
      chunk({ reasoning_content: 'Hm.' }),
      chunk({ content: 'Yes.' }),
      stop,
    );
    const { timeline } = laneOf(chat('minimax'), body);
    expect(timeline.map(([, part, text]) => [part, text])).toEqual([
      ['thought', 'H'],
      ['thought', 'Hm.'],
      ['text', 'Yes.'],
    ]);
  });

  it('is the same wherever the content of a stream is cut in two', () => {
    const texts = [
      '<think>Hm. </ </thin</think>\n\nYes <b> </think>.',
      'Hm. </ </thin</think>\n\nYes <b> </think>.',
      ' \n◁think▷\nHm. ◁/ </think>◁/think▷Yes.',
    ];
    for (const text of texts) {
      const { thinking, answer } = laneOf(chat(), tagged(text));
      for (let cut = 1; cut < text.length; cut += 1) {
        const lane = laneOf(chat(), tagged(text.slice(0, cut), text.slice(cut)));
        expect([cut, lane.thinking, lane.answer]).toEqual([cut, thinking, answer]);
      }
      const single = laneOf(chat(), tagged(...text));
      expect([single.thinking, single.answer]).toEqual([thinking, answer]);
    }
  });
});
