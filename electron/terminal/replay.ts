// `assay replay`: a saved trial played back on the terminal at the pace at which it arrived.
// Nothing is sent; what is shown is what was recorded.

import { setTimeout as wait } from 'node:timers/promises';
import { visible, visibleLine } from '../../shared/format/visible-text.ts';
import { wordsOf } from '../../shared/format/words-of.ts';
import { contenderName, namesIn } from '../../shared/trial/contender.ts';
import type { DocumentLane } from '../../shared/session-file/document.ts';
import { languageOf } from './environment.ts';
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
  const trial = document.trials.at(-1);
  const words = wordsOf(languageOf(undefined, terminal.env));
  /** Thinking is not to be taken for an answer. */
  const heard = ({ status }: DocumentLane, part: Beat['part']): string =>
    part === 'end'
      ? words.statuses[status].word
      : words.phases[part === 'thought' ? 'thinking' : 'answering'];
  const names = namesIn(trial?.lineup ?? []);
  const beats = (trial?.lanes ?? []).flatMap(beatsOf).toSorted((a, b) => a.at - b.at);
  let now = 0;
  let speaking = '';
  for (const { at, lane, part, text } of beats) {
    if (at > now) await wait((at - now) / options.speed);
    now = at;
    const name = visibleLine(names.get(lane.contenderId) ?? contenderName(lane.contender));
    const head = `${name} #${lane.repeat}${label(lane)}  ${heard(lane, part)}`;
    if (speaking !== head) terminal.out(`\n[${seconds(at)}] ${head}\n`);
    speaking = head;
    terminal.out(text);
  }
  return exitCodes.ok;
}

const label = ({ contender }: DocumentLane): string => (contender.simulated ? ' SIMULATED' : '');

function beatsOf(lane: DocumentLane): readonly Beat[] {
  const beats: Beat[] = lane.timeline.map(([at, part, text]) => ({ at, lane, part, text: visible(text) }));
  return [...beats, { at: lane.marks.endMs ?? 0, lane, part: 'end', text: '' }];
}

const seconds = (atMs: number): string => `${(atMs / 1000).toFixed(2)} s`;
