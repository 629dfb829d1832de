// A laboratory in memory for the screen's verbs: it keeps sessions and settings as the real one
// does, notes what it was asked, and sends nothing.

import { vi } from 'vitest';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import type { Contender, ContenderId } from '../../shared/trial/contender.ts';
import type { LaneId, SessionId, TrialId } from '../../shared/trial/ids.ts';
import { queuedLane } from '../../shared/trial/lane.ts';
import type { Session } from '../../shared/trial/session.ts';
import { defaultOptions, type Trial } from '../../shared/trial/trial.ts';
import { epochMs } from '../../shared/units.ts';
import { useApp } from '../../renderer/store/app-store.ts';
import { holdLaboratory } from '../../renderer/store/laboratory.ts';

type Draft = NonNullable<Parameters<Laboratory['sessions']['update']>[0]['patch']['lineup']>[number];

const made = (draft: Draft): Contender =>
  ({
    dialect: 'openai-chat',
    flavour: null,
    baseUrl: 'practice:',
    simulated: draft.endpoint === 'practice',
    ...draft,
  }) as Contender;

export const contender = (id: string, model: string, more: Partial<Contender> = {}): Contender => ({
  id: id as ContenderId,
  endpoint: 'practice',
  dialect: 'openai-chat',
  flavour: null,
  baseUrl: 'practice:',
  model,
  effort: null,
  temperature: null,
  maxOutputTokens: null,
  streamed: true,
  simulated: true,
  ...more,
});

export function sampleSession(more: Partial<Session> = {}): Session {
  return {
    id: 's1' as SessionId,
    title: 'A session',
    createdAt: epochMs(1_700_000_000_000),
    updatedAt: epochMs(1_700_000_000_000),
    prompt: { system: '', user: 'Which is larger?', variables: {} },
    lineup: [contender('c1', 'o1-mini'), contender('c2', 'gpt-4o')],
    notes: '',
    pinned: false,
    ...more,
  };
}

const first = useApp.getInitialState();

/** The screen with one session open, and the laboratory behind it. */
export function screen(session: Session = sampleSession()) {
  const kept = new Map<SessionId, Session>([[session.id, session]]);
  const started: Parameters<Laboratory['trials']['start']>[0][] = [];
  let settings = first.settings;
  let isRefusing = false;
  const laboratory = {
    sessions: {
      list: async () => ({ sessions: [], more: false }),
      update: async ({ id, patch }: Parameters<Laboratory['sessions']['update']>[0]) => {
        if (isRefusing) throw new Error('refused');
        const { lineup, ...rest } = patch;
        const next = {
          ...kept.get(id)!,
          ...(rest as Partial<Session>),
          ...(lineup && { lineup: lineup.map(made) }),
        };
        kept.set(id, next);
        return next;
      },
    },
    settings: {
      update: async (patch: Partial<typeof settings>) =>
        (settings = { ...settings, ...patch, layout: { ...settings.layout, ...patch.layout } }),
    },
    trials: {
      start: async (asked: Parameters<Laboratory['trials']['start']>[0]): Promise<Trial> => {
        started.push(asked);
        const now = kept.get(asked.sessionId)!;
        const lineup = (asked.lineup ?? now.lineup).map(made);
        const n = started.length;
        return {
          id: `t${n}` as TrialId,
          sessionId: now.id,
          startedAt: epochMs(1_700_000_000_000 + n),
          prompt: (asked.prompt ?? now.prompt) as Trial['prompt'],
          lineup,
          options: { ...defaultOptions, ...(asked.options as Partial<Trial['options']>) },
          sendOrder: [],
          prices: {},
          lanes: lineup.map((asked, index) =>
            queuedLane({ id: `t${n}l${index + 1}` as LaneId, contender: asked, repeat: 1, request: null }),
          ),
        };
      },
      stop: vi.fn(async () => undefined),
      watch: async () => (async function* none() {})(),
    },
  };
  holdLaboratory(laboratory as unknown as Laboratory);
  useApp.setState({ ...first, session }, true);
  return {
    state: useApp.getState,
    /** The session as the laboratory keeps it. */
    kept: () => kept.get(session.id)!,
    models: () =>
      kept
        .get(session.id)!
        .lineup.map(({ model, effort }) => (effort === null ? model : `${model}@${effort}`)),
    /** From now on no change to a session is taken. */
    refuse: () => {
      isRefusing = true;
    },
    settings: () => settings,
    started,
  };
}
