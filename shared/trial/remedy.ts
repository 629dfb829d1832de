// What one press can change after a refusal that named its cause. Never applied by itself: the
// screen offers it, the person presses, and the contender is seen to have changed.
//
//   failure ── next ──> a changed contender, or nothing where a person must act elsewhere

import type { Contender } from './contender.ts';
import type { Failure, NextStep } from './failure.ts';
import type { Prompt } from './session.ts';
import type { Speech } from './speech.ts';

export interface Remedy {
  /** What is done, for a sentence: the step the failure named. */
  readonly step: NextStep;
  readonly contender: Contender;
}

/** What a model is taken to have allowed itself where nobody had set a limit. */
const ownLimit = 4_096;

/** A limit that leaves room for an answer: a power of two, at least four times as much. */
export const higherLimit = (limit: number): number => 2 ** Math.ceil(Math.log2(Math.max(4_096, 4 * limit)));

/** The change that answers a failure; undefined where none can, or where it is made already. */
export function remedyFor(
  { next }: Pick<Failure, 'next'>,
  contender: Contender,
  prompt: Pick<Prompt, 'system'>,
): Remedy | undefined {
  const changed = changes[next]?.(contender, prompt);
  return changed && { step: next, contender: changed };
}

type Change = (contender: Contender, prompt: Pick<Prompt, 'system'>) => Contender | undefined;

const speaking = (contender: Contender, more: Speech): Contender => ({
  ...contender,
  speech: { ...contender.speech, ...more },
});

const changes: Readonly<Partial<Record<NextStep, Change>>> = {
  drop_system_role: (contender, { system }) => {
    const words = contender.variant?.system ?? system;
    const isDone = words.trim() === '' || contender.speech?.systemRole === 'folded';
    return isDone ? undefined : speaking(contender, { systemRole: 'folded' });
  },
  drop_sampling: contender =>
    contender.temperature === null && contender.topP === undefined
      ? undefined
      : { ...withoutTopP(contender), temperature: null },
  drop_effort: contender => (contender.effort === null ? undefined : { ...contender, effort: null }),
  drop_reasoning_summary: contender =>
    contender.speech?.summaries === false ? undefined : speaking(contender, { summaries: false }),
  use_max_completion_tokens: contender =>
    contender.maxOutputTokens === null || contender.speech?.limitField === 'max_completion_tokens'
      ? undefined
      : speaking(contender, { limitField: 'max_completion_tokens' }),
  use_max_tokens: contender =>
    contender.maxOutputTokens === null || contender.speech?.limitField === 'max_tokens'
      ? undefined
      : speaking(contender, { limitField: 'max_tokens' }),
  drop_stream_options: contender =>
    contender.speech?.streamUsage === false ? undefined : speaking(contender, { streamUsage: false }),
  try_non_stream: contender => (contender.streamed ? { ...contender, streamed: false } : undefined),
  verify_organisation: contender => (contender.streamed ? { ...contender, streamed: false } : undefined),
  use_stream: contender => (contender.streamed ? undefined : { ...contender, streamed: true }),
  raise_limit: contender => ({
    ...contender,
    maxOutputTokens: higherLimit(contender.maxOutputTokens ?? ownLimit),
  }),
  lower_limit: contender => {
    const { maxOutputTokens } = contender;
    if (maxOutputTokens === null || maxOutputTokens < 2) return undefined;
    return { ...contender, maxOutputTokens: Math.floor(maxOutputTokens / 2) };
  },
};

/** The contender as it is but for top_p, which must be gone and not merely undefined. */
function withoutTopP({ topP: _topP, ...rest }: Contender): Contender {
  return rest;
}
