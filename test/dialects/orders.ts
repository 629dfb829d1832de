// Orders for the request tests: every model generation, asked in every way a person can ask.

import { traitsOf } from '../../shared/catalog/traits/traits-of.ts';
import type { Contender, Effort } from '../../shared/trial/contender.ts';
import { dialectFor } from '../../electron/dialects/index.ts';
import type { Composition, Order } from '../../electron/dialects/dialect.ts';
import { contender } from '../engine/setup.ts';

export const orderOf = (asker: Contender, more: Partial<Omit<Order, 'contender'>> = {}): Order => ({
  contender: asker,
  system: '',
  user: 'Why?',
  history: [],
  images: [],
  ...more,
});

/** What a dialect makes of an order; `dialect` and `flavour` stand in the contender. */
export function composed(asker: Partial<Contender> & { readonly model: string }, more = {}): Composition {
  const { model, ...rest } = asker;
  const whole = contender(model, rest);
  const dialect = dialectFor(whole.dialect);
  if (!dialect) throw new Error(`no dialect ${whole.dialect}`);
  return dialect.compose(orderOf(whole, more));
}

export const bodyOf = ({ request }: Composition): Record<string, unknown> =>
  JSON.parse(request.body) as Record<string, unknown>;

const efforts: readonly (Effort | null)[] = [
  null,
  'off',
  'minimal',
  'low',
  'medium',
  'high',
  'xhigh',
  'max',
  4_096,
];

/** A transparent pixel. */
export const pixel = {
  kind: 'image',
  name: 'pixel.png',
  mime: 'image/png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
} as const;

const conversation = { system: 'Be brief.', history: [{ user: 'Hello', assistant: 'Good day.' }] };

/** Every different body that comes of asking one model in all ways there are. */
export function bodiesFor(asker: Pick<Contender, 'dialect' | 'flavour' | 'model'>): readonly string[] {
  const { images } = traitsOf(asker);
  const bodies = efforts.flatMap(effort =>
    [true, false].flatMap(streamed => {
      const plain = { ...asker, effort, streamed };
      const sampled = { ...plain, temperature: 0.7, topP: 0.9, maxOutputTokens: 20_000 };
      return [
        composed(plain),
        composed(sampled, conversation),
        composed(plain, { ...conversation, images: images ? [pixel] : [] }),
      ];
    }),
  );
  return [...new Set(bodies.map(({ request }) => request.body))];
}
