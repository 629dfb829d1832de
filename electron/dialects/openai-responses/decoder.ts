// Reads the events of one response, or a whole response at once. The named event and the `type`
// inside say the same; the type is believed.

import { failure, type Failure } from '../../../shared/trial/failure.ts';
import type { Finish } from '../../../shared/trial/lane-event.ts';
import type { Ms } from '../../../shared/units.ts';
import type { Decoded, Decoder, DialectEvent, Order } from '../dialect.ts';
import { field, isObject, list, textField, type Json, type JsonObject } from '../json.ts';
import { JsonDecoder, nothing } from '../json-decoder.ts';
import { factsOf, finite } from '../numbers.ts';
import { usdOfTicks } from '../openai-chat/server-facts.ts';
import { refusalIn } from '../refusal.ts';
import { countsOf } from './usage.ts';

export const decoder = (order: Order): Decoder => new ResponsesDecoder(order);

const betweenParts = '\n\n';

class ResponsesDecoder extends JsonDecoder {
  /** Which part of which summary was told last: parts are set apart by a blank line. */
  private summaryPart: string | undefined;
  private hasText = false;

  protected read(json: JsonObject, event: string | undefined, at: Ms): Decoded {
    const type = textField(json, 'type') ?? event ?? '';
    if (textField(json, 'object') === 'response') {
      this.isWhole = true;
      return this.terminal(json, at);
    }
    switch (type) {
      case 'response.created':
      case 'response.in_progress':
      case 'response.queued':
        return this.spoken(this.served(field(json, 'response'), at));
      case 'response.reasoning_summary_text.delta':
        return this.spoken(this.summary(json, at));
      case 'response.reasoning_text.delta':
        return this.spoken(this.thought(textField(json, 'delta'), at, 'raw'));
      case 'response.output_text.delta':
        return this.spoken(this.answer(textField(json, 'delta'), at));
      case 'response.refusal.delta':
        this.note('refusal_text', '');
        return this.spoken(this.answer(textField(json, 'delta'), at));
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
      case 'response.cancelled':
        return this.terminal(field(json, 'response'), at, type.replace('response.', ''));
      case 'error':
        this.hasSpoken = true;
        return { events: [], failure: refusalIn({ error: field(json, 'error') ?? json }) ?? broken('error') };
      default:
        if (type.startsWith('response.')) return this.spoken([]);
        return this.otherwise(json);
    }
  }

  /** A gateway's own way to say no; else not of this dialect. */
  private otherwise(json: JsonObject): Decoded {
    const trouble = refusalIn(json);
    if (!trouble) return this.odd();
    this.hasSpoken = true;
    return { events: [], failure: trouble };
  }

  private spoken(events: readonly DialectEvent[]): Decoded {
    this.hasSpoken = true;
    return events.length === 0 ? nothing : { events };
  }

  private answer(text: string | undefined, at: Ms): readonly DialectEvent[] {
    this.hasText ||= text !== undefined && text !== '';
    return this.text(text, at);
  }

  private summary(json: JsonObject, at: Ms): readonly DialectEvent[] {
    const text = textField(json, 'delta');
    if (text === undefined || text === '') return [];
    const part = JSON.stringify([field(json, 'item_id'), field(json, 'summary_index')]);
    const isNext = this.summaryPart !== undefined && this.summaryPart !== part;
    this.summaryPart = part;
    return this.thought(isNext ? betweenParts + text : text, at, 'summary');
  }

  /** `event` is how the end was called, where the response does not say. */
  private terminal(response: Json | undefined, at: Ms, event = 'completed'): Decoded {
    if (!isObject(response)) return this.odd();
    this.hasSpoken = true;
    const events: DialectEvent[] = [...this.served(response, at), ...this.output(response, at)];
    const { finish, trouble } = endOf(response, event);
    if (trouble) events.push({ type: 'finish', at, finish });
    else events.push(this.finish(finish, at));
    const usage = field(response, 'usage');
    if (isObject(usage)) {
      const counts = countsOf(usage, this.order.contender.flavour);
      events.push(this.bill(counts, { raw: usage }, at));
    }
    const facts = factsOf({
      serverCreatedAtS: finite(field(response, 'created_at')),
      serverCompletedAtS: finite(field(response, 'completed_at')),
      servedEffort: textField(field(response, 'reasoning'), 'effort')?.slice(0, 50),
      providerCostUsd: usdOfTicks(field(usage, 'cost_in_usd_ticks')),
    });
    if (facts) events.push({ type: 'server', at, facts });
    events.push({ type: 'done', at });
    this.expects = 'close';
    return trouble ? { events, failure: trouble } : { events };
  }

  /** The last response holds all of it once more: read where it is whole, or where deltas were left out. */
  private output(response: JsonObject, at: Ms): readonly DialectEvent[] {
    const events: DialectEvent[] = [];
    const { hasText } = this;
    // Behind the answer, thoughts would be out of their turn.
    const isThoughtTold = hasText || this.hasThought;
    for (const item of list(field(response, 'output'))) {
      const type = textField(item, 'type');
      if (type === 'reasoning') {
        events.push(...this.reasoning(item, isThoughtTold, at));
      } else if (type === 'message') {
        if (!hasText) events.push(...this.message(item, at));
      } else if (type?.endsWith('_call')) {
        this.note('tool_calls', textField(item, 'name')?.slice(0, 100) ?? type.slice(0, 100));
      }
    }
    return events;
  }

  /** One item of thinking: the thinking itself, else its summary, else a sealed envelope. */
  private reasoning(item: Json, isTold: boolean, at: Ms): readonly DialectEvent[] {
    const raw = texts(field(item, 'content')).join('');
    const summary = texts(field(item, 'summary')).join(betweenParts);
    const isSealed = raw === '' && summary === '' && Boolean(textField(item, 'encrypted_content'));
    if (isSealed) this.note('thinking_redacted', '');
    if (isTold) return [];
    if (raw !== '') return this.thought(raw, at, 'raw');
    const isNext = this.hasThought && summary !== '';
    return this.thought(isNext ? betweenParts + summary : summary, at, 'summary');
  }

  private message(item: Json, at: Ms): readonly DialectEvent[] {
    return list(field(item, 'content')).flatMap(part => {
      const refusal = textField(part, 'refusal');
      if (refusal) this.note('refusal_text', '');
      return this.text(textField(part, 'text') ?? refusal, at);
    });
  }

  private served(response: Json | undefined, at: Ms): readonly DialectEvent[] {
    return this.servedFrom(
      {
        model: textField(response, 'model'),
        requestId: textField(response, 'id'),
        tier: textField(response, 'service_tier'),
        fingerprint: textField(response, 'system_fingerprint'),
      },
      at,
    );
  }
}

const texts = (parts: Json | undefined): readonly string[] =>
  list(parts).flatMap(part => textField(part, 'text') ?? []);

const reasons: Readonly<Record<string, Finish['normalised']>> = {
  max_output_tokens: 'length',
  max_tokens: 'length',
  content_filter: 'content_filter',
};

function endOf(response: JsonObject, event: string): { readonly finish: Finish; readonly trouble?: Failure } {
  const status = textField(response, 'status') || event;
  if (status === 'completed') return { finish: { raw: status, normalised: 'stop' } };
  if (status === 'incomplete') {
    const reason = textField(field(response, 'incomplete_details'), 'reason') ?? '';
    const normalised = Object.hasOwn(reasons, reason) ? (reasons[reason] ?? 'other') : 'other';
    return { finish: { raw: `${status}:${reason}`.slice(0, 100), normalised } };
  }
  const trouble = refusalIn({ error: field(response, 'error') ?? null }) ?? broken(status);
  return { finish: { raw: status.slice(0, 100), normalised: 'error' }, trouble };
}

const broken = (status: string): Failure =>
  failure('server', `response_${status.slice(0, 50)}`, '', 'try_again');
