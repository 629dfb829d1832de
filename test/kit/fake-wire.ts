// A wire that plays what it is told, by the fake clock, and remembers what was sent on it.
//
//   wire.answers(chat(['4', '2']))       the next request is answered so
//   wire.sent                            what was sent, and when

import type { Clock, Flight, SendOptions, Wire } from '../../electron/engine/ports.ts';
import type { HttpRequest } from '../../electron/dialects/dialect.ts';
import type { WireEnd, WireRecord } from '../../shared/trial/tape.ts';
import { ms } from '../../shared/units.ts';

/** What happens on the wire, each at its time after the send. A script without an `end` hangs. */
export type Script = readonly (
  | { readonly at: number; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly at: number; readonly send: string | Uint8Array }
  | { readonly at: number; readonly end: WireEnd }
)[];

export interface FakeWire extends Wire {
  readonly sent: { readonly request: HttpRequest; readonly secret: string | null; readonly at: number }[];
  /** Answers the requests in the order in which they come; the last script serves all that follow. */
  answers(...scripts: readonly Script[]): void;
  readonly aborted: number;
}

export function fakeWire(clock: Clock): FakeWire {
  const scripts: Script[] = [];
  const sent: { request: HttpRequest; secret: string | null; at: number }[] = [];
  let aborted = 0;
  return {
    sent,
    get aborted() {
      return aborted;
    },
    answers: (...next) => {
      scripts.push(...next);
    },
    send(request: HttpRequest, { secret, onRecord, onZero }: SendOptions): Flight {
      const zero = clock.now();
      sent.push({ request, secret, at: zero });
      onZero?.(zero);
      const script = scripts.length > 1 ? scripts.shift() : scripts[0];
      if (!script) throw new Error('the fake wire was given no script');
      let isOver = false;
      const callOff = script.map(step =>
        clock.after(step.at, () => {
          const at = ms(clock.now() - zero);
          if ('end' in step) isOver = true;
          onRecord(recordOf(step, at));
        }),
      );
      return {
        abort: () => {
          if (isOver) return;
          isOver = true;
          aborted += 1;
          for (const stop of callOff) stop();
          onRecord({ type: 'end', at: ms(clock.now() - zero), how: { kind: 'aborted' } });
        },
      };
    },
  };
}

function recordOf(step: Script[number], at: ReturnType<typeof ms>): WireRecord {
  if ('status' in step) {
    const headers = step.headers ?? { 'content-type': 'text/event-stream' };
    return { type: 'headers', at, status: step.status, headers };
  }
  if ('send' in step) {
    const bytes = typeof step.send === 'string' ? new TextEncoder().encode(step.send) : step.send;
    return { type: 'chunk', at, bytes };
  }
  return { type: 'end', at, how: step.end };
}

export const closed: WireEnd = { kind: 'closed' };
export const broken = (code: string): WireEnd => ({ kind: 'broken', code, message: code });

const sse = (data: unknown): string => `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
const delta = (fields: object): string => sse({ choices: [{ index: 0, delta: fields }] });

/** A good answer: headers at 50 ms, a piece each 10 ms from 100 ms on, then its bill and [DONE]. */
export function chat(pieces: readonly string[], reasoningTokens = 0): Script {
  const end = 100 + pieces.length * 10;
  return [
    { at: 50, status: 200 },
    ...pieces.map((text, index) => ({ at: 100 + index * 10, send: delta({ content: text }) })),
    { at: end, send: sse({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }) },
    {
      at: end + 1,
      send: sse({
        choices: [],
        usage: {
          prompt_tokens: 10,
          completion_tokens: pieces.length + reasoningTokens,
          completion_tokens_details: { reasoning_tokens: reasoningTokens },
        },
      }),
    },
    { at: end + 2, send: sse('[DONE]') },
    { at: end + 3, end: closed },
  ];
}
