// What the person and their endpoints say about endpoints, models and prices, beside the app's own
// data: manners of an endpoint, models of their own, prices of their own, lists that were fetched.
// Kept in the settings, so that all hosts of one data folder know the same. Never a key.

import { z } from 'zod';
import type { SettingsStore } from './settings.ts';
import { shapedValue } from './shaped-value.ts';

const ownPrice = z.object({
  input: z.number().min(0),
  output: z.number().min(0),
  cachedInput: z.number().min(0).optional(),
  cacheWrite: z.number().min(0).optional(),
  asOf: z.string(),
  source: z.string().optional(),
});

/** How an endpoint is spoken to, beside its address. Missing: nobody chose. */
const manners = z.object({
  headers: z.record(z.string(), z.string()).optional().catch(undefined),
  organisation: z.string().optional().catch(undefined),
  project: z.string().optional().catch(undefined),
  /** Certificates in PEM. */
  ca: z.string().optional().catch(undefined),
  proxy: z.string().optional().catch(undefined),
  concurrency: z.number().int().min(1).optional().catch(undefined),
  /** Dollars a calendar month, UTC. */
  monthlyCapUsd: z.number().min(0).optional().catch(undefined),
  price: ownPrice.optional().catch(undefined),
});

const ownModel = z.object({
  endpoint: z.string(),
  model: z.string(),
  description: z.string().optional(),
  thinking: z.enum(['none', 'hidden', 'summary', 'raw']).optional(),
  efforts: z.array(z.enum(['off', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'])).optional(),
  contextTokens: z.number().optional(),
  outputTokens: z.number().optional(),
});

const modelPrice = z.object({ endpoint: z.string(), model: z.string(), price: ownPrice });

const listedModel = z.object({
  id: z.string(),
  contextTokens: z.number().nullable(),
  outputTokens: z.number().nullable(),
  thinks: z.boolean().nullable(),
  images: z.boolean().nullable(),
  tools: z.boolean().nullable(),
});

const listed = z.record(z.string(), z.object({ at: z.number(), models: z.array(listedModel) }));

export type Manners = z.infer<typeof manners>;
export type KeptPrice = z.infer<typeof ownPrice>;
export type KeptModel = z.infer<typeof ownModel>;
export type ListedModel = Readonly<z.infer<typeof listedModel>>;

export interface OwnCatalogue {
  manners(endpoint: string): Manners;
  setManners(endpoint: string, manners: Manners): void;
  /** Forgets everything that hangs on an endpoint's name. */
  forgetEndpoint(endpoint: string): void;
  models(): readonly KeptModel[];
  keepModel(model: KeptModel): void;
  forgetModel(endpoint: string, model: string): void;
  price(endpoint: string, model: string): KeptPrice | undefined;
  /** Models of an endpoint that have a price of the person's own. */
  priced(endpoint: string): readonly string[];
  setPrice(endpoint: string, model: string, price: KeptPrice | null): void;
  /** What endpoints listed when they were last asked. */
  listed(): Readonly<Record<string, { readonly at: number; readonly models: readonly ListedModel[] }>>;
  setListed(endpoint: string, at: number, models: readonly ListedModel[]): void;
}

/** Longer lists are cut: a server that lists without end must not fill the settings. */
const longestList = 2_000;

interface Named {
  readonly endpoint: string;
  readonly model: string;
}

const isSame = (a: Named, b: Named): boolean => a.endpoint === b.endpoint && a.model === b.model;

export function openOwnCatalogue(store: SettingsStore): OwnCatalogue {
  const allManners = shapedValue(store, 'manners', value =>
    z
      .record(z.string(), manners)
      .catch({})
      .parse(value ?? {}),
  );
  const models = shapedValue(store, 'models', value =>
    z
      .array(ownModel)
      .catch([])
      .parse(value ?? []),
  );
  const prices = shapedValue(store, 'prices', value =>
    z
      .array(modelPrice)
      .catch([])
      .parse(value ?? []),
  );
  const lists = shapedValue(store, 'listed', value => listed.catch({}).parse(value ?? {}));

  return {
    manners: endpoint => allManners()[endpoint] ?? {},
    setManners: (endpoint, next) => store.set('manners', { ...allManners(), [endpoint]: next }),
    forgetEndpoint(endpoint) {
      store.set('manners', without(allManners(), endpoint));
      store.set('listed', without(lists(), endpoint));
      store.set(
        'models',
        models().filter(kept => kept.endpoint !== endpoint),
      );
      store.set(
        'prices',
        prices().filter(kept => kept.endpoint !== endpoint),
      );
    },
    models,
    keepModel: model => store.set('models', [...models().filter(kept => !isSame(kept, model)), model]),
    forgetModel: (endpoint, model) =>
      store.set(
        'models',
        models().filter(kept => !isSame(kept, { endpoint, model })),
      ),
    priced: endpoint => prices().flatMap(kept => (kept.endpoint === endpoint ? [kept.model] : [])),
    price: (endpoint, model) => prices().find(kept => isSame(kept, { endpoint, model }))?.price,
    setPrice(endpoint, model, price) {
      const others = prices().filter(kept => !isSame(kept, { endpoint, model }));
      store.set('prices', price === null ? others : [...others, { endpoint, model, price }]);
    },
    listed: lists,
    setListed: (endpoint, at, found) =>
      store.set('listed', { ...lists(), [endpoint]: { at, models: found.slice(0, longestList) } }),
  };
}

const without = <T>(all: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));
