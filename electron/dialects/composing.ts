// What the requests of all dialects have in common: the address, the body made of what was asked and
// what the model's traits say, a note for each thing that had to be adapted.

import type { EffortDial, Fragment, ModelTraits } from '../../shared/catalog/traits/traits.ts';
import type { LaneEffort } from '../../shared/trial/lane.ts';
import type { Note } from '../../shared/trial/lane-event.ts';
import type { Composition, HttpRequest, Order } from './dialect.ts';

/** A base URL with a path behind it. A query in the base (Azure's api-version) stays at the end. */
export function urlOf(baseUrl: string, path: string): string {
  const [address = '', query] = baseUrl.split('?', 2);
  const joined = address.replace(/\/+$/, '') + path;
  if (query === undefined || query === '') return joined;
  return `${joined}${joined.includes('?') ? '&' : '?'}${query}`;
}

/** A base URL that ends in a dialect's version already means the same place. */
export const withoutVersion = (baseUrl: string, version: 'v1' | 'v1beta'): string =>
  baseUrl.replace(new RegExp(`/${version}/*(?=$|\\?)`), '');

/** The usual key: `Authorization: Bearer ...`. */
export const bearer: HttpRequest['key'] = { header: 'authorization', prefix: 'Bearer ' };

/** Azure takes its keys under a name of its own. */
export const keyFor = (flavour: string | null): HttpRequest['key'] =>
  flavour === 'azure' ? { header: 'api-key', prefix: '' } : bearer;

export function jsonRequest(
  url: string,
  body: Fragment,
  {
    accept,
    key,
    headers = {},
  }: Pick<HttpRequest, 'key'> & { accept: string; headers?: HttpRequest['headers'] },
): HttpRequest {
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', accept, ...headers },
    body: JSON.stringify(body),
    key,
  };
}

/**
 * One body over another. Objects are merged, but for those that say their `type`: these are wholes,
 * and half of one beside half of another is neither.
 */
export function merged(below: Fragment, above: Fragment): Fragment {
  const both: Record<string, unknown> = { ...below };
  for (const [name, value] of Object.entries(above)) {
    const old = Object.hasOwn(both, name) ? both[name] : undefined;
    const merge = isFragment(old) && isFragment(value) && !('type' in value);
    Object.defineProperty(both, name, {
      value: merge ? merged(old, value) : value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return both;
}

export const isFragment = (value: unknown): value is Fragment =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Collects what is adapted on the way from an order to a request. */
export class Adaptations {
  readonly notes: Note[] = [];
  private readonly order: Order;
  private readonly traits: ModelTraits;

  constructor(order: Order, traits: ModelTraits) {
    this.order = order;
    this.traits = traits;
  }

  /** The system prompt as this model takes it, and the user's turns, oldest first. */
  words(): { readonly system: string; readonly asked: readonly string[] } {
    const { system, user, history, contender } = this.order;
    const asked = [...history.map(turn => turn.user), user];
    if (system.trim() === '') return { system: '', asked };
    if (this.traits.system !== 'folded') return { system, asked };
    this.note('system_folded', contender.model);
    return { system: '', asked: asked.map((words, turn) => (turn === 0 ? `${system}\n\n${words}` : words)) };
  }

  images(): Order['images'] {
    const { images, contender } = this.order;
    if (images.length === 0 || this.traits.images) return images;
    this.note('images_not_sent', contender.model);
    return [];
  }

  /** Temperature and top_p as far as they are taken. */
  sampling(): { readonly temperature?: number; readonly topP?: number } {
    const { temperature, topP, effort } = this.order.contender;
    const { sampling, temperature: range, summary } = this.traits;
    // Claude thinks where its thinking is asked to be shown, also without an effort.
    const thinks = effort === null ? 'thinking' in summary : effort !== 'off';
    const isRefused =
      sampling === 'refused' ||
      (sampling === 'without_thinking' && effort !== 'off') ||
      (sampling === 'either' && thinks);
    const takesHeat =
      temperature !== null && !isRefused && temperature >= range[0] && temperature <= range[1];
    if (temperature !== null && !takesHeat) this.note('sampling_dropped', String(temperature));
    const takesP = topP !== undefined && !isRefused && !(sampling === 'either' && takesHeat);
    if (topP !== undefined && !takesP) this.note('sampling_dropped', `top_p ${topP}`);
    if (sampling === 'idle_in_thinking' && effort !== 'off' && (takesHeat || takesP)) {
      this.note('sampling_without_effect', '');
    }
    return { ...(takesHeat && { temperature }), ...(takesP && { topP }) };
  }

  /** What is sent for the effort asked; nothing, with a note, where the model has no such step. */
  effort(): { readonly body: Fragment; readonly effort?: LaneEffort } {
    const { effort: requested, model } = this.order.contender;
    const { summary, effort: dial } = this.traits;
    if (requested === null) return { body: summary };
    const body = dial && stepOf(dial, requested);
    if (!body) {
      this.note('effort_not_supported', String(requested));
      // It thinks as it always does: then its thinking is to be seen, also where none was wanted.
      return { body: summary, effort: { requested, applied: null } };
    }
    if (body === dial.coarse) this.note('effort_coarser', model);
    return {
      body: requested === 'off' ? body : merged(summary, body),
      effort: { requested, applied: written(body) },
    };
  }

  note(code: string, message: string): void {
    this.notes.push({ code, message });
  }

  /** The request with everything the traits and the person's own settings add. */
  composed(
    body: Fragment,
    effort: LaneEffort | undefined,
    send: (body: Fragment) => HttpRequest,
  ): Composition {
    const { streaming, always } = this.traits;
    const { streamed, effort: asked, speech } = this.order.contender;
    if (streaming === 'only' && !streamed && asked !== 'off') this.note('streams_only', '');
    const whole = merged(merged(always, body), speech?.body ?? {});
    return { request: send(whole), notes: this.notes, ...(effort && { effort }) };
  }
}

function stepOf(dial: EffortDial, requested: LaneEffort['requested']): Fragment | undefined {
  if (typeof requested !== 'number') {
    return dial.levels[requested] ?? (requested === 'off' ? undefined : dial.coarse);
  }
  const { budget } = dial;
  return budget && requested >= budget.min && requested <= budget.max ? budget.body(requested) : undefined;
}

/** A fragment as a person reads it: `reasoning.effort high`, `thinking.type enabled, thinking.budget_tokens 4096`. */
export function written(body: Fragment, above = ''): string {
  return Object.entries(body)
    .map(([name, value]) =>
      isFragment(value) ? written(value, `${above}${name}.`) : `${above}${name} ${String(value)}`,
    )
    .join(', ');
}
