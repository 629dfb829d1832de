// An order as a generateContent request. The model stands in the address, the key in a header: in
// the address it would end up in logs.

import { traitsOf } from '../../../shared/catalog/traits/traits-of.ts';
import { Adaptations, jsonRequest, merged, urlOf, withoutVersion } from '../composing.ts';
import type { Composition, Order } from '../dialect.ts';

type Part =
  { readonly text: string } | { readonly inlineData: { readonly mimeType: string; readonly data: string } };

interface Content {
  readonly role: 'user' | 'model';
  readonly parts: readonly Part[];
}

export function compose(order: Order): Composition {
  const { contender } = order;
  const traits = traitsOf(contender);
  const adapt = new Adaptations(order, traits);
  const { body: effortBody, effort } = adapt.effort();
  const { temperature, topP } = adapt.sampling();
  const { system, asked } = adapt.words();
  const settings = {
    ...(contender.maxOutputTokens !== null && { maxOutputTokens: contender.maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
  };
  const body = merged(
    {
      contents: contentsFor(order, asked, adapt.images()),
      ...(system !== '' && { systemInstruction: { parts: [{ text: system }] } }),
      ...(Object.keys(settings).length > 0 && { generationConfig: settings }),
    },
    effortBody,
  );
  const method = contender.streamed ? 'streamGenerateContent?alt=sse' : 'generateContent';
  const model = contender.model
    .replace(/^models\//, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return adapt.composed(body, effort, whole =>
    jsonRequest(
      urlOf(withoutVersion(contender.baseUrl, 'v1beta'), `/v1beta/models/${model}:${method}`),
      whole,
      {
        accept: contender.streamed ? 'text/event-stream' : 'application/json',
        key: { header: 'x-goog-api-key', prefix: '' },
      },
    ),
  );
}

function contentsFor(
  { history }: Order,
  asked: readonly string[],
  images: Order['images'],
): readonly Content[] {
  const contents: Content[] = history.flatMap(({ assistant }, turn): readonly Content[] => [
    { role: 'user', parts: [{ text: asked[turn] ?? '' }] },
    { role: 'model', parts: [{ text: assistant }] },
  ]);
  const pictures: Part[] = images.map(({ mime, base64 }) => ({
    inlineData: { mimeType: mime, data: base64 },
  }));
  contents.push({ role: 'user', parts: [...pictures, { text: asked.at(-1) ?? '' }] });
  return contents;
}
