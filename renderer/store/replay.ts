// A trial played again: a clock of the page's own runs over the record, faster or slower, and every
// lane is folded to its moment by the one fold. What was measured is not measured again.

import { useCallback, useEffect, useMemo, useState } from 'react';
import { endOf } from '../../shared/report/time-scale.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { playTo, replayEvents, startOf, type Playhead } from '../../shared/trial/replay.ts';
import type { Trial } from '../../shared/trial/trial.ts';

export const replaySpeeds = [0.5, 1, 2, 5, 10, 50] as const;

export interface Replay {
  readonly atMs: number;
  readonly spanMs: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  /** Each lane as it stood at that moment, in the order of the trial. */
  readonly lanes: readonly Lane[];
  readonly play: () => void;
  readonly pause: () => void;
  readonly seek: (atMs: number) => void;
  readonly setSpeed: (speed: number) => void;
}

interface Played {
  readonly atMs: number;
  readonly heads: readonly Playhead[];
}

export function useReplay(trial: Trial): Replay {
  const records = useMemo(
    () =>
      trial.lanes.filter(lane => lane.status !== null).map(lane => ({ lane, events: replayEvents(lane) })),
    [trial],
  );
  const spanMs = useMemo(() => Math.max(1, ...records.map(({ lane }) => endOf(lane))), [records]);
  const [{ atMs, heads }, setPlayed] = useState<Played>(() => ({
    atMs: 0,
    heads: records.map(({ lane, events }) => playTo(startOf(lane), lane, events, 0)),
  }));
  const [isPlaying, setPlaying] = useState(true);
  const [speed, setSpeed] = useState<number>(1);

  const move = useCallback(
    (to: (atMs: number) => number): void =>
      setPlayed(now => {
        const next = Math.min(spanMs, to(now.atMs));
        return {
          atMs: next,
          heads: records.map(({ lane, events }, i) =>
            playTo(now.heads[i] ?? startOf(lane), lane, events, next),
          ),
        };
      }),
    [records, spanMs],
  );

  const isOver = atMs >= spanMs;
  const isMoving = isPlaying && !isOver;
  useEffect(() => {
    if (!isMoving) return undefined;
    let last: number | undefined;
    let request = requestAnimationFrame(function step(now) {
      // A page that was hidden goes on where it was, and does not jump.
      const passed = last === undefined ? 0 : Math.min(250, now - last);
      last = now;
      move(at => at + passed * speed);
      request = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(request);
  }, [isMoving, speed, move]);

  return {
    atMs,
    spanMs,
    isPlaying: isMoving,
    speed,
    lanes: heads.map(head => head.lane),
    play: () => {
      if (isOver) move(() => 0);
      setPlaying(true);
    },
    pause: () => setPlaying(false),
    seek: to => move(() => to),
    setSpeed,
  };
}
