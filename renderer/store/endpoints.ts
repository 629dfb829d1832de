// Where models are reached, and the keys for it, which are written and never read back.

import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { useApp } from './app-store.ts';
import { attempt, laboratory } from './laboratory.ts';

const { setState: set } = useApp;

async function refreshEndpoints(): Promise<void> {
  set({ endpoints: await laboratory().endpoints.list() });
}

/** Resolves to whether it was added; the reason why not is in the toast. */
export const addEndpoint = (draft: Parameters<Laboratory['endpoints']['add']>[0]): Promise<boolean> =>
  attempt(async () => {
    await laboratory().endpoints.add(draft);
    await refreshEndpoints();
  });

/** Resolves to whether it was changed; the reason why not is in the toast. */
export const updateEndpoint = (
  name: string,
  patch: Parameters<Laboratory['endpoints']['update']>[0]['patch'],
): Promise<boolean> =>
  attempt(async () => {
    await laboratory().endpoints.update({ name, patch });
    await refreshEndpoints();
  });

export async function removeEndpoint(name: string): Promise<void> {
  await attempt(async () => {
    await laboratory().endpoints.remove({ name });
    await refreshEndpoints();
  });
}

export async function setKey(name: string, key: string): Promise<void> {
  await attempt(async () => {
    await (key === ''
      ? laboratory().endpoints.removeKey({ name })
      : laboratory().endpoints.setKey({ name, key }));
    await refreshEndpoints();
  });
}

type Endpoints = Laboratory['endpoints'];

/** One small request that is really sent; undefined: it could not even be asked. */
export async function testEndpoint(
  name: string,
): Promise<Awaited<ReturnType<Endpoints['test']>> | undefined> {
  let report: Awaited<ReturnType<Endpoints['test']>> | undefined;
  await attempt(async () => {
    report = await laboratory().endpoints.test({ name });
  });
  return report;
}

/** Local servers that answer on their usual ports. */
export async function discoverServers(): Promise<Awaited<ReturnType<Endpoints['discover']>>> {
  let found: Awaited<ReturnType<Endpoints['discover']>> = [];
  await attempt(async () => {
    found = await laboratory().endpoints.discover();
  });
  return found;
}
