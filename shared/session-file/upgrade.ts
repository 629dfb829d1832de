// Older session files as the newest shape, one step per version. A step knows two shapes: the one
// it takes and the one it makes; nothing else in the house knows an old one.
//
// Fields that version 1 did not have on its first day are filled in for files without them, with
// what can honestly be said: an unknown stays unknown.

import { absent } from '../reading.ts';
import { isObject, withDefaults, type Fields } from './fields.ts';

export const newestVersion = 1;

/** `steps[n]` makes version n + 1 of version n. */
const steps: Readonly<Record<number, (document: Fields) => Fields>> = {};

/** Undefined: the file is of a version this app does not know. */
export function upgraded(value: unknown, version: number): unknown {
  if (!Number.isInteger(version) || version < 1 || version > newestVersion || !isObject(value))
    return undefined;
  let document = value;
  for (let from = version; from < newestVersion; from += 1) {
    const step = steps[from];
    if (step === undefined) throw new Error(`there is no step from version ${from} of the session file`);
    document = step(document);
  }
  return completed(document);
}

function completed(document: Fields): Fields {
  const session = isObject(document['session']) ? document['session'] : undefined;
  const createdAt = session?.['createdAt'] ?? null;
  return {
    ...withDefaults(document, { app: '', exportedAt: createdAt, tailTrim: 3, fits: [] }),
    ...(session && { session: withDefaults(session, { updatedAt: createdAt, notes: '' }) }),
    ...eachIn(document, 'trials', completedTrial),
  };
}

function completedTrial(trial: Fields): Fields {
  const lanes = Array.isArray(trial['lanes']) ? trial['lanes'] : [];
  const options = {
    repeats: trial['repeats'],
    seed: trial['seed'],
    concurrency: 1,
    timeoutMs: 3_600_000,
    retries: 0,
    maxCostUsd: null,
  };
  return {
    ...withDefaults(trial, {
      sendOrder: lanes.map(lane => (isObject(lane) ? lane['id'] : undefined)),
      options,
    }),
    ...(isObject(trial['options']) && { options: withDefaults(trial['options'], options) }),
    ...eachIn(trial, 'lanes', completedLane),
  };
}

function completedLane(lane: Fields): Fields {
  const failure = isObject(lane['failure']) ? lane['failure'] : undefined;
  const cost = isObject(lane['cost']) ? lane['cost'] : {};
  const price = isObject(cost['price']) ? cost['price'] : undefined;
  return {
    ...withDefaults(lane, {
      attemptLog: [],
      httpStatus: failure?.['httpStatus'] ?? null,
      connection: { reused: null, dnsMs: null, connectMs: null, tlsMs: null },
      // Nobody says where these tokens come from, so they are not taken for counts.
      tokensFrom: { thought: null, text: null },
      server: {},
      notes: [],
    }),
    served: withDefaults(isObject(lane['served']) ? lane['served'] : {}, {
      model: null,
      requestId: null,
      fingerprint: null,
      tier: null,
      upstream: null,
    }),
    ...(failure && { failure: withDefaults(failure, { httpStatus: null, retryAfterMs: null }) }),
    ...(isObject(lane['readings']) && { readings: withDefaults(lane['readings'], laterReadings) }),
    ...(isObject(lane['usage']) && { usage: withDefaults(lane['usage'], { raw: null }) }),
    cost: { ...cost, price: price && isPrice(price) ? price : null },
  };
}

/** Not known here, whatever the lane: whoever opens the file as a session works its readings out anew. */
const laterReadings: Fields = Object.fromEntries(
  [
    'inferredReasoningTokens',
    'hiddenTokensPerSecond',
    'standardResponseMs',
    'serverGapMs',
    'dispatchDelayMs',
  ].map(name => [name, absent('not_recorded')]),
);

/** A price without its date, its source or a part of its row is no price: unknown, which is not free. */
const isPrice = ({ input, output, source, asOf }: Fields): boolean =>
  typeof input === 'number' &&
  typeof output === 'number' &&
  typeof source === 'string' &&
  typeof asOf === 'string';

function eachIn(holder: Fields, name: string, complete: (item: Fields) => Fields): Fields {
  const items = holder[name];
  if (!Array.isArray(items)) return {};
  return { [name]: items.map((item: unknown) => (isObject(item) ? complete(item) : item)) };
}
