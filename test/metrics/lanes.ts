// Lanes to measure: folded from events written out by hand, so that every figure can be checked
// by looking.

import { absent, reported } from '../../shared/reading.ts';
import type { Contender, ContenderId } from '../../shared/trial/contender.ts';
import { laneId } from '../../shared/trial/ids.ts';
import { foldLane, queuedLane, type Lane } from '../../shared/trial/lane.ts';
import type {
  FinishReason,
  LaneEvent,
  LaneStatus,
  TokenTeller,
  Usage,
} from '../../shared/trial/lane-event.ts';
import { ms, tokens } from '../../shared/units.ts';

export const contender = (more: Partial<Contender> = {}): Contender => ({
  id: 'c_1' as ContenderId,
  endpoint: 'lab',
  dialect: 'openai-chat',
  flavour: null,
  baseUrl: 'http://127.0.0.1:8080/v1',
  model: 'm',
  effort: null,
  temperature: null,
  maxOutputTokens: null,
  streamed: true,
  simulated: false,
  ...more,
});

export const queued = (more: Partial<Contender> = {}, repeat = 1): Lane =>
  queuedLane({
    id: laneId(`l_${more.id ?? 'c_1'}_${repeat}`),
    contender: contender(more),
    repeat,
    request: null,
  });

export const noUsage: Usage = {
  inputTokens: absent('usage_missing'),
  cachedInputTokens: absent('not_disclosed'),
  cacheWriteTokens: absent('not_disclosed'),
  outputTokens: absent('usage_missing'),
  reasoningTokens: absent('not_disclosed'),
  answerTokens: absent('not_disclosed'),
  raw: null,
};

/** What was billed; a count left out was not told. */
export const bill = (input: number, output: number, reasoning?: number, cached?: number): Usage => ({
  ...noUsage,
  inputTokens: reported(tokens(input)),
  outputTokens: reported(tokens(output)),
  ...(cached === undefined ? {} : { cachedInputTokens: reported(tokens(cached)) }),
  ...(reasoning === undefined
    ? {}
    : {
        reasoningTokens: reported(tokens(reasoning)),
        answerTokens: { value: tokens(output - reasoning), from: 'derived' },
      }),
});

/** `[at, text]`, `[at, text, tokens]`. */
export type Piece = readonly [at: number, text: string, tokens?: number];

export interface Script {
  readonly contender?: Partial<Contender>;
  readonly repeat?: number;
  readonly thoughts?: readonly Piece[];
  readonly kind?: 'raw' | 'summary';
  readonly answer?: readonly Piece[];
  /** How the pieces with tokens were told theirs. */
  readonly tokensBy?: TokenTeller;
  readonly usage?: Usage;
  readonly finish?: FinishReason;
  readonly retried?: boolean;
  /** Null: it still runs. */
  readonly ends?: LaneStatus | null;
  readonly endMs?: number;
}

export function lane(script: Script): Lane {
  const { ends = 'complete', endMs = 10_000, finish = 'stop' } = script;
  const pieces = (type: 'thought' | 'text', list: readonly Piece[] = []): LaneEvent[] =>
    list.map(([at, text, n]) => {
      const by = script.tokensBy === undefined ? {} : { tokensBy: script.tokensBy };
      const exact = n === undefined ? {} : { tokens: tokens(n), ...by };
      return type === 'text'
        ? { type, at: ms(at), text, ...exact }
        : { type, at: ms(at), text, kind: script.kind ?? 'raw', ...exact };
    });
  const failed: LaneEvent = {
    type: 'retried',
    at: ms(0),
    attempt: {
      attempt: 1,
      endMs: ms(40),
      waitedMs: ms(1000),
      failure: {
        kind: 'overloaded',
        code: 'overloaded',
        message: '',
        next: 'wait',
        httpStatus: 503,
        retryAfterMs: null,
      },
    },
  };
  return foldLane(queued(script.contender, script.repeat), [
    { type: 'sent', at: ms(0), attempt: 1 },
    ...(script.retried === true ? [failed] : []),
    { type: 'opened', at: ms(200), status: 200 },
    { type: 'firstByte', at: ms(210) },
    ...pieces('thought', script.thoughts),
    ...pieces('text', script.answer),
    ...(ends === 'complete'
      ? [{ type: 'finish' as const, at: ms(endMs), finish: { raw: finish, normalised: finish } }]
      : []),
    ...(script.usage === undefined ? [] : [{ type: 'usage' as const, at: ms(endMs), usage: script.usage }]),
    ...(ends === null ? [] : [{ type: 'settled' as const, at: ms(endMs), status: ends, failure: null }]),
  ]);
}

/** Pieces of one text each, `every` milliseconds apart. */
export const steady = (
  from: number,
  every: number,
  count: number,
  text = 'word ',
  n?: number,
): readonly Piece[] =>
  Array.from({ length: count }, (_, i): Piece =>
    n === undefined ? [from + i * every, text] : [from + i * every, text, n],
  );
