// An order as a Chat Completions request. Lean: what is not needed is not sent, since many servers
// refuse what they do not know. What a model or a flavour cannot take is adapted in the open.

import { traitsOf } from '../../../shared/catalog/traits/traits-of.ts';
import { Adaptations, jsonRequest, keyFor, urlOf } from '../composing.ts';
import type { Composition, Order } from '../dialect.ts';

interface Message {
  readonly role: 'system' | 'developer' | 'user' | 'assistant';
  readonly content: string | readonly Part[];
}

type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image_url'; readonly image_url: { readonly url: string } };

export function compose(order: Order): Composition {
  const { contender } = order;
  const traits = traitsOf(contender);
  const adapt = new Adaptations(order, traits);
  const { body: effortBody, effort } = adapt.effort();
  const { temperature, topP } = adapt.sampling();
  const body = {
    model: contender.model,
    messages: messagesFor(order, adapt, traits.system === 'developer' ? 'developer' : 'system'),
    stream: contender.streamed,
    ...(contender.streamed && traits.streamOptions && { stream_options: traits.streamOptions }),
    ...(contender.maxOutputTokens !== null && { [traits.limitField]: contender.maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...effortBody,
  };
  return adapt.composed(body, effort, whole =>
    jsonRequest(urlOf(contender.baseUrl, '/chat/completions'), whole, {
      accept: contender.streamed ? 'text/event-stream' : 'application/json',
      key: keyFor(contender.flavour),
    }),
  );
}

function messagesFor(order: Order, adapt: Adaptations, role: 'system' | 'developer'): readonly Message[] {
  const { system, asked } = adapt.words();
  const messages: Message[] = system === '' ? [] : [{ role, content: system }];
  order.history.forEach(({ assistant }, turn) => {
    messages.push({ role: 'user', content: asked[turn] ?? '' }, { role: 'assistant', content: assistant });
  });
  messages.push({ role: 'user', content: withImages(asked.at(-1) ?? '', adapt.images()) });
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
