// An order as a Chat Completions request. Lean: what is not needed is not sent, since many servers
// refuse what they do not know. What a model or a flavour cannot take is adapted in the open.

import type { Note } from '../../../shared/trial/lane-event.ts';
import type { HttpRequest, Order } from '../dialect.ts';
import { traitsOf } from './model-traits.ts';

interface Message {
  readonly role: 'system' | 'developer' | 'user';
  readonly content: string;
}

export function compose(order: Order): { readonly request: HttpRequest; readonly notes: readonly Note[] } {
  const { contender } = order;
  const notes: Note[] = [];
  const traits = traitsOf(contender);
  const body = {
    model: contender.model,
    messages: messagesFor(order, traits.system, notes),
    stream: contender.streamed,
    ...(contender.streamed && { stream_options: streamOptions(contender.flavour) }),
    ...(contender.maxOutputTokens !== null && { [traits.limitField]: contender.maxOutputTokens }),
    ...(contender.temperature !== null && sampling(contender.temperature, traits.sampling, notes)),
    ...(contender.effort !== null && effort(contender.effort, notes)),
  };
  const request: HttpRequest = {
    method: 'POST',
    url: `${contender.baseUrl.replace(/\/+$/, '')}/chat/completions`,
    headers: {
      'content-type': 'application/json',
      accept: contender.streamed ? 'text/event-stream' : 'application/json',
    },
    body: JSON.stringify(body),
    key: { header: 'authorization', prefix: 'Bearer ' },
  };
  return { request, notes };
}

function messagesFor(
  { system, user, contender }: Order,
  role: 'system' | 'developer' | 'folded',
  notes: Note[],
): readonly Message[] {
  if (system.trim() === '') return [{ role: 'user', content: user }];
  if (role !== 'folded') {
    return [
      { role, content: system },
      { role: 'user', content: user },
    ];
  }
  notes.push({ code: 'system_folded', message: contender.model });
  return [{ role: 'user', content: `${system}\n\n${user}` }];
}

/** OpenAI pads its chunks at random unless asked not to; others refuse the question. */
const streamOptions = (flavour: string | null): object =>
  flavour === 'openai' || flavour === 'azure'
    ? { include_usage: true, include_obfuscation: false }
    : { include_usage: true };

function sampling(temperature: number, isTaken: boolean, notes: Note[]): object {
  if (isTaken) return { temperature };
  notes.push({ code: 'sampling_dropped', message: String(temperature) });
  return {};
}

function effort(wanted: number | string, notes: Note[]): object {
  if (typeof wanted === 'string') return { reasoning_effort: wanted === 'off' ? 'none' : wanted };
  notes.push({ code: 'effort_not_sent', message: String(wanted) });
  return {};
}
