// A lane whose app died while it ran: what reached the journal, read again by the same machine
// that reads a live one. It is never sent again by itself: that would be the person's money.

import { foldLane, type Lane } from '../../shared/trial/lane.ts';
import type { LaneEvent } from '../../shared/trial/lane-event.ts';
import type { Tape } from '../../shared/trial/tape.ts';
import type { Prompt } from '../../shared/trial/session.ts';
import { ms } from '../../shared/units.ts';
import { interpreter } from './interpreter.ts';
import { compose } from './plan.ts';
import type { Ports } from './ports.ts';

/** The lane as interrupted, with every word of it that was saved. */
export function recovered(
  ports: Pick<Ports, 'dialect' | 'framer'>,
  lane: Lane,
  prompt: Prompt,
  journal: Tape,
): { readonly lane: Lane; readonly tape: Tape } {
  const { tape, attempt } = lastAttempt(journal);
  const { order, dialect } = compose(ports, lane.contender, prompt);
  const reader = interpreter(dialect, order, ports.framer);
  const events: LaneEvent[] = [{ type: 'sent', at: ms(0), attempt: Math.max(attempt, lane.attempts) }];
  for (const record of tape) events.push(...reader.take(record));
  const endedAt = tape.at(-1)?.at ?? ms(0);
  // As if the lane had been stopped there: a body told whole is made where its bytes end.
  if (tape.at(-1)?.type !== 'end')
    events.push(...reader.take({ type: 'end', at: endedAt, how: { kind: 'aborted' } }));
  events.push(...reader.rest());
  events.push({ type: 'settled', at: endedAt, status: 'interrupted', failure: null });
  return { lane: foldLane(lane, events), tape };
}

/** Attempts that failed before this one end with an `end`; what follows it is the last one's. */
function lastAttempt(journal: Tape): { readonly tape: Tape; readonly attempt: number } {
  const before = journal.slice(0, -1);
  const end = before.findLastIndex(record => record.type === 'end');
  return {
    tape: journal.slice(end + 1),
    attempt: before.filter(record => record.type === 'end').length + 1,
  };
}
