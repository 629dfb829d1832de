// An order as an LM Studio chat. It takes one input and remembers conversations by itself; earlier
// turns that it did not hear are told as a script, in the open.

import { traitsOf } from '../../../shared/catalog/traits/traits-of.ts';
import { Adaptations, bearer, jsonRequest, urlOf } from '../composing.ts';
import type { Composition, Order } from '../dialect.ts';

export function compose(order: Order): Composition {
  const { contender } = order;
  const adapt = new Adaptations(order, traitsOf(contender));
  const { body: effortBody, effort } = adapt.effort();
  const { temperature, topP } = adapt.sampling();
  const { system, asked } = adapt.words();
  const text = script(order, asked, adapt);
  const images = adapt.images();
  const body = {
    model: contender.model,
    input:
      images.length === 0
        ? text
        : [
            ...images.map(({ mime, base64 }) => ({
              type: 'image',
              data_url: `data:${mime};base64,${base64}`,
            })),
            { type: 'message', content: text },
          ],
    ...(system !== '' && { system_prompt: system }),
    stream: contender.streamed,
    store: false,
    ...(contender.maxOutputTokens !== null && { max_output_tokens: contender.maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...effortBody,
  };
  return adapt.composed(body, effort, whole =>
    jsonRequest(urlOf(contender.baseUrl, '/api/v1/chat'), whole, {
      accept: contender.streamed ? 'text/event-stream' : 'application/json',
      key: bearer,
    }),
  );
}

function script({ history }: Order, asked: readonly string[], adapt: Adaptations): string {
  if (history.length === 0) return asked.at(-1) ?? '';
  adapt.note('history_folded', String(history.length));
  const turns = history.flatMap(({ assistant }, turn) => [
    `User: ${asked[turn] ?? ''}`,
    `Assistant: ${assistant}`,
  ]);
  return [...turns, `User: ${asked.at(-1) ?? ''}`].join('\n\n');
}
