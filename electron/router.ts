// The contract's procedures on the laboratory's methods, one to one: what browser and desktop host
// hand to their carriers. A refusal crosses as its code and sentence; any other error is a bug and
// arrives masked, its stack stays here.

import { implement, ORPCError, type Router } from '@orpc/server';
import { contract, type Contract } from '../shared/contract/contract.ts';
import type { Laboratory } from '../shared/contract/laboratory.ts';
import { crossing, isRefusal } from '../shared/contract/refusal.ts';

type AssayRouter = Router<Contract, Record<never, never>>;

/** A method as the carriers call it: input checked by the contract, a signal that ends it. */
type Method = (input: unknown, signal?: AbortSignal) => Promise<unknown>;

/** The part of oRPC's builder that is used, the same for every procedure. */
interface Procedure {
  handler(
    handle: (options: { readonly input: unknown; readonly signal?: AbortSignal | undefined }) => unknown,
  ): unknown;
}

export function routerOf(laboratory: Laboratory): AssayRouter {
  const builders = implement(contract) as unknown as Readonly<
    Record<string, Readonly<Record<string, Procedure>>>
  >;
  const rooms = Object.entries(contract).map(([room, procedures]) => {
    const methods = laboratory[room as keyof Laboratory] as unknown as Readonly<Record<string, Method>>;
    const handlers = Object.keys(procedures).map(name => {
      const method = methods[name];
      const builder = builders[room]?.[name];
      if (!method || !builder) throw new Error(`the contract lists ${room}.${name}, and nobody keeps it`);
      return [name, builder.handler(({ input, signal }) => answered(method(input, signal)))] as const;
    });
    return [room, Object.fromEntries(handlers)] as const;
  });
  return Object.fromEntries(rooms) as unknown as AssayRouter;
}

async function answered(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (isRefusal(error)) {
      throw new ORPCError('BAD_REQUEST', { message: error.message, data: crossing(error) });
    }
    throw error;
  }
}
