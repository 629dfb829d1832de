// What can be done about a lane that did not turn out, as presses: asked again with one thing
// changed, or the place in the settings where it is mended.

import type { ContenderDraft } from '../../shared/contract/contract.ts';
import { effortLevels, type Effort } from '../../shared/trial/contender.ts';
import type { NextStep as FailureStep } from '../../shared/trial/failure.ts';
import type { Speech } from '../../shared/trial/speech.ts';
import type { Lane } from '../../shared/trial/lane.ts';

export type StepName =
  | 'again'
  | 'limit'
  | 'less_effort'
  | 'no_effort'
  | 'no_sampling'
  | 'no_system'
  | 'whole'
  | 'streamed'
  | 'so'
  | 'key'
  | 'endpoint';

export interface NextStep {
  readonly name: StepName;
  /** The new limit, where there is one. */
  readonly tokens?: number;
  readonly effort?: Effort;
  /** What is changed when it is asked again; absent: this step leads to the settings. */
  readonly change?: Partial<ContenderDraft>;
}

const again: NextStep = { name: 'again', change: {} };
const endpoint: NextStep = { name: 'endpoint' };

/** A limit that leaves room for an answer: a power of two, at least four times as much. */
export const higherLimit = (limit: number): number => 2 ** Math.ceil(Math.log2(Math.max(4_096, 4 * limit)));

function raise({ contender }: Pick<Lane, 'contender'>): NextStep {
  // Without a limit of ours it was the model's own: twice what it spent is as good a guess as any.
  const tokens = higherLimit(contender.maxOutputTokens ?? 4_096);
  return { name: 'limit', tokens, change: { maxOutputTokens: tokens } };
}

/** Half the limit; nothing where none was asked for. */
function lower({ contender: { maxOutputTokens } }: Pick<Lane, 'contender'>): readonly NextStep[] {
  if (maxOutputTokens === null || maxOutputTokens < 2) return [];
  const tokens = Math.floor(maxOutputTokens / 2);
  return [{ name: 'limit', tokens, change: { maxOutputTokens: tokens } }];
}

/** The same contender, spoken to as its refusal taught. */
const spoken = (name: StepName, { contender }: Pick<Lane, 'contender'>, more: Speech): NextStep => ({
  name,
  change: { speech: { ...contender.speech, ...more } },
});

/** One level down; nothing where there is no lower one or none was asked for. */
function easier({ contender: { effort } }: Pick<Lane, 'contender'>): readonly NextStep[] {
  if (effort === null) return [{ name: 'less_effort', effort: 'low', change: { effort: 'low' } }];
  if (typeof effort === 'number') {
    const half = Math.max(1, Math.round(effort / 2));
    return effort > 1 ? [{ name: 'less_effort', effort: half, change: { effort: half } }] : [];
  }
  const lower = effortLevels[effortLevels.indexOf(effort) - 1];
  return lower === undefined ? [] : [{ name: 'less_effort', effort: lower, change: { effort: lower } }];
}

export function nextStepsFor(
  lane: Pick<Lane, 'status' | 'failure' | 'finish' | 'notes' | 'contender'>,
): readonly NextStep[] {
  if (lane.status === null) return [];
  if (lane.notes.some(({ code }) => code === 'thinking_ate_limit')) return [raise(lane), ...easier(lane)];
  if (lane.failure) return stepsAfter(lane.failure.next, lane);
  if (lane.status === 'complete') return lane.finish?.normalised === 'length' ? [raise(lane)] : [];
  return [again];
}

function stepsAfter(next: FailureStep, lane: Pick<Lane, 'contender'>): readonly NextStep[] {
  switch (next) {
    case 'set_key':
    case 'check_key':
      return [{ name: 'key' }, again];
    case 'check_url':
    case 'check_server':
    case 'check_proxy':
    case 'check_certificate':
      return [endpoint, again];
    case 'raise_limit':
      return [raise(lane)];
    case 'drop_sampling':
      return [{ name: 'no_sampling', change: { temperature: null, topP: undefined } }];
    case 'drop_effort':
      return [{ name: 'no_effort', change: { effort: null } }];
    case 'drop_system_role':
      return [spoken('no_system', lane, { systemRole: 'folded' })];
    case 'try_non_stream':
      return [{ name: 'whole', change: { streamed: false } }, again];
    case 'use_stream':
      return [{ name: 'streamed', change: { streamed: true } }];
    case 'use_max_completion_tokens':
      return [spoken('so', lane, { limitField: 'max_completion_tokens' })];
    case 'use_max_tokens':
      return [spoken('so', lane, { limitField: 'max_tokens' })];
    case 'drop_stream_options':
      return [spoken('so', lane, { streamUsage: false })];
    case 'drop_reasoning_summary':
      return [spoken('so', lane, { summaries: false })];
    case 'lower_limit':
      return lower(lane);
    case 'add_funds':
    case 'drop_images':
    case 'shorten_prompt':
    case 'check_model':
    case 'model_retired':
    case 'verify_organisation':
    case 'rephrase':
      return [];
    case 'wait':
    case 'try_again':
    case 'raise_timeout':
    case 'retry_or_standard_tier':
    case 'read_message':
      return [again];
    default:
      return next satisfies never;
  }
}
