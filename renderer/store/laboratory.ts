// The laboratory that the verbs ask, and the one way they ask it: what goes wrong is told in the
// toast, where the person sees it.

import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { reasonOf } from '../link/link.ts';
import { languageOf, useApp } from './app-store.ts';

let held: Laboratory | undefined;

export function holdLaboratory(laboratory: Laboratory): void {
  held = laboratory;
}

export function laboratory(): Laboratory {
  if (!held) throw new Error('a verb was called before the laboratory was there');
  return held;
}

/** Runs a verb; resolves to whether it went through. */
export async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    useApp.setState({ toast: { text: reasonOf(error, languageOf(useApp.getState().settings)) } });
    return false;
  }
}
