// A lane played again: the events that its record allows, in their order, up to any moment. They go
// through the one fold, so a replay shows what was shown; what the bill said comes with the end, as
// it did. Figures are not made from a replay: they are read from the lane itself.

import { foldLane, queuedLane, type Lane } from './lane.ts';
import type { LaneEvent } from './lane-event.ts';
import { ms } from '../units.ts';

export function replayEvents(lane: Lane): readonly LaneEvent[] {
  const { marks, timeline, status, failure, finish } = lane;
  if (status === null) throw new Error(`lane ${lane.id} still runs: there is nothing to replay`);
  const kind = lane.reasoningKind === 'summary' ? 'summary' : 'raw';
  const endMs = marks.endMs ?? marks.lastDeltaMs ?? ms(0);
  const events: LaneEvent[] = [{ type: 'sent', at: ms(0), attempt: Math.max(1, lane.attempts) }];
  if (lane.dispatchDelayMs !== undefined) {
    events.push({ type: 'dispatched', at: ms(0), delayMs: lane.dispatchDelayMs });
  }
  if (marks.headersMs !== null) {
    events.push({ type: 'opened', at: marks.headersMs, status: lane.httpStatus ?? 200 });
  }
  if (marks.firstByteMs !== null) events.push({ type: 'firstByte', at: marks.firstByteMs });
  for (const [at, part, text] of timeline) {
    events.push(part === 'thought' ? { type: 'thought', at, text, kind } : { type: 'text', at, text });
  }
  if (finish !== null) events.push({ type: 'finish', at: marks.lastDeltaMs ?? endMs, finish });
  events.push({ type: 'usage', at: endMs, usage: lane.usage });
  events.push({ type: 'settled', at: endMs, status, failure });
  // Marks and text come from one clock, but a record may hold them in the order it learned them.
  return events
    .map((event, place) => ({ event, place }))
    .toSorted(inTime)
    .map(({ event }) => event);
}

interface Placed {
  readonly event: LaneEvent;
  readonly place: number;
}

const inTime = (a: Placed, b: Placed): number => a.event.at - b.event.at || a.place - b.place;

/** A lane on its way: hand it later moments and it goes on, an earlier one and it begins anew. */
export interface Playhead {
  readonly lane: Lane;
  readonly atMs: number;
  readonly next: number;
}

export const startOf = ({ id, contender, repeat, request }: Lane): Playhead => ({
  lane: queuedLane({ id, contender, repeat, request }),
  atMs: -1,
  next: 0,
});

export function playTo(head: Playhead, recorded: Lane, events: readonly LaneEvent[], atMs: number): Playhead {
  const from = atMs < head.atMs ? startOf(recorded) : head;
  let end = from.next;
  while (end < events.length && (events[end]?.at ?? Infinity) <= atMs) end += 1;
  return { lane: foldLane(from.lane, events.slice(from.next, end)), atMs, next: end };
}
