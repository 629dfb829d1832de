// What the three hosts have in common: the rooms put together into one laboratory.
//
//   clock ─┬─ socket wire ──┐
//          └─ practice wire ┴─ engine ── laboratory ── the contract, by function call
//                     store, settings, keys ┘
//
// Composition only. What a thing does is decided in its room.

import { randomUUID } from 'node:crypto';
import type { Laboratory } from '../shared/contract/laboratory.ts';
import type { SessionDocument } from '../shared/session-file/document.ts';
import type { Contender } from '../shared/trial/contender.ts';
import type { SessionId, TrialId } from '../shared/trial/ids.ts';
import type { Trial } from '../shared/trial/trial.ts';
import { dialectFor } from './dialects/index.ts';
import { Engine } from './engine/engine.ts';
import { forEyes, forLines } from './engine/pace.ts';
import type { Clock, Journal, Ports, Wire } from './engine/ports.ts';
import { recovered } from './engine/recover.ts';
import { openKeys } from './keys/keys.ts';
import { memoryVault, type Vault } from './keys/vault.ts';
import type { Bench } from './laboratory/bench.ts';
import {
  concurrencyOf,
  endpointNamed,
  endpointsOf,
  headersOf,
  type Endpoint,
  type EndpointDraft,
} from './laboratory/endpoints.ts';
import { laboratoryOf } from './laboratory/laboratory.ts';
import { listPrices } from './laboratory/list-prices.ts';
import { localServers, type LocalServer } from './laboratory/local-servers.ts';
import { secretForContender } from './laboratory/secrets.ts';
import { writtenSession } from './laboratory/sessions.ts';
import { allowanceOf, entryOf } from './laboratory/spend.ts';
import { practiceWire } from './practice/practice-wire.ts';
import { openLedger, type Ledger } from './store/ledger.ts';
import { openStore } from './store/open-store.ts';
import { confSettings, type SettingsPort } from './store/settings.ts';
import type { Orphan } from './store/store.ts';
import { openTokenizer } from './tokens/tokenizer.ts';
import { systemClock } from './transport/clock.ts';
import { framerFor } from './transport/framing/framer.ts';
import type { Route } from './transport/route.ts';
import { watchLoop } from './transport/loop-watch.ts';
import { threadWire } from './transport/thread-wire.ts';
import { version } from './version.ts';

export interface AssayOptions {
  /** The data folder: settings, sessions, backups. */
  readonly home: string;
  readonly host: Bench['host'];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Endpoints that live for this run only. */
  readonly endpoints?: readonly EndpointDraft[];
  /** Where sessions lie, where that is not the data folder. */
  readonly sessionsFolder?: string;
  /** The desktop brings its own. */
  readonly settings?: SettingsPort;
  readonly vault?: Vault;
  /** Told when a request leaves, on the clock that stamps: what calibration holds the stamps against. */
  readonly onSend?: (contender: Contender, at: number) => void;
  /** The calendar, where it is not the machine's: what is told of a day is told of that day. */
  readonly date?: Clock['date'];
  /** Where local servers are looked for, where that is not their usual ports. */
  readonly localServers?: readonly LocalServer[];
  /** Where the store's worker lies in a bundle; from source it is found by itself. */
  readonly storeWorker?: URL;
  /** Where the counting worker lies in a bundle. */
  readonly tokensWorker?: URL;
  /** Where the thread of the sockets lies in a bundle. */
  readonly wireWorker?: URL;
}

export interface Assay {
  readonly laboratory: Laboratory;
  /** A session as a document, with its tapes where they are wanted. */
  document(id: SessionId, withTape: boolean): Promise<SessionDocument>;
  /** Settles what runs, saves it, lets go of every socket and file. */
  close(): Promise<void>;
}

export async function composeAssay(options: AssayOptions): Promise<Assay> {
  const clock: Clock = { ...systemClock(), ...(options.date && { date: options.date }) };
  const pace = options.host === 'terminal' ? forLines : forEyes;
  const socket = threadWire({
    handOnMs: pace.handOnMs,
    ...(options.wireWorker && { workerUrl: options.wireWorker }),
  });
  const warnings: string[] = [];
  const settings = options.settings ?? (await confSettings(options.home, clock.date()));
  const store = await openStore({
    folder: options.sessionsFolder ?? options.home,
    app: version,
    date: () => clock.date(),
    ...(options.storeWorker && { workerUrl: options.storeWorker }),
  });
  const keys = openKeys({ env: options.env, vault: options.vault ?? memoryVault() });
  const endpoints = (): ReturnType<typeof endpointsOf> =>
    endpointsOf(options.endpoints ?? [], settings.endpoints(), settings.own.manners);
  const endpointOf = ({ endpoint }: Contender): Endpoint => endpointNamed(endpoints(), endpoint);

  const practiceSpeed = speedFrom(options.env['ASSAY_PRACTICE_SPEED']);
  const practice = practiceWire(clock, { speed: practiceSpeed });

  const wireFor = ({ simulated, manners }: Endpoint): Wire =>
    simulated ? practice : socket.through(routeOf(manners));
  const prices = listPrices(settings.own);
  const ledger = openLedger(options.home);

  const tokenizer = openTokenizer({
    report: trouble => warnings.push(trouble),
    ...(options.tokensWorker && { workerUrl: options.tokensWorker }),
  });

  const ports: Ports = {
    clock,
    wire: contender => {
      // An endpoint may be removed while lanes of it still wait.
      const endpoint = endpoints().find(({ name }) => name === contender.endpoint);
      const reached = endpoint ? wireFor(endpoint) : socket;
      const wire = contender.simulated ? practice : reached;
      const { onSend } = options;
      if (!onSend) return wire;
      return {
        send: (request, more) => {
          const onZero = (at: number): void => {
            onSend(contender, at);
            more.onZero?.(at);
          };
          return wire.send(request, { ...more, onZero });
        },
      };
    },
    dialect: dialectFor,
    framer: framerFor,
    pace,
    journal: accounted(store, ledger),
    newId,
    price: (contender, on) => prices.at(endpointOf(contender), contender.model, on),
    headers: contender => headersOf(endpointOf(contender)),
    lanesAtOnce: contender => concurrencyOf(endpointOf(contender)).value,
    allowance: contender => allowanceOf({ ledger, clock }, endpointOf(contender)),
    report: trouble => warnings.push(trouble),
    // The practice models are stamped on this thread, everything else on the wire's.
    loopDelay: lineup => (lineup.every(({ simulated }) => simulated) ? watchLoop() : socket.watchLoop()),
    countTokens: lane => tokenizer.countLane(lane),
    random: Math.random,
    secret: contender => secretForContender(keys, endpointOf(contender), contender),
  };
  const engine = new Engine(ports);
  const bench: Bench = {
    home: options.home,
    app: version,
    host: options.host,
    clock,
    newId,
    ports,
    engine,
    store,
    settings,
    keys,
    endpoints,
    wireFor,
    localWire: socket,
    tokenizer,
    prices,
    ledger,
    localServers: options.localServers ?? localServers,
    practiceSpeed,
    warnings,
  };
  const stopLooking = await recover(bench);

  return {
    laboratory: laboratoryOf(bench),
    document: (id, withTape) => writtenSession(bench, id, withTape),
    close: async () => {
      stopLooking();
      store.hurry();
      await engine.close();
      await tokenizer.close();
      await store.close();
      await socket.close();
    },
  };
}

/** Another app of this data folder is given this long to show that it lives. */
const doubtMs = 16_000;

/**
 * Lanes whose owner died are settled as interrupted, with every word that reached the journal. An
 * owner that may be dead or alive is looked at again later; returns what calls that off.
 */
async function recover({ store, ports, ledger, clock, endpoints, prices }: Bench): Promise<() => void> {
  const recoverOne = async ({ trialId, lane, prompt, tape }: Orphan): Promise<void> => {
    const settled = recovered(ports, lane, prompt, tape);
    await store.settle(trialId, settled.lane, settled.tape.length);
    const endpoint = endpoints().find(({ name }) => name === lane.contender.endpoint);
    const at = clock.date();
    const price = endpoint && prices.at(endpoint, lane.contender.model, at);
    const entry = entryOf(settled.lane, { at, price, prompt });
    if (entry) ledger.add(entry);
  };
  let callOff = (): void => undefined;
  const look = async (): Promise<void> => {
    const { orphans, isInDoubt } = await store.orphans();
    // One that can't be read stays as it is: it must not keep the app from starting.
    for (const orphan of orphans) {
      await recoverOne(orphan).catch((error: unknown) =>
        ports.report(`a lane could not be recovered: ${String(error)}`),
      );
    }
    if (isInDoubt) {
      callOff = clock.after(doubtMs, () => look().catch(error => ports.report(String(error))));
    }
  };
  await look();
  return () => callOff();
}

/** The store's journal, and beside it the ledger: what a lane cost is written down when it settles. */
function accounted(journal: Journal, ledger: Ledger): Journal {
  const running = new Map<TrialId, { readonly trial: Trial; open: number }>();
  return {
    async begin(trial) {
      await journal.begin(trial);
      running.set(trial.id, { trial, open: trial.lanes.length });
    },
    append: (laneId, record) => journal.append(laneId, record),
    flush: () => journal.flush(),
    async settle(trialId, lane, records) {
      const found = running.get(trialId);
      if (!found) throw new Error(`a lane of ${trialId} settled, which never began`);
      const { startedAt: at, prices, prompt } = found.trial;
      const entry = entryOf(lane, { at, price: prices[lane.contender.id], prompt });
      if (entry) ledger.add(entry);
      found.open -= 1;
      if (found.open === 0) running.delete(trialId);
      await journal.settle(trialId, lane, records);
    },
  };
}

const routeOf = ({ ca, proxy }: Endpoint['manners']): Route => ({
  ...(ca !== undefined && { ca }),
  ...(proxy !== undefined && { proxy }),
});

/** Twenty-four characters of randomness that sort by nothing and name no path. */
const newId = (): string => randomUUID().replaceAll('-', '').slice(0, 24);

/** `ASSAY_PRACTICE_SPEED=10` makes the practice models ten times as fast; nonsense is real time. */
function speedFrom(text: string | undefined): number {
  const speed = Number(text ?? '1');
  return Number.isFinite(speed) && speed > 0 ? speed : 1;
}
