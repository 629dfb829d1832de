// Freezing: what is decided before anything is sent. Ids are minted, variables filled in, every
// request composed, the order of sending drawn. From here on a trial can only be carried out.

import { retirementOf } from '../../shared/catalog/models.ts';
import type { Price } from '../../shared/catalog/price.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { Contender, ContenderId, Variant } from '../../shared/trial/contender.ts';
import { laneId, trialId, type LaneId } from '../../shared/trial/ids.ts';
import { queuedLane, type Lane, type SentRequest } from '../../shared/trial/lane.ts';
import type { Note } from '../../shared/trial/lane-event.ts';
import { fillVariables, withTextAttachments, type Prompt, type Session } from '../../shared/trial/session.ts';
import type { Trial, TrialOptions } from '../../shared/trial/trial.ts';
import type { EpochMs } from '../../shared/units.ts';
import type { Composition, Dialect, HttpRequest, Order } from '../dialects/dialect.ts';
import type { LanePlan } from './lane-run.ts';
import type { Ports } from './ports.ts';
import { mulberry32, shuffled } from './send-order.ts';

export interface PlannedLane extends LanePlan {
  readonly id: LaneId;
  /** What the dialect had to adapt: shown on the lane from the start. */
  readonly notes: readonly Note[];
}

export interface TrialPlan {
  readonly trial: Trial;
  /** Repeat by repeat, each in its own drawn order. */
  readonly waves: readonly (readonly PlannedLane[])[];
}

export interface Composed extends Composition {
  readonly order: Order;
  readonly dialect: Dialect;
}

/** What the catalogue says of a contender before it is asked: the model is gone, or soon will be. */
export function noticesFor(contender: Contender, on: EpochMs): readonly Note[] {
  if (contender.simulated) return [];
  const retirement = retirementOf(contender.endpoint, contender.model, on);
  if (!retirement || retirement.state === 'later') return [];
  const code = retirement.state === 'retired' ? 'model_retired' : 'model_retires_soon';
  return [{ code, message: retirement.on }];
}

/** What one contender would be sent. Refuses where the dialect is not known. */
export function compose(
  ports: Pick<Ports, 'dialect' | 'headers'>,
  contender: Contender,
  prompt: Prompt,
): Composed {
  const dialect = ports.dialect(contender.dialect);
  if (!dialect)
    throw new Refusal('unknown_dialect', 'No dialect is called "{name}".', { name: contender.dialect });
  const { variables, attachments = [] } = prompt;
  const { variant, history = [] } = contender;
  const order: Order = Object.freeze({
    contender,
    system: fillVariables(variant?.system ?? prompt.system, variables),
    user: withTextAttachments(fillVariables(variant?.user ?? prompt.user, variables), attachments),
    history,
    images: attachments.filter(file => file.kind === 'image'),
  });
  const composition = dialect.compose(order);
  const { request } = composition;
  const added = ports.headers?.(contender) ?? {};
  return {
    ...composition,
    order,
    dialect,
    request: { ...request, headers: { ...added, ...request.headers } },
  };
}

export function planTrial(
  ports: Pick<Ports, 'clock' | 'dialect' | 'headers' | 'newId' | 'price'>,
  session: Session,
  options: TrialOptions,
): TrialPlan {
  if (session.lineup.length === 0) throw new Refusal('empty_lineup', 'The lineup has no contender.');
  if (session.lineup.some(({ variant }) => (variant?.user ?? session.prompt.user).trim() === ''))
    throw new Refusal('empty_prompt', 'The prompt is empty.');

  const startedAt = ports.clock.date();
  const random = mulberry32(options.seed);
  const lanes: Lane[] = [];

  /** One lane, composed and queued. Two are never the same to a cache where the person wants that. */
  const planned = (contender: Contender, repeat: number, role: LaneRole): PlannedLane => {
    const id = laneId(ports.newId());
    const [own, prompt] =
      options.cachePrefix === true
        ? unlikeAnyOther(contender, session.prompt, id)
        : [contender, session.prompt];
    const { order, dialect, request: plain, notes, effort } = compose(ports, own, prompt);
    const request = contender.simulated ? rehearsed(plain, options.seed, repeat) : plain;
    lanes.push(
      queuedLane({ id, contender, repeat, request: withoutKey(request), ...(effort && { effort }), ...role }),
    );
    const { timeoutMs, retries } = options;
    const said = [...noticesFor(contender, startedAt), ...notes, ...notesOn(role, options)];
    return Object.freeze({
      id,
      order: { ...order, contender },
      dialect,
      request,
      notes: said,
      timeoutMs,
      retries,
    });
  };
  const wave = (make: (contender: Contender) => PlannedLane): readonly PlannedLane[] =>
    shuffled(session.lineup.map(make), random);

  const waves: (readonly PlannedLane[])[] = [];
  if (options.warmUp === true) waves.push(wave(contender => planned(contender, 1, { warmUp: true })));
  for (let repeat = 1; repeat <= options.repeats; repeat += 1) {
    const main = wave(contender => planned(contender, repeat, {}));
    waves.push(main);
    if (options.probe !== true) continue;
    const other = main.map(({ id, order: { contender } }) =>
      planned({ ...contender, streamed: !contender.streamed }, repeat, { probeOf: id }),
    );
    waves.push(other);
  }
  const trial: Trial = {
    id: trialId(ports.newId()),
    sessionId: session.id,
    startedAt,
    prompt: session.prompt,
    lineup: session.lineup,
    options,
    sendOrder: waves.flat().map(lane => lane.id),
    prices: pricesOf(session.lineup, contender => ports.price(contender, startedAt)),
    lanes,
  };
  return { trial, waves };
}

type LaneRole = Pick<Lane, 'warmUp' | 'probeOf'>;

const notesOn = ({ warmUp, probeOf }: LaneRole, { cachePrefix }: TrialOptions): readonly Note[] => [
  ...(warmUp === true ? [{ code: 'warm_up', message: '' }] : []),
  ...(probeOf === undefined ? [] : [{ code: 'probe', message: '' }]),
  ...(cachePrefix === true ? [{ code: 'cache_prefix', message: '' }] : []),
];

/** A line ahead of the prompt that no prompt ever had, so that no cache can answer for the model. */
const prefix = (id: LaneId): string => `[${id}]\n\n`;

/** Caches match from the first token on: the line stands ahead of whatever is read first. */
function unlikeAnyOther(contender: Contender, prompt: Prompt, id: LaneId): [Contender, Prompt] {
  const { variant, history: [opening, ...later] = [] } = contender;
  const own = (change: Variant): Contender => ({ ...contender, variant: { ...variant, ...change } });
  const isSystem = (variant?.system ?? prompt.system).trim() !== '';
  if (!isSystem && opening) {
    const first = { ...opening, user: prefix(id) + opening.user };
    return [{ ...contender, history: [first, ...later] }, prompt];
  }
  const part = isSystem ? 'system' : 'user';
  const words = variant?.[part];
  return words === undefined
    ? [contender, { ...prompt, [part]: prefix(id) + prompt[part] }]
    : [own({ [part]: prefix(id) + words }), prompt];
}

/** Practice models draw their lengths and jitter from the trial's seed and the repeat. */
const rehearsed = (request: HttpRequest, seed: number, repeat: number): HttpRequest => ({
  ...request,
  headers: { ...request.headers, 'x-practice-seed': String(seed), 'x-practice-repeat': String(repeat) },
});

/** The request as a person may read it. The key is not in it: only the transport ever has that. */
export const withoutKey = ({ method, url, headers, body }: HttpRequest): SentRequest => ({
  method,
  url,
  headers,
  body,
});

function pricesOf(
  lineup: readonly Contender[],
  priceOf: (contender: Contender) => Price | undefined,
): Record<ContenderId, Price> {
  const prices: Record<ContenderId, Price> = {};
  for (const contender of lineup) {
    const price = priceOf(contender);
    if (price) prices[contender.id] = price;
  }
  return prices;
}
