// What crosses the wall about where models are reached: plain data, never a key.

import type { Price } from '../catalog/price.ts';
import type { Reading } from '../reading.ts';
import type { Failure } from '../trial/failure.ts';
import type { Usd } from '../units.ts';

export interface EndpointView {
  readonly name: string;
  readonly dialect: string;
  readonly flavour: string | null;
  readonly baseUrl: string;
  /** `builtin` endpoints are data of the app; `own` were added by the person; `run` live for one run. */
  readonly origin: 'builtin' | 'own' | 'run';
  readonly simulated: boolean;
  /** On this machine or a private network. */
  readonly local: boolean;
  /** False: nothing is sent there until the person has looked at the address and allowed it. */
  readonly enabled: boolean;
  readonly key: {
    readonly present: boolean;
    readonly last4: string | null;
    /** Where it comes from: an environment variable's name, `keychain`, `keyring`, `memory`. */
    readonly source: string | null;
    /** False for loopback and practice endpoints. */
    readonly needed: boolean;
  };
  /** Sent with every request there. Never a secret one. */
  readonly headers: Readonly<Record<string, string>>;
  readonly organisation: string | null;
  readonly project: string | null;
  /** True where certificates of the person's own are trusted beside the usual ones. */
  readonly hasCa: boolean;
  readonly proxy: string | null;
  /** Lanes in flight at once, of all contenders together; null: as many as a trial sends. */
  readonly concurrency: number | null;
  /** True where nobody chose the number above: local servers take one at a time. */
  readonly isConcurrencyDefault: boolean;
  /** The standing cap of a calendar month (UTC); null: none. */
  readonly monthlyCapUsd: Usd | null;
  /** The person's own price for whatever model runs there; null: what the lists say. */
  readonly price: Price | null;
}

export interface KeyPlace {
  /** `memory`, `keychain`, `keyring`. */
  readonly name: string;
  readonly lasting: boolean;
}

export type Check = 'reach' | 'key' | 'streaming' | 'usage' | 'reasoning';

/** One thing a test found out. `format/finding-sentence.ts` says it in a sentence. */
export interface Finding {
  readonly check: Check;
  readonly answer: 'yes' | 'no' | 'unknown';
  /** Why, as a code: `streamed`, `whole_body`, `refused`, `not_asked` ... */
  readonly code: string;
  /** The other side's words or a number; empty where there is nothing to add. Untrusted text. */
  readonly detail: string;
}

export interface EndpointReport {
  readonly endpoint: string;
  readonly model: string;
  readonly baseUrl: string;
  readonly simulated: boolean;
  /** In the order reach, key, streaming, usage, reasoning. */
  readonly findings: readonly Finding[];
  readonly failure: Failure | null;
  /** What this one call cost. */
  readonly cost: Reading<Usd>;
  readonly price: Price | null;
}

/** A server that answered on a loopback port. */
export interface DiscoveredServer {
  readonly kind: 'ollama' | 'lmstudio' | 'llamacpp' | 'vllm' | 'sglang' | 'unknown';
  /** A name that an endpoint for it could take. */
  readonly name: string;
  readonly dialect: string;
  readonly flavour: string | null;
  readonly baseUrl: string;
  readonly models: readonly string[];
  /** The endpoint that reaches it already; null: none does. */
  readonly endpoint: string | null;
}
