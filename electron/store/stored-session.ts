// Sessions and lanes as JSON texts, read and written without holding up the thread that measures:
// after so much text the next turn is everybody's.

import type { Lane, TimelineEntry } from '../../shared/trial/lane.ts';
import type { Session } from '../../shared/trial/session.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { cut, joined, longest } from './long-text.ts';
import type { KeptTexts, StoredLane, StoredSession } from './worker/messages.ts';

/** Characters read in one turn: a few milliseconds. */
const perTurn = 400_000;

export async function readStored(
  stored: StoredSession,
): Promise<{ session: Session; trials: readonly Trial[] }> {
  const session = JSON.parse(stored.doc) as Session;
  const trials: Trial[] = [];
  let read = stored.doc.length;
  for (const { doc, lanes } of stored.trials) {
    const whole: Lane[] = [];
    for (const lane of lanes) {
      if (read > perTurn) {
        await turn();
        read = 0;
      }
      read += lane.doc.length;
      const known = await readLane(lane);
      if (known) whole.push(known);
    }
    trials.push({ ...(JSON.parse(doc) as Omit<Trial, 'lanes'>), lanes: whole });
  }
  return { session, trials };
}

/** A lane that is not what was saved says so; one that can't be read at all is left out. */
async function readLane({ doc, more, isSound }: StoredLane): Promise<Lane | undefined> {
  try {
    const kept = JSON.parse(doc) as KeptLane;
    const lane = withTexts({
      ...kept,
      answer: await joined(kept.answer, more.answer),
      thinking: await joined(kept.thinking, more.thinking),
    });
    return isSound ? lane : { ...lane, notes: [...lane.notes, { code: 'stored_damaged', message: '' }] };
  } catch (error) {
    if (isSound) throw error;
    return undefined;
  }
}

/** A timeline's entry as it is kept: how long its piece of the answer or the thinking is, not the piece again. */
type KeptEntry = readonly [
  at: TimelineEntry[0],
  part: TimelineEntry[1],
  piece: number | string,
  tokens: TimelineEntry[3],
];

type KeptLane = Omit<Lane, 'timeline'> & { readonly timeline: readonly KeptEntry[] };

const measured = ([at, part, text, tokens]: TimelineEntry): KeptEntry => [at, part, text.length, tokens];

/** True where the pieces, put together, are the answer and the thinking: only then may they be left out. */
function spells({ timeline, answer, thinking }: Lane): boolean {
  const length = { thought: 0, text: 0 };
  for (const [, part, text] of timeline) length[part] += text.length;
  return length.text === answer.length && length.thought === thinking.length;
}

/** Cuts the pieces out of the texts again. A lane that was kept with its pieces has them already. */
function withTexts(kept: KeptLane): Lane {
  const { answer, thinking } = kept;
  const from = { thought: 0, text: 0 };
  const timeline = kept.timeline.map(([at, part, piece, tokens]): TimelineEntry => {
    if (typeof piece === 'string') return [at, part, piece, tokens];
    const text = (part === 'text' ? answer : thinking).slice(from[part], (from[part] += piece));
    return [at, part, text, tokens];
  });
  return { ...kept, timeline };
}

/** Timeline entries written in one turn: a millisecond or two. */
const entriesPerTurn = 2_000;

/** A settled lane as text, which is cheaper to hand over than the tree, and what of it can be searched for. */
export async function keptTexts(lane: Lane): Promise<KeptTexts & { readonly texts: readonly string[] }> {
  const { timeline, ...rest } = lane;
  const isSpelled = spells(lane);
  const piecesOf = (part: TimelineEntry[1], text: string): Iterable<string> =>
    isSpelled && text.length > longest ? spoken(lane, part) : [text];
  const answer = await cut(piecesOf('text', lane.answer));
  const thinking = await cut(piecesOf('thought', lane.thinking));
  const head = JSON.stringify({ ...rest, answer: answer.head, thinking: thinking.head });
  const pieces: string[] = [];
  for (let from = 0; from < timeline.length; from += entriesPerTurn) {
    if (from > 0) await turn();
    const entries = timeline.slice(from, from + entriesPerTurn);
    pieces.push(JSON.stringify(isSpelled ? entries.map(measured) : entries).slice(1, -1));
  }
  return {
    doc: `${head.slice(0, -1)},"timeline":[${pieces.join(',')}]}`,
    more: { answer: answer.more, thinking: thinking.more },
    texts: [answer.head, thinking.head],
  };
}

/** The pieces of one part, one by one: put together here they would be there a second time. */
function* spoken({ timeline }: Lane, part: TimelineEntry[1]): Generator<string> {
  for (const [, of, text] of timeline) if (of === part) yield text;
}

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
