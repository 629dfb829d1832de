// `assay replay`: a saved trial played back on the terminal at the pace at which it arrived.
// Nothing is sent; what is shown is what was recorded.

import { setTimeout as wait } from 'node:timers/promises';
import { contenderName } from '../../shared/trial/contender.ts';
import type { DocumentLane } from '../../shared/session-file/document.ts';
import { documentNamed } from './report.ts';
import { exitCodes, type Terminal } from './program.ts';

interface Beat {
  readonly at: number;
  readonly lane: DocumentLane;
  readonly part: 'thought' | 'text' | 'end';
  readonly text: string;
}

export async function replayCommand(
  session: string,
  options: { readonly speed: number },
  terminal: Terminal,
): Promise<number> {
  const document = await documentNamed(session, terminal);
  const lanes = document.trials.at(-1)?.lanes ?? [];
  const beats = lanes.flatMap(beatsOf).toSorted((a, b) => a.at - b.at);
  let now = 0;
  let speaking: DocumentLane | undefined;
  for (const beat of beats) {
    if (beat.at > now) await wait((beat.at - now) / options.speed);
    now = beat.at;
    if (speaking !== beat.lane) terminal.out(`\n[${seconds(beat.at)}] ${nameOf(beat.lane)}\n`);
    speaking = beat.lane;
    terminal.out(beat.part === 'end' ? `\n[${seconds(beat.at)}] ${beat.text}\n` : beat.text);
  }
  return exitCodes.ok;
}

function beatsOf(lane: DocumentLane): readonly Beat[] {
  const beats: Beat[] = lane.timeline.map(([at, part, text]) => ({ at, lane, part, text }));
  return [...beats, { at: lane.marks.endMs ?? 0, lane, part: 'end', text: lane.status }];
}

const nameOf = (lane: DocumentLane): string =>
  `${contenderName(lane.contender)} #${lane.repeat}${lane.contender.simulated ? ' SIMULATED' : ''}`;

const seconds = (atMs: number): string => `${(atMs / 1000).toFixed(2)} s`;
