// An order as a Converse request. The model stands in the address; what only its maker knows stands
// in additionalModelRequestFields.

import { traitsOf } from '../../../shared/catalog/traits/traits-of.ts';
import { fittedEffort, withinLimit } from '../claude-budget.ts';
import { Adaptations, isFragment, jsonRequest, urlOf } from '../composing.ts';
import type { Composition, Order } from '../dialect.ts';

type Block =
  | { readonly text: string }
  | { readonly image: { readonly format: string; readonly source: { readonly bytes: string } } };

interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: readonly Block[];
}

export function compose(order: Order): Composition {
  const { contender } = order;
  const adapt = new Adaptations(order, traitsOf(contender));
  const { body: effortBody, effort } = fitted(adapt.effort(), contender.maxOutputTokens, adapt);
  const { temperature, topP } = adapt.sampling();
  const { system, asked } = adapt.words();
  const inferenceConfig = {
    ...(contender.maxOutputTokens !== null && { maxTokens: contender.maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
  };
  const body = {
    messages: messagesFor(order, asked, adapt.images()),
    ...(system !== '' && { system: [{ text: system }] }),
    ...(Object.keys(inferenceConfig).length > 0 && { inferenceConfig }),
    ...effortBody,
  };
  const path = `/model/${encodeURIComponent(contender.model)}/${contender.streamed ? 'converse-stream' : 'converse'}`;
  return adapt.composed(body, effort, whole =>
    jsonRequest(urlOf(contender.baseUrl, path), whole, {
      accept: contender.streamed ? 'application/vnd.amazon.eventstream' : 'application/json',
      key: { scheme: 'sigv4', region: regionOf(contender.baseUrl), service: 'bedrock' },
    }),
  );
}

/** An effort of Claude's as it fits into the limit; without one, Bedrock takes the model's own. */
function fitted(
  asked: ReturnType<Adaptations['effort']>,
  limit: number | null,
  adapt: Adaptations,
): ReturnType<Adaptations['effort']> {
  const { additionalModelRequestFields: beside } = asked.body;
  if (limit === null || !isFragment(beside)) return asked;
  const fields = withinLimit(beside, limit, adapt);
  if (fields === beside) return asked;
  const body = Object.keys(fields).length > 0 ? { additionalModelRequestFields: fields } : {};
  const effort = fittedEffort(asked.effort, body);
  return { body, ...(effort && { effort }) };
}

/** As the address tells it; elsewhere, where all of AWS's services began. */
const regionOf = (baseUrl: string): string =>
  /^https:\/\/[^/]*?\.([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(baseUrl)?.[1] ?? 'us-east-1';

function messagesFor(
  { history }: Order,
  asked: readonly string[],
  images: Order['images'],
): readonly Message[] {
  const messages: Message[] = history.flatMap(({ assistant }, turn): readonly Message[] => [
    { role: 'user', content: [{ text: asked[turn] ?? '' }] },
    { role: 'assistant', content: [{ text: assistant }] },
  ]);
  const pictures: Block[] = images.map(({ mime, base64 }) => ({
    image: { format: mime.replace(/^image\//, ''), source: { bytes: base64 } },
  }));
  messages.push({ role: 'user', content: [...pictures, { text: asked.at(-1) ?? '' }] });
  return messages;
}
