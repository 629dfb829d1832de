// An order as a Responses request: nothing is stored there, and a summary of the thinking is asked
// for wherever a model thinks.

import { traitsOf } from '../../../shared/catalog/traits/traits-of.ts';
import { Adaptations, jsonRequest, keyFor, urlOf } from '../composing.ts';
import type { Composition, Order } from '../dialect.ts';

interface Item {
  readonly role: 'system' | 'developer' | 'user' | 'assistant';
  readonly content: string | readonly Part[];
}

type Part =
  | { readonly type: 'input_text'; readonly text: string }
  | { readonly type: 'input_image'; readonly image_url: string; readonly detail: 'auto' };

export function compose(order: Order): Composition {
  const { contender } = order;
  const traits = traitsOf(contender);
  const adapt = new Adaptations(order, traits);
  const { body: effortBody, effort } = adapt.effort();
  const { temperature, topP } = adapt.sampling();
  const body = {
    model: contender.model,
    input: inputFor(order, adapt, traits.system === 'developer' ? 'developer' : 'system'),
    stream: contender.streamed,
    ...(contender.streamed && traits.streamOptions && { stream_options: traits.streamOptions }),
    ...(contender.maxOutputTokens !== null && { max_output_tokens: contender.maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...effortBody,
  };
  return adapt.composed(body, effort, whole =>
    jsonRequest(urlOf(contender.baseUrl, '/responses'), whole, {
      accept: contender.streamed ? 'text/event-stream' : 'application/json',
      key: keyFor(contender.flavour),
    }),
  );
}

function inputFor(order: Order, adapt: Adaptations, role: 'system' | 'developer'): readonly Item[] {
  const { system, asked } = adapt.words();
  const items: Item[] = system === '' ? [] : [{ role, content: system }];
  order.history.forEach(({ assistant }, turn) => {
    items.push({ role: 'user', content: asked[turn] ?? '' }, { role: 'assistant', content: assistant });
  });
  items.push({ role: 'user', content: withImages(asked.at(-1) ?? '', adapt.images()) });
  return items;
}

function withImages(text: string, images: Order['images']): Item['content'] {
  if (images.length === 0) return text;
  const parts: Part[] = images.map(({ mime, base64 }) => ({
    type: 'input_image',
    image_url: `data:${mime};base64,${base64}`,
    detail: 'auto',
  }));
  return [...parts, { type: 'input_text', text }];
}
