// An order as an Ollama chat. Sampling and the limit stand under `options`; elsewhere they are not read.

import { traitsOf } from '../../../shared/catalog/traits/traits-of.ts';
import { Adaptations, bearer, jsonRequest, urlOf } from '../composing.ts';
import type { Composition, Order } from '../dialect.ts';

interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
  /** Base64, without a prefix. */
  readonly images?: readonly string[];
}

export function compose(order: Order): Composition {
  const { contender } = order;
  const adapt = new Adaptations(order, traitsOf(contender));
  const { body: effortBody, effort } = adapt.effort();
  const { temperature, topP } = adapt.sampling();
  const options = {
    ...(contender.maxOutputTokens !== null && { num_predict: contender.maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
  };
  const body = {
    model: contender.model,
    messages: messagesFor(order, adapt),
    stream: contender.streamed,
    ...(Object.keys(options).length > 0 && { options }),
    ...effortBody,
  };
  return adapt.composed(body, effort, whole =>
    jsonRequest(urlOf(contender.baseUrl, '/api/chat'), whole, {
      accept: contender.streamed ? 'application/x-ndjson' : 'application/json',
      key: bearer,
    }),
  );
}

function messagesFor(order: Order, adapt: Adaptations): readonly Message[] {
  const { system, asked } = adapt.words();
  const messages: Message[] = system === '' ? [] : [{ role: 'system', content: system }];
  order.history.forEach(({ assistant }, turn) => {
    messages.push({ role: 'user', content: asked[turn] ?? '' }, { role: 'assistant', content: assistant });
  });
  const images = adapt.images().map(image => image.base64);
  messages.push({ role: 'user', content: asked.at(-1) ?? '', ...(images.length > 0 && { images }) });
  return messages;
}
