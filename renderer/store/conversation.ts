// The next turn of a conversation: one lane's, or that of every column, with the same next message.
// What was asked and what each answered goes along as its own history.

import { fillVariables, withTextAttachments, type Prompt } from '../../shared/trial/session.ts';
import type { Contender, Turn } from '../../shared/trial/contender.ts';
import type { ContenderDraft } from '../../shared/contract/contract.ts';
import type { LaneId } from '../../shared/trial/ids.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { enlargeStudy } from './analysis.ts';
import { useApp } from './app-store.ts';
import { optionsOf } from './choices.ts';
import { trialOf } from './columns.ts';
import { attempt } from './laboratory.ts';
import { draftOf } from './lineup.ts';
import { showTrial } from './place.ts';
import { launch } from './trials.ts';

/** What a contender was really asked: its own prompt or the trial's, variables filled in. */
export const askedOf = ({ variant }: Pick<Contender, 'variant'>, prompt: Prompt): string =>
  withTextAttachments(fillVariables(variant?.user ?? prompt.user, prompt.variables), prompt.attachments);

/** The conversation after this lane: what came before, and its own exchange. */
export const historyAfter = (lane: Lane, prompt: Prompt): readonly Turn[] => [
  ...(lane.contender.history ?? []),
  { user: askedOf(lane.contender, prompt), assistant: lane.answer },
];

export const canContinue = (lane: Lane): boolean => lane.status !== null && lane.answer !== '';

/** Whom the next message goes to; null closes the line it is written in. */
export function addressNext(laneIds: readonly LaneId[] | null): void {
  useApp.setState({ next: laneIds });
  // The line stands below the answers.
  if (laneIds !== null) enlargeStudy(false);
}

export async function sayNext(message: string): Promise<void> {
  await attempt(async () => {
    const state = useApp.getState();
    const lanes = (state.next ?? []).flatMap(id => state.lanes[id] ?? []).filter(canContinue);
    const [first] = lanes;
    const trial = first && trialOf(state, first.id);
    if (!trial || message.trim() === '') return;
    const lineup = lanes.flatMap((lane): ContenderDraft[] => {
      const own = trialOf(state, lane.id);
      if (!own) return [];
      const { variant, ...draft } = draftOf(lane.contender);
      const { system } = variant ?? {};
      return [
        {
          ...draft,
          ...(system !== undefined && { variant: { system } }),
          history: [...historyAfter(lane, own.prompt)],
        },
      ];
    });
    const { attachments: _gone, ...prompt } = trial.prompt;
    const started = await launch({
      // What guards the figures of Run guards those of a turn; only the message itself is said once.
      options: { ...optionsOf(state.choices), repeats: 1 },
      lineup,
      prompt: { ...prompt, user: message },
    });
    if (started) showTrial(started.id);
  });
}
