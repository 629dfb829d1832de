// The practice models, as data: how each behaves. Simulated, in process, always labelled so.
//
// They stand for a kind of behaviour (hidden thinking, a held-back tail, verbatim thinking), not
// for what the models of the same name would say. Paces are those of the 2024 analysis.

export interface PracticeModel {
  readonly id: string;
  readonly description: { readonly en: string; readonly zh: string };
  /** What the reply says was served. */
  readonly served: string;
  readonly thinking: 'hidden' | 'raw' | 'none';
  /** How it writes: `thorough` shows its steps, `plain` answers, `terse` answers and is at times wrong. */
  readonly voice: 'thorough' | 'plain' | 'terse';
  readonly tokensPerSecond: number;
  /** From the request to the first token, thinking included where it is hidden. */
  readonly startMs: number;
  /** How long the last three tokens are held back, as a moderated product does. */
  readonly holdMs: number;
}

export const practiceModels: readonly PracticeModel[] = [
  {
    id: 'o1-preview',
    description: { en: 'thinks hidden, about 100 tokens/s', zh: '思考隐藏，约每秒 100 词元' },
    served: 'o1-preview-2024-09-12',
    thinking: 'hidden',
    voice: 'thorough',
    tokensPerSecond: 100,
    startMs: 1_100,
    holdMs: 1_000,
  },
  {
    id: 'o1-mini',
    description: { en: 'thinks hidden, about 200 tokens/s', zh: '思考隐藏，约每秒 200 词元' },
    served: 'o1-mini-2024-09-12',
    thinking: 'hidden',
    voice: 'plain',
    tokensPerSecond: 200,
    startMs: 700,
    holdMs: 1_000,
  },
  {
    id: 'gpt-4o',
    description: { en: 'answers at once, about 80 tokens/s', zh: '直接回答，约每秒 80 词元' },
    served: 'gpt-4o-2024-08-06',
    thinking: 'none',
    voice: 'plain',
    tokensPerSecond: 80,
    startMs: 450,
    holdMs: 0,
  },
  {
    id: 'gpt-4o-2024-08-06',
    description: { en: 'the snapshot behind gpt-4o', zh: 'gpt-4o 所指的快照' },
    served: 'gpt-4o-2024-08-06',
    thinking: 'none',
    voice: 'plain',
    tokensPerSecond: 80,
    startMs: 450,
    holdMs: 0,
  },
  {
    id: 'gpt-4o-2024-05-13',
    description: { en: 'the older snapshot, about 60 tokens/s', zh: '较早的快照，约每秒 60 词元' },
    served: 'gpt-4o-2024-05-13',
    thinking: 'none',
    voice: 'plain',
    tokensPerSecond: 60,
    startMs: 520,
    holdMs: 0,
  },
  {
    id: 'gpt-4o-mini',
    description: {
      en: 'small and quick, about 120 tokens/s, at times wrong',
      zh: '小而快，约每秒 120 词元，有时出错',
    },
    served: 'gpt-4o-mini-2024-07-18',
    thinking: 'none',
    voice: 'terse',
    tokensPerSecond: 120,
    startMs: 380,
    holdMs: 0,
  },
  {
    id: 'open-thinker',
    description: { en: 'thinks aloud, about 60 tokens/s', zh: '思考逐字可见，约每秒 60 词元' },
    served: 'open-thinker-practice',
    thinking: 'raw',
    voice: 'thorough',
    tokensPerSecond: 60,
    startMs: 500,
    holdMs: 0,
  },
  {
    id: 'flaky',
    description: {
      en: 'makes trouble on purpose: flaky@drop, flaky@stall, flaky@rate_limit ...',
      zh: '专门制造麻烦：flaky@drop、flaky@stall、flaky@rate_limit 等',
    },
    served: 'flaky-practice',
    thinking: 'none',
    voice: 'terse',
    tokensPerSecond: 80,
    startMs: 300,
    holdMs: 0,
  },
];
