// Trials: planned from a session as it stands, handed to the engine, watched and stopped.

import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { RequestView } from '../../shared/contract/views.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import type { SessionId } from '../../shared/trial/ids.ts';
import type { Session } from '../../shared/trial/session.ts';
import { defaultOptions, type TrialOptions } from '../../shared/trial/trial.ts';
import { usd } from '../../shared/units.ts';
import { compose, noticesFor, planTrial, withoutKey } from '../engine/plan.ts';
import type { Bench } from './bench.ts';
import { contenderOf, endpointNamed, usable, withoutUndefined } from './endpoints.ts';
import { refuseOverCap } from './spend.ts';

export function trialsOf(bench: Bench): Laboratory['trials'] {
  const sessionFor = async (id: SessionId): Promise<Session> => {
    const opened = await bench.store.openSession(id);
    if (!opened) throw new Refusal('unknown_session', 'There is no session "{id}".', { id });
    return opened.session;
  };

  return {
    async start({ sessionId, options, lineup, prompt }) {
      const kept = await sessionFor(sessionId);
      await bench.prices.ready();
      const endpoints = bench.endpoints();
      // The facts of an endpoint are today's, whatever the session was saved with.
      const session = {
        ...kept,
        ...(prompt && { prompt: withoutUndefined(prompt) }),
        lineup: (lineup ?? kept.lineup).map(contender => contenderOf(contender, endpoints)),
      };
      const used = [...new Set(session.lineup.map(({ endpoint }) => endpoint))];
      refuseOverCap(
        bench,
        used.map(name => usable(endpointNamed(endpoints, name))),
      );
      return bench.engine.start(planTrial(bench.ports, session, chosen(options, bench)));
    },

    async preview({ sessionId }) {
      const session = await sessionFor(sessionId);
      return session.lineup.map(contender => previewOf(bench, contender, session));
    },

    async stop({ trialId, laneId }) {
      bench.engine.stop(trialId, laneId);
    },

    async watch({ trialId, after }, signal) {
      return bench.engine.watch(trialId, after, signal);
    },

    async rawResponse({ laneId }) {
      const tape = await bench.store.tape(laneId);
      const decoder = new TextDecoder();
      const chunks = tape.flatMap(record =>
        record.type === 'chunk' ? [[record.at, decoder.decode(record.bytes, { stream: true })] as const] : [],
      );
      return { chunks };
    },
  };
}

function chosen(
  options: Parameters<Laboratory['trials']['start']>[0]['options'],
  bench: Bench,
): TrialOptions {
  const { maxCostUsd, ...rest } = options;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...defaultOptions,
    seed: Math.floor(bench.ports.random() * 4_294_967_296),
    ...given,
    maxCostUsd: maxCostUsd === undefined || maxCostUsd === null ? null : usd(maxCostUsd),
  };
}

/** As it would be sent now: the facts of the endpoint are today's, whatever the session was saved with. */
function previewOf(bench: Bench, saved: Contender, session: Session): RequestView {
  try {
    const endpoints = bench.endpoints();
    usable(endpointNamed(endpoints, saved.endpoint));
    const present = contenderOf(saved, endpoints);
    const { request, notes } = compose(bench.ports, present, session.prompt);
    return {
      contenderId: saved.id,
      request: withoutKey(request),
      notes: [...noticesFor(present, bench.clock.date()), ...notes],
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { contenderId: saved.id, request: null, notes: [], problem: error.message };
  }
}
