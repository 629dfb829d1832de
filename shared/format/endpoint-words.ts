// What a language must be able to say about endpoints, models, keys and money.

import type { Retirement, Thinking } from '../catalog/model.ts';
import type { Check, Finding } from '../contract/endpoint-views.ts';
import type { FindingWords } from './finding-sentence.ts';
import type { LimitPart, LimitThing } from './server-fact.ts';

export interface EndpointWords {
  readonly checks: Readonly<Record<Check, string>>;
  readonly answers: Readonly<Record<Finding['answer'], string>>;
  readonly findings: FindingWords;
  readonly thinking: Readonly<Record<Thinking, string>>;
  readonly retirement: Readonly<Record<Retirement['state'], (day: string) => string>>;
  readonly successor: (model: string) => string;
  readonly limits: {
    readonly things: Readonly<Record<LimitThing, string>>;
    readonly say: (part: LimitPart, thing: string, per: 'minute' | 'day' | null) => string;
  };
  /** By the names under which `lane.server` keeps them. */
  readonly serverTimings: Readonly<Record<string, string>>;
  readonly key: {
    /** `last4` is empty where the key is too short to show any of it. */
    readonly present: (last4: string, place: string) => string;
    readonly missing: string;
    readonly notNeeded: string;
    readonly places: Readonly<Record<string, string>>;
    readonly kept: (endpoint: string, place: string) => string;
    readonly notKept: (endpoint: string, variable: string) => string;
    readonly removed: (endpoint: string) => string;
    /** Asked to remove one. */
    readonly noneKept: (endpoint: string) => string;
    /** Where a command is typed. */
    readonly howTo: (command: string, variable: string) => string;
    readonly stillFrom: (endpoint: string, variable: string) => string;
  };
  readonly test: {
    readonly costs: string;
    /** In place of `costs` where the model is simulated. */
    readonly practice: string;
    readonly cost: (usd: string) => string;
    readonly playCost: (usd: string) => string;
  };
  readonly discovery: {
    readonly none: string;
    readonly known: (endpoint: string, model: string) => string;
    readonly add: (command: string) => string;
  };
  readonly disabled: string;
  readonly context: (tokens: string) => string;
  readonly price: (input: string, output: string, source: string) => string;
  readonly noPrice: string;
  readonly listed: (n: string) => string;
  readonly spend: {
    readonly none: (month: string) => string;
    readonly lanes: (n: string) => string;
    readonly unsure: (n: string) => string;
    readonly unpriced: (n: string) => string;
    readonly cap: (usd: string) => string;
    readonly total: (month: string) => string;
    readonly play: string;
  };
}
