// A session and its trials as the document that is exported, and back with nothing lost.

import { epochOf, isoOf } from '../calendar.ts';
import type { Calibration } from '../calibration.ts';
import type { Price } from '../catalog/price.ts';
import { accuracyOf } from '../metrics/accuracy.ts';
import { comparisonsOf } from '../metrics/comparisons.ts';
import { goodputIn } from '../metrics/goodput.ts';
import { pacesIn, type PaceContext } from '../metrics/hidden-pace.ts';
import { fitsOf } from '../metrics/hidden-speed.ts';
import { defaultTailTrim } from '../metrics/output-speed.ts';
import type { Contender, ContenderId } from '../trial/contender.ts';
import type { LaneId, SessionId } from '../trial/ids.ts';
import type { Session } from '../trial/session.ts';
import { promptOf, type Trial } from '../trial/trial.ts';
import type { EpochMs } from '../units.ts';
import type { DocumentTrial, SessionDocument } from './document.ts';
import { asSettled, laneDocument, laneOfDocument } from './lane-document.ts';

export interface DocumentParts {
  readonly session: Session;
  /** Oldest first. */
  readonly trials: readonly Trial[];
  /** The version of the app that writes it. */
  readonly app: string;
  /** ISO 8601: shared/ has no clock. */
  readonly exportedAt: string;
  /** Tapes as the document keeps them, by lane; lanes without one are written without. */
  readonly tapes?: ReadonlyMap<LaneId, string>;
  /** Tokens dropped from the end for output speed. */
  readonly tailTrim?: number;
  /** The last one made on the machine that measured. */
  readonly calibration?: Calibration;
}

export function documentOf(parts: DocumentParts): SessionDocument {
  const { session, trials } = parts;
  const settled = trials.map(trial => ({ ...trial, lanes: trial.lanes.map(asSettled) }));
  const fits = fitsOf(settled);
  const paceOf = pacesIn(settled, fits);
  const good = goodputIn(settled);
  const accuracy = accuracyOf(settled, session.judgements);
  const { tailTrim = defaultTailTrim } = parts;
  return {
    format: 'assay-session',
    version: 1,
    app: parts.app,
    exportedAt: parts.exportedAt,
    tailTrim,
    session: {
      id: session.id,
      title: session.title,
      createdAt: isoOf(session.createdAt),
      updatedAt: isoOf(session.updatedAt),
      prompt: session.prompt,
      lineup: session.lineup,
      notes: session.notes,
      ...judged(session),
    },
    trials: settled.map(trial => trialDocument(trial, { ...parts, tailTrim }, paceOf)),
    fits,
    comparisons: comparisonsOf(settled),
    ...(accuracy.length === 0 ? {} : { accuracy }),
    ...(good.length === 0 ? {} : { goodput: good }),
    ...(parts.calibration && { calibration: parts.calibration }),
  };
}

function trialDocument(
  trial: Trial,
  parts: DocumentParts,
  paceOf: (contender: Contender) => PaceContext,
): DocumentTrial {
  return {
    id: trial.id,
    startedAt: isoOf(trial.startedAt),
    prompt: trial.prompt,
    lineup: trial.lineup,
    repeats: trial.options.repeats,
    seed: trial.options.seed,
    options: trial.options,
    sendOrder: trial.sendOrder,
    lanes: trial.lanes.map(lane =>
      laneDocument(lane, {
        price: trial.prices[lane.contender.id],
        tape: parts.tapes?.get(lane.id),
        tailTrim: parts.tailTrim,
        prompt: promptOf(lane, trial),
        pace: paceOf(lane.contender),
      }),
    ),
  };
}

/** What a person said of the answers; what was not said is not written. */
const judged = ({
  tags,
  judgements,
  votes,
}: Pick<Session, 'tags' | 'judgements' | 'votes'>): Pick<Session, 'tags' | 'judgements' | 'votes'> => ({
  ...(tags && { tags }),
  ...(judgements && { judgements }),
  ...(votes && { votes }),
});

export function sessionOfDocument({ session }: Pick<SessionDocument, 'session'>): Session {
  return {
    id: session.id,
    title: session.title,
    createdAt: instant(session.createdAt),
    updatedAt: instant(session.updatedAt),
    prompt: session.prompt,
    lineup: session.lineup,
    notes: session.notes,
    ...judged(session),
    // Where a session stands in somebody's list is theirs, not the file's.
    pinned: false,
  };
}

/** All trials of a document, oldest first as they were written. */
export const trialsOfDocument = (document: SessionDocument): readonly Trial[] =>
  document.trials.map(trial => trialOfDocument(trial, document.session.id));

/** The tapes of a document, as it keeps them; lanes exported without one are not in the map. */
export const tapesOfDocument = (document: SessionDocument): ReadonlyMap<LaneId, string> =>
  new Map(
    document.trials.flatMap(trial =>
      trial.lanes.flatMap(lane => (lane.tape === undefined ? [] : [[lane.id, lane.tape] as const])),
    ),
  );

export function trialOfDocument(trial: DocumentTrial, sessionId: SessionId): Trial {
  const prices: Readonly<Record<ContenderId, Price>> = Object.fromEntries(
    trial.lanes.flatMap(({ contenderId, cost }) => (cost.price === null ? [] : [[contenderId, cost.price]])),
  );
  return {
    id: trial.id,
    sessionId,
    startedAt: instant(trial.startedAt),
    prompt: trial.prompt,
    lineup: trial.lineup,
    options: trial.options,
    sendOrder: trial.sendOrder,
    prices,
    lanes: trial.lanes.map(laneOfDocument),
  };
}

/** The check on reading a file lets only instants through. */
function instant(iso: string): EpochMs {
  const at = epochOf(iso);
  if (at === undefined) throw new Error(`"${iso}" is no instant, although the document was checked`);
  return at;
}
