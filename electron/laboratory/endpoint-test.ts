// One cheap call that finds out what works at an endpoint: is it reached, is the key taken, does
// it stream, does it report what it bills, does it show or count its thinking. It is really sent,
// like a lane, and may cost a little; it enters the spend like any other call.

import type { EndpointReport, Finding } from '../../shared/contract/endpoint-views.ts';
import type { ModelView } from '../../shared/contract/model-views.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { costOf } from '../../shared/metrics/cost.ts';
import { isKnown } from '../../shared/reading.ts';
import type { Contender, ContenderId } from '../../shared/trial/contender.ts';
import { laneId } from '../../shared/trial/ids.ts';
import { foldLane, queuedLane, type Lane } from '../../shared/trial/lane.ts';
import { LaneRun } from '../engine/lane-run.ts';
import { compose, withoutKey } from '../engine/plan.ts';
import type { Bench } from './bench.ts';
import { contenderOf, usable, type Endpoint } from './endpoints.ts';
import { keepsList, modelsAt, refresh } from './model-room.ts';
import { secretFor } from './secrets.ts';
import { entryOf, refuseOverCap } from './spend.ts';

/** Short enough to cost next to nothing, and with room for a thinking model to come to its answer. */
const prompt = { system: '', user: 'What is 7 times 8? Answer with the number alone.', variables: {} };
const outputTokens = 1_024;
const timeoutMs = 60_000;

export async function testEndpoint(
  bench: Bench,
  endpoint: Endpoint,
  model: string | undefined,
): Promise<EndpointReport> {
  await bench.prices.ready();
  usable(endpoint);
  refuseOverCap(bench, [endpoint]);
  const asked = model ?? cheapest(modelsAt(bench, endpoint)) ?? cheapest(await listedNow(bench, endpoint));
  if (asked === undefined) {
    throw new Refusal(
      'model_needed',
      'No model of "{name}" is known. Name one, or have its list fetched first.',
      { name: endpoint.name },
    );
  }
  const contender = contenderOf(
    {
      id: 'test' as ContenderId,
      endpoint: endpoint.name,
      model: asked,
      effort: null,
      temperature: null,
      maxOutputTokens: outputTokens,
      streamed: true,
    },
    bench.endpoints(),
  );
  const on = bench.clock.date();
  const price = bench.prices.at(endpoint, asked, on);
  const secret = await secretFor(bench.keys, endpoint);
  const lane = await carriedOut(bench, contender, secret);
  const entry = entryOf(lane, { at: on, price, prompt });
  if (entry) bench.ledger.add(entry);
  return {
    endpoint: endpoint.name,
    model: asked,
    baseUrl: endpoint.baseUrl,
    simulated: endpoint.simulated,
    findings: findingsOf(lane, { hadKey: secret.key !== null, needed: secret.needed }),
    failure: lane.failure,
    cost: costOf(lane, price).usd,
    price: price ?? null,
  };
}

/** The endpoint's own list, which costs nothing to ask for; empty where it keeps none or gives none. */
async function listedNow(bench: Bench, endpoint: Endpoint): Promise<readonly ModelView[]> {
  return keepsList(endpoint) ? (await refresh(bench, endpoint)).models : [];
}

/** The least dear of those whose price is known, else the first there is. Never one that is gone. */
function cheapest(models: readonly ModelView[]): string | undefined {
  const offered = models.filter(({ retirement }) => retirement?.state !== 'retired');
  const priced = offered.flatMap(view => (view.price === null ? [] : [{ view, usd: view.price.output }]));
  return (priced.toSorted((a, b) => a.usd - b.usd)[0]?.view ?? offered[0])?.model;
}

/** Sends one lane outside of any trial and folds it to its end. Nothing of it is kept. */
function carriedOut(
  bench: Bench,
  contender: Contender,
  secret: Awaited<ReturnType<typeof secretFor>>,
): Promise<Lane> {
  const { ports } = bench;
  const { order, dialect, request } = compose(ports, contender, prompt);
  let lane = queuedLane({ id: laneId(bench.newId()), contender, repeat: 1, request: withoutKey(request) });
  return new Promise(resolve => {
    const run = new LaneRun(
      ports,
      { order, dialect, request, timeoutMs, retries: 0 },
      {
        events: events => {
          lane = foldLane(lane, events);
        },
        record: () => undefined,
        settled: () => resolve(lane),
      },
    );
    run.send({ secret, wire: ports.wire(contender) });
  });
}

/** What one settled lane says about its endpoint. Pure. */
export function findingsOf(
  lane: Lane,
  key: { readonly hadKey: boolean; readonly needed: boolean },
): readonly Finding[] {
  return [reach(lane), keyTaken(lane, key), streaming(lane), usage(lane), reasoning(lane)];
}

const finding = (check: Finding['check'], answer: Finding['answer'], code: string, detail = ''): Finding => ({
  check,
  answer,
  code,
  detail,
});

function reach({ httpStatus, failure }: Lane): Finding {
  if (failure?.code === 'no_key') return finding('reach', 'unknown', 'not_asked');
  if (httpStatus === null) return finding('reach', 'no', 'no_response', failure?.code ?? '');
  if (failure?.kind === 'not_found') return finding('reach', 'no', 'not_found', failure.message);
  if (failure?.code === 'not_a_stream') return finding('reach', 'no', 'other_dialect', failure.message);
  return finding('reach', 'yes', 'answered');
}

function keyTaken(
  { httpStatus, failure }: Lane,
  { hadKey, needed }: { readonly hadKey: boolean; readonly needed: boolean },
): Finding {
  if (failure?.code === 'no_key') return finding('key', 'no', 'no_key');
  if (failure?.kind === 'auth') return finding('key', 'no', hadKey ? 'refused' : 'no_key', failure.message);
  if (failure?.kind === 'billing') return finding('key', 'yes', 'no_funds', failure.message);
  const isAnswered = httpStatus !== null && httpStatus >= 200 && httpStatus < 300;
  if (!isAnswered) return finding('key', 'unknown', 'not_asked');
  if (hadKey) return finding('key', 'yes', 'taken');
  return finding('key', needed ? 'unknown' : 'yes', 'none_needed');
}

function streaming(lane: Lane): Finding {
  if (lane.failure?.next === 'try_non_stream')
    return finding('streaming', 'no', 'refused', lane.failure.message);
  if (lane.notes.some(({ code }) => code === 'not_streamed_by_server')) {
    return finding('streaming', 'no', 'whole_body');
  }
  if (lane.timeline.length === 0) return finding('streaming', 'unknown', 'no_text');
  return finding('streaming', 'yes', 'streamed');
}

function usage({ usage: { inputTokens, outputTokens }, status }: Lane): Finding {
  if (isKnown(inputTokens) && isKnown(outputTokens)) {
    return finding('usage', 'yes', 'reported', `${inputTokens.value} + ${outputTokens.value}`);
  }
  return status === 'complete'
    ? finding('usage', 'no', 'not_reported')
    : finding('usage', 'unknown', 'not_asked');
}

function reasoning({ usage: { reasoningTokens }, thinking, reasoningKind, status }: Lane): Finding {
  if (thinking !== '') return finding('reasoning', 'yes', reasoningKind === 'summary' ? 'summary' : 'shown');
  if (isKnown(reasoningTokens) && reasoningTokens.value > 0) {
    return finding('reasoning', 'yes', 'counted', String(reasoningTokens.value));
  }
  if (status !== 'complete') return finding('reasoning', 'unknown', 'not_asked');
  return isKnown(reasoningTokens)
    ? finding('reasoning', 'no', 'none')
    : finding('reasoning', 'unknown', 'not_disclosed');
}
