// What a model costs at an endpoint on a day, whoever knows:
//
//   the person's price for the model ── for the endpoint ── our own table ── a kept-up price package
//
// The package is large, so it is loaded when it is first needed; its prices stand at the vendors'
// own addresses only, found by the origin: a proxy or a reseller has none until somebody says so.

import { knownEndpoints } from '../../shared/catalog/endpoints.ts';
import { fromOwnPrice } from '../../shared/catalog/own-price.ts';
import type { Price } from '../../shared/catalog/price.ts';
import { isPriced, priceOf } from '../../shared/catalog/prices.ts';
import { tierFactors } from '../../shared/catalog/tier-factors.ts';
import { usdPerMTok, type EpochMs, type UsdPerMTok } from '../../shared/units.ts';
import type { OwnCatalogue } from '../store/own-catalogue.ts';
import { originOf } from './base-url.ts';
import type { Endpoint } from './endpoints.ts';

/** The version in package.json, whose table this is. */
const packageSource = 'genai-prices 0.1.8';
/** The day that version was made up. */
const packageDay = '2026-11-20';

type Package = typeof import('@pydantic/genai-prices');

export interface ListPrices {
  /** Resolves once every source can be asked. */
  ready(): Promise<void>;
  /** Undefined: unknown, which is not free. Before `ready`, the package is not asked. */
  at(endpoint: Endpoint, model: string, on: EpochMs): Price | undefined;
  /** How much a model takes, where the package knows. */
  contextTokens(endpoint: Endpoint, model: string): number | null;
}

export function listPrices(own: OwnCatalogue): ListPrices {
  let loaded: Package | undefined;
  let loading: Promise<void> | undefined;
  return {
    ready: () =>
      (loading ??= import('@pydantic/genai-prices').then(found => {
        loaded = found;
      })),
    at(endpoint, model, on) {
      const { name, manners, simulated } = endpoint;
      if (simulated) return priceOf(name, model, on);
      const mine = own.price(name, model) ?? manners.price;
      if (mine) return fromOwnPrice(mine);
      const listed = priceOf(name, model, on);
      if (listed || isPriced(name, model)) return listed;
      return packagePrice(loaded, endpoint, model, on);
    },
    contextTokens: (endpoint, model) => found(loaded, endpoint, model, 0)?.model.context_window ?? null,
  };
}

function found(
  from: Package | undefined,
  { baseUrl }: Endpoint,
  model: string,
  on: number,
): ReturnType<Package['calcPrice']> {
  const origin = originOf(baseUrl);
  if (!from || origin === undefined) return null;
  // Asked by address: without one that it knows, the package would guess by the model's name.
  const provider = from.findProvider({ providerApiUrl: origin });
  if (!provider || !isWhole(provider.api_pattern, origin)) return null;
  return from.calcPrice({ input_tokens: 1, output_tokens: 1 }, model, { provider, timestamp: new Date(on) });
}

/** The package's patterns are open at their end, and `api.openai.com.example` is not OpenAI. */
function isWhole(pattern: string, origin: string): boolean {
  const whole = new RegExp(`^(?:${pattern})$`);
  if (whole.test(origin) || whole.test(`${origin}/`)) return true;
  return knownEndpoints.some(({ baseUrl }) => originOf(baseUrl) === origin);
}

function packagePrice(
  from: Package | undefined,
  endpoint: Endpoint,
  model: string,
  on: EpochMs,
): Price | undefined {
  const price = found(from, endpoint, model, on)?.model_price;
  const input = ratesOf(price?.['input_mtok']);
  const output = ratesOf(price?.['output_mtok']);
  if (!input || !output) return undefined;
  const cached = ratesOf(price?.['cache_read_mtok']);
  const write = ratesOf(price?.['cache_write_mtok']);
  const longWrite = ratesOf(price?.['cache_write_1h_mtok']);
  const factors = tierFactors[endpoint.name];
  const above = [
    ...new Set([input, output, cached, write].flatMap(rates => rates?.steps.map(step => step.above) ?? [])),
  ];
  const row = (tokens: number): Pick<Price, 'input' | 'output' | 'cachedInput' | 'cacheWrite'> => ({
    input: rateAt(input, tokens),
    output: rateAt(output, tokens),
    ...(cached && { cachedInput: rateAt(cached, tokens) }),
    ...(write && { cacheWrite: rateAt(write, tokens) }),
  });
  return {
    ...row(0),
    ...(longWrite && { cacheWrites: { '1h': rateAt(longWrite, 0) } }),
    ...(above.length > 0 && {
      steps: above.toSorted((a, b) => a - b).map(at => ({ above: at, ...row(at + 1) })),
    }),
    ...(factors && { factors }),
    source: packageSource,
    asOf: packageDay,
  };
}

interface Rates {
  readonly base: number;
  readonly steps: readonly { readonly above: number; readonly price: number }[];
}

/** A number, or a base with steps by the length of the input. */
function ratesOf(value: unknown): Rates | undefined {
  if (typeof value === 'number') return { base: value, steps: [] };
  if (typeof value !== 'object' || value === null || !('base' in value) || typeof value.base !== 'number')
    return undefined;
  const tiers: unknown = 'tiers' in value ? value.tiers : [];
  const steps = Array.isArray(tiers)
    ? (tiers as { start?: unknown; price?: unknown }[]).flatMap(({ start, price }) =>
        typeof start === 'number' && typeof price === 'number' ? [{ above: start, price }] : [],
      )
    : [];
  return { base: value.base, steps };
}

function rateAt({ base, steps }: Rates, inputTokens: number): UsdPerMTok {
  const reached = steps.filter(step => inputTokens > step.above).at(-1);
  return usdPerMTok(reached?.price ?? base);
}
