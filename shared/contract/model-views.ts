// What crosses the wall about models: abilities, limits, retirement and price, each as far as known.

import type { Abilities, Limits, Retirement } from '../catalog/model.ts';
import type { Price } from '../catalog/price.ts';
import type { Language } from '../format/language.ts';
import type { Failure } from '../trial/failure.ts';

export interface ModelView {
  readonly endpoint: string;
  readonly model: string;
  /** One plain line: `thinks hidden, about 100 tokens/s`. Empty: nothing is known. */
  readonly description: string;
  /** The same in every language, of models that are ours. */
  readonly descriptions?: Readonly<Record<Language, string>>;
  readonly simulated: boolean;
  /** Who says that it exists: the practice room, our catalogue, the endpoint's own list, the person. */
  readonly from: 'practice' | 'catalog' | 'listed' | 'own';
  /** What it can do; null: nobody said. */
  readonly abilities: Abilities | null;
  readonly limits: Limits;
  /** When it is shut down, where that is announced; null: no date is known. */
  readonly retirement: Retirement | null;
  readonly price: Price | null;
}

export interface ModelRefresh {
  readonly endpoint: string;
  /** Every model now known there. */
  readonly models: readonly ModelView[];
  /** How many the endpoint itself listed; null: it was not reached or has no list. */
  readonly listed: number | null;
  readonly failure: Failure | null;
}
