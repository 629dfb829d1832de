// A laboratory at the far end of a carrier, as the page holds it: a client of the contract.

import { createORPCClient, type ClientLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { contract, type Contract } from '../../shared/contract/contract.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';

type Call = (input: unknown, options: { signal?: AbortSignal }) => Promise<unknown>;

export function remoteLaboratory(link: ClientLink<Record<never, never>>): Laboratory {
  const client = createORPCClient<ContractRouterClient<Contract>>(link) as unknown as Readonly<
    Record<string, Readonly<Record<string, Call>>>
  >;
  const rooms = Object.entries(contract).map(([room, procedures]) => [
    room,
    Object.fromEntries(
      Object.keys(procedures).map(name => [
        name,
        (input: unknown, signal?: AbortSignal) => client[room]?.[name]?.(input, signal ? { signal } : {}),
      ]),
    ),
  ]);
  return Object.fromEntries(rooms) as Laboratory;
}

/** What a person is told of an error, whichever door it came through. */
export function refusalOf(error: unknown): { readonly code: string | undefined; readonly sentence: string } {
  if (!(error instanceof Error)) throw new Error(`not an error: ${String(error)}`);
  const { code, data } = error as { code?: unknown; data?: { code?: unknown } };
  const said = data?.code ?? (error.name === 'Refusal' ? code : undefined);
  return { code: typeof said === 'string' ? said : undefined, sentence: error.message };
}
