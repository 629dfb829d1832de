// What crosses the wall about the side with the keys: plain data, never a key.

import type { Price } from '../catalog/price.ts';
import type { ContenderId } from '../trial/contender.ts';
import type { SentRequest } from '../trial/lane.ts';
import type { Note } from '../trial/lane-event.ts';

export interface HostFacts {
  readonly version: string;
  readonly host: 'desktop' | 'browser' | 'terminal';
  /** A trouble with the data folder or the key store that the person should know of; null: none. */
  readonly warning: string | null;
  /** How fast practice models run: 1 is real time. */
  readonly practiceSpeed: number;
}

export interface EndpointView {
  readonly name: string;
  readonly dialect: string;
  readonly flavour: string | null;
  readonly baseUrl: string;
  /** `builtin` endpoints are data of the app; `own` were added by the person; `run` live for one run. */
  readonly origin: 'builtin' | 'own' | 'run';
  readonly simulated: boolean;
  readonly key: {
    readonly present: boolean;
    readonly last4: string | null;
    /** Where it comes from: an environment variable's name, `keychain`, `memory`. */
    readonly source: string | null;
    /** False for loopback and practice endpoints. */
    readonly needed: boolean;
  };
}

export interface ModelView {
  readonly endpoint: string;
  readonly model: string;
  /** One plain line: `thinks hidden, about 100 tokens/s`. Empty: nothing is known. */
  readonly description: string;
  readonly simulated: boolean;
  readonly price: Price | null;
}

export interface RequestView {
  readonly contenderId: ContenderId;
  readonly request: SentRequest | null;
  readonly notes: readonly Note[];
  /** Why nothing can be composed: an unknown endpoint, an unknown dialect. Null: it can. */
  readonly problem: string | null;
}

export interface ExportedFile {
  readonly name: string;
  readonly mime: string;
  readonly text: string;
}

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly language: 'system' | 'en' | 'zh';
  /** Sizes and choices of the screen, by name: the screen's own business. */
  readonly layout: Readonly<Record<string, number | string | boolean>>;
  /** Tokens dropped from the end for output speed (METRICS 2.3). */
  readonly tailTrim: number;
}
