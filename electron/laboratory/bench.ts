// What the rooms of the laboratory work with: made once by compose.ts, handed to each of them.

import type { Keys } from '../keys/keys.ts';
import type { SettingsPort } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clock, Ports } from '../engine/ports.ts';
import type { Endpoint } from './endpoints.ts';

export interface Bench {
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
  readonly practiceSpeed: number;
  /** Troubles the person should know of, oldest first. */
  readonly warnings: string[];
}
