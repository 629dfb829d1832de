// The one link to the side with the keys: the laboratory, whatever carries it. Over a socket it
// may break and come back; calls made meanwhile wait, and a watch goes on where it was.

import { createORPCClient, type ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/contract.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { refusalIn } from '../../shared/contract/refusal.ts';
import { wire } from '../../shared/contract/wire.ts';
import type { Language } from '../../shared/format/language.ts';
import { refusalSentence } from '../../shared/format/refusal-sentence.ts';

export type LinkState = 'connecting' | 'open' | 'lost';

export interface Link {
  readonly laboratory: Laboratory;
  /** Tells the state now and whenever it changes; the returned function stops. */
  onState(then: (state: LinkState) => void): () => void;
}

/** A call as oRPC's client takes it. */
type RemoteCall = (input: unknown, options: { signal?: AbortSignal }) => Promise<unknown>;

/** A client inside a box: bare, it would look like a promise to whoever awaits it. */
interface Remote {
  readonly client: Readonly<Record<string, Readonly<Record<string, RemoteCall>>>>;
}

const remoteOver = (link: ClientLink<Record<never, never>>): Remote => ({
  client: createORPCClient<ContractRouterClient<Contract>>(link) as unknown as Remote['client'],
});

export const connect = (): Promise<Link> =>
  location.protocol === 'app:' ? connectDesktop() : Promise.resolve(connectBrowser());

/** The preload hands one port through the wall, and nothing else. */
async function connectDesktop(): Promise<Link> {
  const port = await new Promise<MessagePort>(resolve => {
    const take = (event: MessageEvent): void => {
      const [first] = event.ports;
      if (event.source !== window || event.data !== 'assay-port' || !first) return;
      window.removeEventListener('message', take);
      resolve(first);
    };
    window.addEventListener('message', take);
    window.postMessage('assay-ready', location.origin);
  });
  const remote = remoteOver(new PortLink({ port, ...wire }));
  port.start();
  return {
    laboratory: laboratoryOver(async () => remote),
    onState: then => {
      then('open');
      return () => undefined;
    },
  };
}

const tokenKey = 'assay-token';

/** The token comes in the address's fragment, once; it is kept for this tab alone. */
function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null) {
    sessionStorage.setItem(tokenKey, given);
    history.replaceState(null, '', location.pathname);
  }
  return given ?? sessionStorage.getItem(tokenKey) ?? '';
}

function connectBrowser(): Link {
  const token = takeToken();
  const listeners = new Set<(state: LinkState) => void>();
  let state: LinkState = 'connecting';
  let pause = 250;
  let ready: Promise<Remote>;

  const tell = (next: LinkState): void => {
    state = next;
    for (const listener of listeners) listener(next);
  };
  const open = (): void => {
    ready = new Promise(resolve => {
      const socket = new WebSocket(`ws://${location.host}/rpc`, ['assay', `token.${token}`]);
      socket.addEventListener('open', () => {
        pause = 250;
        resolve(remoteOver(new SocketLink({ websocket: socket, ...wire })));
        tell('open');
      });
      socket.addEventListener('close', () => {
        tell('lost');
        setTimeout(() => {
          const waiting = resolve;
          open();
          void ready.then(waiting);
        }, pause);
        pause = Math.min(5_000, pause * 2);
      });
    });
  };
  open();

  return {
    laboratory: laboratoryOver(() => ready),
    onState: then => {
      listeners.add(then);
      then(state);
      return () => listeners.delete(then);
    },
  };
}

/** The rooms of the contract. A record, so that the compiler misses the one that is left out. */
const rooms: Readonly<Record<keyof Laboratory, true>> = {
  host: true,
  sessions: true,
  backups: true,
  trials: true,
  endpoints: true,
  models: true,
  spend: true,
  settings: true,
  tokens: true,
};

/** The laboratory's methods as calls on whatever client there is when they are made. */
function laboratoryOver(remote: () => Promise<Remote>): Laboratory {
  const room = (name: string): unknown =>
    new Proxy(
      {},
      {
        get: (_target, method) => async (input: unknown, signal?: AbortSignal) => {
          const call = (await remote()).client[name]?.[String(method)];
          if (!call) throw new Error(`the laboratory has no ${name}.${String(method)}`);
          return call(input, signal ? { signal } : {});
        },
      },
    );
  return Object.fromEntries(Object.keys(rooms).map(name => [name, room(name)])) as unknown as Laboratory;
}

/** The sentence of a refusal in the person's language, or of whatever went wrong on the way. */
export function reasonOf(error: unknown, lang: Language): string {
  if (!(error instanceof Error)) return String(error);
  const refusal = 'data' in error ? refusalIn(error.data) : undefined;
  return refusal ? refusalSentence(refusal, lang) : error.message;
}
