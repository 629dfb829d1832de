// What is known of models: their lists, asked anew, and the person's own prices.

import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { useApp } from './app-store.ts';
import { attempt, laboratory } from './laboratory.ts';

const { setState: set } = useApp;

async function reloadModels(): Promise<void> {
  set({ models: await laboratory().models.list() });
}

type Refreshed = Awaited<ReturnType<Laboratory['models']['refresh']>>;

/** Asks an endpoint for its own list; undefined: it could not even be asked. */
export async function refreshModels(endpoint: string): Promise<Refreshed | undefined> {
  let answer: Refreshed | undefined;
  await attempt(async () => {
    answer = await laboratory().models.refresh({ endpoint });
    await reloadModels();
  });
  return answer;
}

/** Null takes the person's price away. Resolves to whether it was kept. */
export const setPrice = (asked: Parameters<Laboratory['models']['setPrice']>[0]): Promise<boolean> =>
  attempt(async () => {
    await laboratory().models.setPrice(asked);
    await reloadModels();
  });
