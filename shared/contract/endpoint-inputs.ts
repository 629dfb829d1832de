// What may be asked about endpoints, models and money, as shapes checked at the wall.

import { z } from 'zod';
import { thinkingKinds } from '../catalog/model.ts';
import { effortLevels } from '../trial/contender.ts';

const name = z.string().min(1).max(200);
const dollars = z.number().min(0).max(1_000_000);
const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const tokens = z.number().int().min(1).max(100_000_000);

/** `2026-11`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Dollars per million tokens, as the person knows them. */
export const ownPrice = z.object({
  input: dollars,
  output: dollars,
  cachedInput: dollars.optional(),
  cacheWrite: dollars.optional(),
  /** ISO date on which they read it. */
  asOf: day,
  source: z.string().max(200).optional(),
});

export type OwnPriceInput = z.infer<typeof ownPrice>;

const address = {
  dialect: z.string().max(40),
  flavour: z.string().max(40).nullable(),
  baseUrl: z.string().max(2_000),
  /** Allows http:// to a host that is neither this machine nor a private one. */
  plainHttp: z.boolean(),
};

const manners = {
  enabled: z.boolean(),
  headers: z.record(z.string().max(100), z.string().max(1_000)),
  organisation: z.string().max(200).nullable(),
  project: z.string().max(200).nullable(),
  /** Certificates in PEM, as text. */
  ca: z.string().max(400_000).nullable(),
  proxy: z.string().max(2_000).nullable(),
  concurrency: z.number().int().min(1).max(64).nullable(),
  monthlyCapUsd: dollars.nullable(),
  price: ownPrice.nullable(),
};

export const endpointPatch = z.object({ ...address, ...manners }).partial();

export type EndpointPatch = z.infer<typeof endpointPatch>;

export const endpointDraft = z.object({
  name: z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,39}$/i),
  dialect: address.dialect,
  flavour: address.flavour,
  baseUrl: address.baseUrl,
  plainHttp: address.plainHttp.optional(),
  /** False for what comes out of a file: it waits until the person has seen where it points. */
  enabled: manners.enabled.optional(),
});

export const ownModel = z.object({
  endpoint: name,
  model: name,
  description: z.string().max(300).optional(),
  thinking: z.enum(thinkingKinds).optional(),
  efforts: z.array(z.enum(effortLevels)).max(effortLevels.length).optional(),
  contextTokens: tokens.optional(),
  outputTokens: tokens.optional(),
  price: ownPrice.optional(),
});

export type OwnModel = z.infer<typeof ownModel>;
