// The contract seen from both sides of the wall as one type: methods by room and name. The
// engine's side implements it, the renderer's link holds it, the terminal calls it directly.

import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from './contract.ts';

type In = InferContractRouterInputs<Contract>;
type Out = InferContractRouterOutputs<Contract>;

/** A stream of answers is an iterable, whatever carries it. */
type Answer<T> = T extends AsyncIterable<infer Item> ? AsyncIterable<Item> : T;

/** Iterators end when the signal aborts; calls ignore it. */
export type Laboratory = {
  readonly [Room in keyof Contract]: {
    readonly [Name in keyof Contract[Room]]: Name extends keyof In[Room] & keyof Out[Room]
      ? (
          ...args: undefined extends In[Room][Name]
            ? [input?: undefined, signal?: AbortSignal]
            : [input: In[Room][Name], signal?: AbortSignal]
        ) => Promise<Answer<Out[Room][Name]>>
      : never;
  };
};
