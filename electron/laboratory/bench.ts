// What the rooms of the laboratory work with: made once by compose.ts, handed to each of them.

import type { Keys } from '../keys/keys.ts';
import type { SettingsPort } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import type { Tokenizer } from '../tokens/tokenizer.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clock, Ports, Wire } from '../engine/ports.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Endpoint } from './endpoints.ts';
import type { ListPrices } from './list-prices.ts';
import type { LocalServer } from './local-servers.ts';

export interface Bench {
  /** The data folder. */
  readonly home: string;
  /** The app's version. */
  readonly app: string;
  readonly host: 'desktop' | 'browser' | 'terminal';
  readonly clock: Clock;
  readonly newId: () => string;
  readonly ports: Ports;
  readonly engine: Engine;
  readonly store: Store;
  readonly settings: SettingsPort;
  readonly keys: Keys;
  /** All endpoints as they stand now. */
  readonly endpoints: () => readonly Endpoint[];
  /** The wire that reaches an endpoint: a socket, or the practice models. */
  readonly wireFor: (endpoint: Endpoint) => Wire;
  /** The open road to this machine, past every proxy. */
  readonly localWire: Wire;
  readonly tokenizer: Tokenizer;
  readonly prices: ListPrices;
  readonly ledger: Ledger;
  /** Where local servers are looked for, on request. */
  readonly localServers: readonly LocalServer[];
  readonly practiceSpeed: number;
  /** Troubles the person should know of, oldest first. */
  readonly warnings: string[];
}
