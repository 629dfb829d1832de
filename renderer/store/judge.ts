// What the person makes of one answer: a star, a note, a grade, a verdict. Saved as it is said.

import { isBlank, type Judgement, type Judgements } from '../../shared/trial/judgement.ts';
import type { LaneId } from '../../shared/trial/ids.ts';
import { useApp } from './app-store.ts';
import { editSession } from './edit.ts';

/** A part that is changed to undefined is taken back; who says nothing any more has no entry. */
export type JudgementChange = { readonly [Part in keyof Judgement]?: Judgement[Part] | undefined };

export function judge(laneId: LaneId, change: JudgementChange): void {
  const { session } = useApp.getState();
  if (session) editSession({ judgements: judged(session.judgements ?? {}, laneId, change) });
}

export function judged(judgements: Judgements, laneId: LaneId, change: JudgementChange): Judgements {
  const { [laneId]: old = {}, ...rest } = judgements;
  const parts = Object.entries({ ...old, ...change }).filter(([, value]) => value !== undefined);
  const next: Judgement = Object.fromEntries(parts);
  return isBlank(next) ? rest : { ...rest, [laneId]: next };
}
