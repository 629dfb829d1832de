// What standard error shows while a trial runs: on a terminal a live table, a line per lane;
// elsewhere one plain line as each lane settles.

import { namesIn } from '../../shared/trial/contender.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import type { Language } from '../../shared/format/language.ts';
import type { LaneId } from '../../shared/trial/ids.ts';
import { foldLane, type Lane } from '../../shared/trial/lane.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { laneLine } from './lane-line.ts';
import type { Terminal } from './program.ts';

/** Watches a trial to its end; without a terminal, in silence. */
export async function followTrial(
  laboratory: Laboratory,
  trial: Trial,
  language: Language,
  terminal: Pick<Terminal, 'err' | 'isLive'> | undefined,
): Promise<void> {
  const lanes = new Map<LaneId, Lane>(trial.lanes.map(lane => [lane.id, lane]));
  const names = namesIn(trial.lineup);
  const line = (lane: Lane): string => laneLine(lane, trial, names, language);
  const isLive = terminal?.isLive === true && lanes.size <= liveLanes;
  let drawn = 0;
  for await (const frame of await laboratory.trials.watch({ trialId: trial.id, after: 0 })) {
    const settled: Lane[] = [];
    for (const { laneId, events } of frame.lanes) {
      const before = lanes.get(laneId);
      if (!before) continue;
      const after = foldLane(before, events);
      lanes.set(laneId, after);
      if (before.status === null && after.status !== null) settled.push(after);
    }
    if (!terminal) continue;
    if (isLive) {
      terminal.err(redrawn(drawn, [...lanes.values()].map(line)));
      drawn = lanes.size;
    } else {
      for (const lane of settled) terminal.err(`${line(lane)}\n`);
    }
  }
}

/** More lines than this do not stay on a screen; then each lane is told once, when it settles. */
const liveLanes = 20;

/** Moves up over what was drawn, clears each line, draws again. */
const redrawn = (drawn: number, lines: readonly string[]): string =>
  `${drawn > 0 ? `\u001b[${drawn}A` : ''}${lines.map(line => `\u001b[2K${line}\n`).join('')}`;
