// A laboratory that answers every question with what was asked, except where a test says more.

import { contract } from '../../shared/contract/contract.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';

type Rooms = { readonly [Room in keyof Laboratory]?: Partial<Laboratory[Room]> };

export function stubLaboratory(rooms: Rooms = {}): Laboratory {
  const facts: Laboratory['host']['facts'] = async () => ({
    version: 'stub',
    host: 'desktop',
    warning: null,
    practiceSpeed: 1,
  });
  const all = Object.entries(contract).map(([room, procedures]) => {
    const methods = Object.keys(procedures).map(name => [name, async (input: unknown) => input]);
    const given = rooms[room as keyof Laboratory];
    return [room, { ...Object.fromEntries(methods), ...(room === 'host' && { facts }), ...given }];
  });
  return Object.fromEntries(all) as Laboratory;
}
