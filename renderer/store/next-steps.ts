// What can be done about a lane that did not turn out, as presses: asked again with one thing
// changed, or the place in the settings where it is mended. Which change answers which refusal is
// known in shared/trial/remedy.ts; here it becomes a press with a name.

import type { Prompt } from '../../shared/trial/session.ts';
import { effortLevels, type Contender, type Effort } from '../../shared/trial/contender.ts';
import type { NextStep as FailureStep } from '../../shared/trial/failure.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { remedyFor } from '../../shared/trial/remedy.ts';

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
  /** Who is asked again; absent: this step leads to the settings. */
  readonly contender?: Contender;
}

type Asked = Pick<Lane, 'contender'>;
type Words = Pick<Prompt, 'system'>;

const endpoint: NextStep = { name: 'endpoint' };

/** What a remedy is called on its press; the failure's own sentence tells the rest. */
const names: Readonly<Partial<Record<FailureStep, StepName>>> = {
  raise_limit: 'limit',
  lower_limit: 'limit',
  drop_sampling: 'no_sampling',
  drop_effort: 'no_effort',
  drop_system_role: 'no_system',
  try_non_stream: 'whole',
  verify_organisation: 'whole',
  use_stream: 'streamed',
};

function remedied(next: FailureStep, { contender }: Asked, prompt: Words): readonly NextStep[] {
  const remedy = remedyFor({ next }, contender, prompt);
  return remedy ? [{ name: names[next] ?? 'so', contender: remedy.contender }] : [];
}

/** One level down; nothing where there is no lower one. */
function easier({ contender }: Asked): readonly NextStep[] {
  const effort = lower(contender.effort);
  return effort === undefined ? [] : [{ name: 'less_effort', contender: { ...contender, effort } }];
}

function lower(effort: Effort | null): Effort | undefined {
  if (effort === null) return 'low';
  if (typeof effort === 'number') return effort > 1 ? Math.max(1, Math.round(effort / 2)) : undefined;
  return effortLevels[effortLevels.indexOf(effort) - 1];
}

export function nextStepsFor(
  lane: Pick<Lane, 'status' | 'failure' | 'finish' | 'notes' | 'contender'>,
  prompt: Words,
): readonly NextStep[] {
  const again: NextStep = { name: 'again', contender: lane.contender };
  const raise = (): readonly NextStep[] => remedied('raise_limit', lane, prompt);
  if (lane.status === null) return [];
  if (lane.notes.some(({ code }) => code === 'thinking_ate_limit')) return [...raise(), ...easier(lane)];
  if (lane.failure) return stepsAfter(lane.failure.next, lane, prompt, again);
  if (lane.status === 'complete') return lane.finish?.normalised === 'length' ? raise() : [];
  return [again];
}

function stepsAfter(next: FailureStep, lane: Asked, prompt: Words, again: NextStep): readonly NextStep[] {
  switch (next) {
    case 'set_key':
    case 'check_key':
      return [{ name: 'key' }, again];
    case 'check_url':
    case 'check_server':
    case 'check_proxy':
    case 'check_certificate':
      return [endpoint, again];
    case 'try_non_stream':
      return [...remedied(next, lane, prompt), again];
    case 'wait':
    case 'try_again':
    case 'raise_timeout':
    case 'retry_or_standard_tier':
    case 'read_message':
      return [again];
    default:
      return remedied(next, lane, prompt);
  }
}
