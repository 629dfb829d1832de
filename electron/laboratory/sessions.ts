// Sessions: kept in the store, changed through patches, carried in and out as files.

import { reportOf, type ReportModel } from '../../shared/report/report-model.ts';
import { reportCsv } from '../../shared/report/csv.ts';
import { reportJson } from '../../shared/report/json.ts';
import { reportHtml } from '../../shared/report/html.ts';
import { reportMarkdown } from '../../shared/report/markdown.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { ExportedFile } from '../../shared/contract/views.ts';
import {
  documentOf,
  sessionOfDocument,
  tapesOfDocument,
  trialsOfDocument,
} from '../../shared/session-file/document-of.ts';
import type { Redaction, SessionDocument } from '../../shared/session-file/document.ts';
import {
  sessionId,
  trialId,
  laneId,
  type LaneId,
  type SessionId,
  type TrialId,
} from '../../shared/trial/ids.ts';
import { queuedLane } from '../../shared/trial/lane.ts';
import { isBlank, type Judgements } from '../../shared/trial/judgement.ts';
import { titleFrom, type Session } from '../../shared/trial/session.ts';
import type { Tape } from '../../shared/trial/tape.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { readSessionFile } from '../store/import.ts';
import { decodeTapes, encodeTape } from '../store/tape-codec.ts';
import { contenderOf, withoutUndefined, type Endpoint } from './endpoints.ts';
import type { Bench } from './bench.ts';
import { keepEndpointsOf } from './imported-endpoints.ts';

type Sessions = Laboratory['sessions'];
type Patch = Parameters<Sessions['create']>[0];

export function sessionsOf(bench: Bench): Sessions {
  const { store, clock, newId } = bench;

  const found = (id: SessionId): Promise<Opened> => openedSession(bench, id);

  return {
    list: page => store.listSessions(page),

    prompts: ({ limit }) => store.prompts(limit),

    async create(patch) {
      const now = clock.date();
      const blank: Session = {
        id: sessionId(newId()),
        title: '',
        createdAt: now,
        updatedAt: now,
        prompt: { system: '', user: '', variables: {} },
        lineup: [],
        notes: '',
        pinned: false,
      };
      const session = patched(blank, patch, bench.endpoints());
      await store.createSession(session);
      return session;
    },

    async open({ id }) {
      // Asked before the store is: a trial that ends meanwhile can still be watched from its beginning.
      const running = bench.engine.running(id);
      const opened = await store.openSession(id);
      if (!opened) return null;
      const trials = opened.trials.map(trial => (running.includes(trial.id) ? unwatched(trial) : trial));
      return { ...opened, trials, running };
    },

    async update({ id, patch }) {
      const { session } = await found(id);
      const next = { ...patched(session, patch, bench.endpoints()), updatedAt: clock.date() };
      await store.updateSession(next);
      return next;
    },

    async duplicate({ id }) {
      const { session, trials } = await found(id);
      const copy = renamed(session, trials, newId);
      const now = clock.date();
      const fresh = { ...copy.session, createdAt: now, updatedAt: now, pinned: false };
      await store.addSession(fresh, copy.trials, await copiedTapes(bench, copy.laneIds));
      return fresh;
    },

    remove: ({ id }) => store.removeSession(id),
    restore: ({ id }) => store.restoreSession(id),

    async import({ document: text }) {
      const document = readSessionFile(text);
      const trials = trialsOfDocument(document).map(trial =>
        // Other prices than those of the day are no bill; those of the day are not in such a file.
        document.repriced === undefined ? trial : { ...trial, prices: {} },
      );
      const tapes = decodeTapes(tapesOfDocument(document));
      const copy = renamed(sessionOfDocument(document), trials, newId);
      const renamedTapes = new Map([...copy.laneIds].map(([old, id]) => [id, tapes.get(old) ?? []]));
      const session = { ...copy.session, updatedAt: clock.date() };
      await store.addSession(session, copy.trials, renamedTapes);
      keepEndpointsOf(bench, session.lineup);
      return session;
    },

    document: ({ id }) => writtenSession(bench, id, false),

    async export({ id, format, tape, language, leftOut }) {
      const document = await writtenSession(bench, id, tape && format === 'json');
      return exported(document, format, language, leftOut);
    },
  };
}

/** A running trial as it was before its first event: whoever watches it folds them all. */
const unwatched = (trial: Trial): Trial => ({ ...trial, lanes: trial.lanes.map(queuedLane) });

interface Opened {
  readonly session: Session;
  readonly trials: readonly Trial[];
}

async function openedSession(bench: Bench, id: SessionId): Promise<Opened> {
  const opened = await bench.store.openSession(id);
  if (!opened) throw new Refusal('unknown_session', 'There is no session "{id}".', { id });
  return opened;
}

/** The session as a document, its figures computed now; with its tapes where they are wanted. */
export async function writtenSession(
  bench: Bench,
  id: SessionId,
  withTape: boolean,
): Promise<SessionDocument> {
  const { session, trials } = await openedSession(bench, id);
  const tapes = withTape ? await tapesOf(bench, trials) : undefined;
  const calibration = bench.settings.calibration();
  return documentOf({
    session,
    trials,
    app: bench.app,
    exportedAt: new Date(bench.clock.date()).toISOString(),
    tailTrim: bench.settings.read().tailTrim,
    ...(tapes && { tapes }),
    ...(calibration && { calibration }),
  });
}

/** A session document as one of the files a person can hand on. */
export function exported(
  document: SessionDocument,
  format: Parameters<Sessions['export']>[0]['format'],
  language: 'en' | 'zh',
  leftOut?: Redaction,
): ExportedFile {
  const name = fileName(document);
  const report = (): ReportModel => reportOf(document, language, leftOut);
  switch (format) {
    case 'json':
      return {
        name: `${name}.assay.json`,
        mime: 'application/json',
        text: reportJson(document, leftOut),
      };
    case 'html':
      return { name: `${name}.html`, mime: 'text/html', text: reportHtml(report()) };
    case 'md':
      return {
        name: `${name}.md`,
        mime: 'text/markdown',
        text: reportMarkdown(report()),
      };
    case 'csv':
      return { name: `${name}.csv`, mime: 'text/csv', text: reportCsv(report()) };
    default:
      return format satisfies never;
  }
}

/** From the date and the id alone: a title is a person's or a model's text, never a path. */
const fileName = ({ session }: SessionDocument): string =>
  `assay-${session.createdAt.slice(0, 10)}-${session.id.slice(0, 8)}`;

function patched(session: Session, patch: Patch, endpoints: readonly Endpoint[]): Session {
  const { lineup, prompt, judgements, ...rest } = patch;
  const next: Session = {
    ...session,
    ...withoutUndefined(rest),
    ...(prompt && { prompt: withoutUndefined(prompt) }),
    ...(judgements && { judgements: said(judgements) }),
    ...(lineup && { lineup: lineup.map(draft => kept(session, contenderOf(draft, endpoints))) }),
  };
  return next.title === '' ? { ...next, title: titleFrom(next.prompt.user) } : next;
}

/** A contender that did not change keeps the facts it was made with. */
function kept(session: Session, contender: Session['lineup'][number]): Session['lineup'][number] {
  return session.lineup.find(known => JSON.stringify(known) === JSON.stringify(contender)) ?? contender;
}

/** Judgements that still say something. */
const said = (judgements: NonNullable<Patch['judgements']>): Judgements =>
  Object.fromEntries(
    Object.entries(judgements)
      .map(([lane, judgement]) => [lane, withoutUndefined(judgement)] as const)
      .filter(([, judgement]) => !isBlank(judgement)),
  );

interface Renamed {
  readonly session: Session;
  readonly trials: readonly Trial[];
  /** From the old lane ids to the new. */
  readonly laneIds: ReadonlyMap<LaneId, LaneId>;
}

/** The same session under new ids, so that a copy or an import can overwrite nothing. */
function renamed(session: Session, trials: readonly Trial[], newId: () => string): Renamed {
  const id = sessionId(newId());
  const laneIds = new Map<LaneId, LaneId>();
  const trialIds = new Map<TrialId, TrialId>();
  for (const trial of trials) trialIds.set(trial.id, trialId(newId()));
  for (const lane of trials.flatMap(trial => trial.lanes)) laneIds.set(lane.id, laneId(newId()));
  const newLane = (old: LaneId): LaneId => laneIds.get(old) ?? old;
  const newTrial = (old: TrialId): TrialId => trialIds.get(old) ?? old;
  const copies = trials.map(trial => ({
    ...trial,
    id: newTrial(trial.id),
    sessionId: id,
    ...(trial.options.again && {
      options: { ...trial.options, again: newTrial(trial.options.again) },
    }),
    sendOrder: trial.sendOrder.map(newLane),
    lanes: trial.lanes.map(({ probeOf, ...lane }) => ({
      ...lane,
      id: newLane(lane.id),
      ...(probeOf !== undefined && { probeOf: newLane(probeOf) }),
    })),
  }));
  const { judgements, votes } = session;
  const copy: Session = {
    ...session,
    id,
    ...(judgements && {
      judgements: Object.fromEntries(
        Object.entries(judgements).map(([lane, judgement]) => [newLane(laneId(lane)), judgement]),
      ),
    }),
    ...(votes && {
      votes: votes.map(vote => ({
        ...vote,
        trialId: newTrial(vote.trialId),
        left: newLane(vote.left),
        right: newLane(vote.right),
      })),
    }),
  };
  return { session: copy, trials: copies, laneIds };
}

async function tapesOf(bench: Bench, trials: readonly Trial[]): Promise<Map<LaneId, string>> {
  const tapes = new Map<LaneId, string>();
  for (const lane of trials.flatMap(trial => trial.lanes)) {
    const tape = await bench.store.tape(lane.id);
    if (tape.length > 0) tapes.set(lane.id, encodeTape(tape));
  }
  return tapes;
}

async function copiedTapes(bench: Bench, ids: ReadonlyMap<LaneId, LaneId>): Promise<Map<LaneId, Tape>> {
  const tapes = new Map<LaneId, Tape>();
  for (const [old, id] of ids) tapes.set(id, await bench.store.tape(old));
  return tapes;
}
