// An order as a Messages request. A limit is mandatory here and covers thinking and answer; a budget
// for thinking must stay below it, so one that does not is cut, in the open.

import { traitsOf } from '../../../shared/catalog/traits/traits-of.ts';
import type { Fragment } from '../../../shared/catalog/traits/traits.ts';
import { budgetIn, fittedEffort, withinLimit } from '../claude-budget.ts';
import { Adaptations, jsonRequest, urlOf, withoutVersion } from '../composing.ts';
import type { Composition, Order } from '../dialect.ts';

/** The version that every server of this dialect knows. */
const version = '2023-06-01';

/** Left to the answer where a budget sets the limit. */
const roomForAnswer = 8_192;

interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: string | readonly Part[];
}

type Part =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'image';
      readonly source: { readonly type: 'base64'; readonly media_type: string; readonly data: string };
    };

export function compose(order: Order): Composition {
  const { contender } = order;
  const traits = traitsOf(contender);
  const adapt = new Adaptations(order, traits);
  const asked = adapt.effort();
  const { temperature, topP } = adapt.sampling();
  const { system, asked: turns } = adapt.words();
  const limits = limited(asked.body, contender.maxOutputTokens, traits.defaultLimit, adapt);
  const body = {
    model: contender.model,
    max_tokens: limits.limit,
    ...(system !== '' && { system }),
    messages: messagesFor(order, turns, adapt.images()),
    stream: contender.streamed,
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...limits.body,
  };
  const effort = limits.body === asked.body ? asked.effort : fittedEffort(asked.effort, limits.body);
  return adapt.composed(body, effort, whole =>
    jsonRequest(urlOf(withoutVersion(contender.baseUrl, 'v1'), '/v1/messages'), whole, {
      accept: contender.streamed ? 'text/event-stream' : 'application/json',
      headers: { 'anthropic-version': version },
      key: { header: 'x-api-key', prefix: '' },
    }),
  );
}

function limited(
  body: Fragment,
  asked: number | null,
  usual: number,
  adapt: Adaptations,
): { readonly limit: number; readonly body: Fragment } {
  if (asked !== null) return { limit: asked, body: withinLimit(body, asked, adapt) };
  const budget = budgetIn(body);
  const limit = budget === undefined ? usual : Math.max(usual, budget + roomForAnswer);
  adapt.note('limit_added', String(limit));
  return { limit, body };
}

function messagesFor(
  { history }: Order,
  turns: readonly string[],
  images: Order['images'],
): readonly Message[] {
  const messages: Message[] = history.flatMap(({ assistant }, turn): readonly Message[] => [
    { role: 'user', content: turns[turn] ?? '' },
    { role: 'assistant', content: assistant },
  ]);
  const text = turns.at(-1) ?? '';
  const parts: Part[] = images.map(({ mime, base64 }) => ({
    type: 'image',
    source: { type: 'base64', media_type: mime, data: base64 },
  }));
  messages.push({
    role: 'user',
    content: parts.length === 0 ? text : [...parts, { type: 'text', text }],
  });
  return messages;
}
