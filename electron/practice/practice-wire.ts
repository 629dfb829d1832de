// The wire that reaches the practice models: in process, no socket, no network. It speaks the
// openai-chat dialect on a known schedule, by the clock it is given; records are stamped when they
// are delivered, like anybody's. `speed` 10 makes the models ten times as fast, and their figures
// say so: time is not pretended.

import type { HttpRequest } from '../dialects/dialect.ts';
import type { Clock, Flight, SendOptions, Wire } from '../engine/ports.ts';
import type { WireRecord } from '../../shared/trial/tape.ts';
import { ms, type Ms } from '../../shared/units.ts';
import { practiceModels } from './models.ts';
import { replyTo, type Asked } from './reply.ts';
import { refused, scriptOf, type Step } from './script.ts';
import { troubleKinds, troubleNamed } from './troubles.ts';

export function practiceWire(clock: Clock, { speed }: { readonly speed: number }): Wire {
  return { send: (request, options) => play(clock, speed, scriptFor(request), options) };
}

/** Plays a script by the clock. Due times are absolute, so lateness never adds up. */
function play(
  clock: Clock,
  speed: number,
  script: readonly Step[],
  { onRecord, onZero }: SendOptions,
): Flight {
  const zero = clock.now();
  onZero?.(zero);
  const elapsed = (): Ms => ms(clock.now() - zero);
  let next = 0;
  let hasEnded = false;
  let callOff: (() => void) | undefined;

  const deliver = (): void => {
    for (;;) {
      const step = script[next];
      if (hasEnded || !step) return;
      const wait = step.at / speed - elapsed();
      if (wait > 0) {
        callOff = clock.after(wait, deliver);
        return;
      }
      next += 1;
      if ('end' in step) hasEnded = true;
      onRecord(recordOf(step, elapsed()));
    }
  };
  callOff = clock.after(0, deliver);

  return {
    abort: () => {
      if (hasEnded) return;
      hasEnded = true;
      callOff?.();
      onRecord({ type: 'end', at: elapsed(), how: { kind: 'aborted' } });
    },
  };
}

function recordOf(step: Step, at: Ms): WireRecord {
  if ('status' in step) return { type: 'headers', at, status: step.status, headers: step.headers };
  if ('send' in step) return { type: 'chunk', at, bytes: new TextEncoder().encode(step.send) };
  return { type: 'end', at, how: step.end };
}

/** The fields of a Chat Completions body that a practice model minds. */
interface Body {
  readonly model?: unknown;
  readonly messages?: unknown;
  readonly stream?: unknown;
  readonly stream_options?: { readonly include_usage?: unknown };
  readonly max_tokens?: unknown;
  readonly max_completion_tokens?: unknown;
  readonly reasoning_effort?: unknown;
  readonly temperature?: unknown;
}

function scriptFor(request: HttpRequest): readonly Step[] {
  const body = JSON.parse(request.body) as Body;
  const name = String(body.model);
  const [id = '', kind] = name.split('@', 2);
  const model = practiceModels.find(known => known.id === id);
  const trouble = kind === undefined ? undefined : troubleNamed(kind);
  if (!model || (kind !== undefined && (id !== 'flaky' || !trouble))) return unknownModel(name);

  const limit = numberIn(body.max_completion_tokens) ?? numberIn(body.max_tokens);
  const asked: Asked = {
    // Running into the limit takes a model that thinks.
    model: trouble === 'length' ? { ...model, thinking: 'hidden' } : model,
    prompt: promptIn(body.messages),
    effort: typeof body.reasoning_effort === 'string' ? body.reasoning_effort : null,
    temperature: numberIn(body.temperature),
    limit,
    seed: Number(request.headers['x-practice-seed'] ?? 1),
    repeat: Number(request.headers['x-practice-repeat'] ?? 1),
  };
  const reply = replyTo(asked);
  return scriptOf(asked, trouble === 'length' ? { ...reply, answer: [], finish: 'length' } : reply, {
    streamed: body.stream === true,
    withUsage: body.stream_options?.include_usage === true,
    trouble,
  });
}

const numberIn = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function promptIn(messages: unknown): string {
  if (!Array.isArray(messages)) return '';
  return messages
    .map((message: { content?: unknown }) => (typeof message.content === 'string' ? message.content : ''))
    .join('\n');
}

function unknownModel(name: string): readonly Step[] {
  const models = practiceModels.map(model => model.id).join(', ');
  const kinds = troubleKinds.join(', ');
  return refused(404, {
    message: `The model ${name.slice(0, 80)} does not exist. There are: ${models}; and flaky@KIND with ${kinds}.`,
    type: 'invalid_request_error',
    param: null,
    code: 'model_not_found',
  });
}
