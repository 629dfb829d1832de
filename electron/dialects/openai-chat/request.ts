// An order as a Chat Completions request. Lean: what is not needed is not sent, since many servers
// refuse what they do not know. What a model or a flavour cannot take is adapted in the open.

import type { Note } from '../../../shared/trial/lane-event.ts';
import type { HttpRequest, Order } from '../dialect.ts';
import { traitsOf } from './model-traits.ts';

interface Message {
  readonly role: 'system' | 'developer' | 'user' | 'assistant';
  readonly content: string | readonly Part[];
}

type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image_url'; readonly image_url: { readonly url: string } };

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
    ...(contender.topP !== undefined && nucleus(contender.topP, traits.sampling, notes)),
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
  { system, user, history, images, contender }: Order,
  role: 'system' | 'developer' | 'folded',
  notes: Note[],
): readonly Message[] {
  const folds = role === 'folded' && system.trim() !== '';
  if (folds) notes.push({ code: 'system_folded', message: contender.model });
  const asked = [...history.map(turn => turn.user), user].map((words, turn) =>
    folds && turn === 0 ? `${system}\n\n${words}` : words,
  );
  const messages: Message[] = [];
  if (role !== 'folded' && system.trim() !== '') messages.push({ role, content: system });
  history.forEach(({ assistant }, turn) => {
    messages.push({ role: 'user', content: asked[turn] ?? '' }, { role: 'assistant', content: assistant });
  });
  messages.push({ role: 'user', content: withImages(asked.at(-1) ?? '', images) });
  return messages;
}

/** Plain text as long as there is nothing else: many servers take no list. */
function withImages(text: string, images: Order['images']): Message['content'] {
  if (images.length === 0) return text;
  const parts: Part[] = images.map(({ mime, base64 }) => ({
    type: 'image_url',
    image_url: { url: `data:${mime};base64,${base64}` },
  }));
  return [...parts, { type: 'text', text }];
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

function nucleus(topP: number, isTaken: boolean, notes: Note[]): object {
  if (isTaken) return { top_p: topP };
  notes.push({ code: 'sampling_dropped', message: `top_p ${topP}` });
  return {};
}

function effort(wanted: number | string, notes: Note[]): object {
  if (typeof wanted === 'string') return { reasoning_effort: wanted === 'off' ? 'none' : wanted };
  notes.push({ code: 'effort_not_sent', message: String(wanted) });
  return {};
}
