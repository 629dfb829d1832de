// Reads the chunks of one generation; a whole body is one chunk, a list of them is a stream that was
// not asked for as events.

import { traitsOf } from '../../../shared/catalog/traits/traits-of.ts';
import type { WireMessage } from '../../../shared/trial/tape.ts';
import type { Ms } from '../../../shared/units.ts';
import type { Decoded, Decoder, DialectEvent, Order } from '../dialect.ts';
import { field, isObject, list, parseJson, textField, type Json, type JsonObject } from '../json.ts';
import { finishFrom, JsonDecoder } from '../json-decoder.ts';
import { refusalIn } from '../refusal.ts';
import { countsOf, isBill } from './usage.ts';

export const decoder = (order: Order): Decoder => new GeminiDecoder(order);

const finishOf = finishFrom({
  STOP: 'stop',
  MAX_TOKENS: 'length',
  // A turn of a very long output is over; another would go on.
  CONTINUATION: 'length',
  SAFETY: 'content_filter',
  RECITATION: 'content_filter',
  BLOCKLIST: 'content_filter',
  PROHIBITED_CONTENT: 'content_filter',
  SPII: 'content_filter',
  IMAGE_SAFETY: 'content_filter',
  IMAGE_PROHIBITED_CONTENT: 'content_filter',
  IMAGE_RECITATION: 'content_filter',
  UNEXPECTED_TOOL_CALL: 'tool_calls',
  TOO_MANY_TOOL_CALLS: 'tool_calls',
});

class GeminiDecoder extends JsonDecoder {
  private readonly kind: 'raw' | 'summary';
  private lastBill = '';
  private hasText = false;
  /** More was said after a reason to finish: this server gives one with every chunk. */
  private goesOn = false;

  constructor(order: Order) {
    super(order);
    this.kind = traitsOf(order.contender).thinkingKind;
  }

  override take(message: WireMessage): Decoded {
    const json = parseJson(message.data);
    if (!Array.isArray(json)) return super.take(message);
    const events: DialectEvent[] = [];
    for (const chunk of list(json)) {
      const decoded = isObject(chunk) ? this.read(chunk, message.event, message.at) : this.odd();
      events.push(...decoded.events);
      if (decoded.failure) return { events, failure: decoded.failure };
    }
    this.isWhole = true;
    return { events };
  }

  protected read(json: JsonObject, _event: string | undefined, at: Ms): Decoded {
    const trouble = refusalIn(json);
    if (trouble) {
      this.hasSpoken = true;
      return { events: [], failure: trouble };
    }
    const candidates = field(json, 'candidates');
    const blocked = textField(field(json, 'promptFeedback'), 'blockReason');
    const usage = field(json, 'usageMetadata');
    if (!Array.isArray(candidates) && blocked === undefined && !isObject(usage)) return this.odd();
    this.hasSpoken = true;
    this.isWhole ||= !this.order.contender.streamed;

    const candidate = list(candidates).find(found => (field(found, 'index') ?? 0) === 0);
    const events: DialectEvent[] = [...this.served(json, usage, at)];
    const parts = list(field(field(candidate, 'content'), 'parts')).flatMap(part => this.part(part, at));
    this.goesOn ||= this.hasFinished && parts.length > 0;
    events.push(...parts);
    const reason = textField(candidate, 'finishReason');
    const hasEnded = reason !== undefined && reason !== 'FINISH_REASON_UNSPECIFIED';
    if (hasEnded) events.push(this.finish(finishOf(reason), at));
    if (blocked !== undefined && !candidate) {
      this.note('prompt_blocked', blocked.slice(0, 100));
      events.push(this.finish({ raw: blocked.slice(0, 100), normalised: 'content_filter' }, at));
    }
    if (isObject(usage) && isBill(usage)) events.push(...this.billed(usage, at));
    if (hasEnded || blocked !== undefined) events.push({ type: 'done', at });
    // Never `close`: nothing but the end of the bytes says that a chunk was the last.
    if (this.hasFinished) this.expects = this.goesOn ? 'more' : 'bill';
    return { events };
  }

  private part(part: Json, at: Ms): readonly DialectEvent[] {
    const call = field(part, 'functionCall');
    if (isObject(call)) this.note('tool_calls', textField(call, 'name')?.slice(0, 100) ?? '');
    const text = textField(part, 'text');
    if (field(part, 'thought') === true) return this.thought(text, at, this.kind);
    this.hasText ||= text !== undefined && text !== '';
    return this.text(text, at);
  }

  private billed(usage: JsonObject, at: Ms): readonly DialectEvent[] {
    const text = JSON.stringify(usage);
    if (text === this.lastBill) return [];
    this.lastBill = text;
    // While it grows its parts need not add up yet.
    const total = this.hasFinished ? field(usage, 'totalTokenCount') : undefined;
    return [this.bill(countsOf(usage, this.hasText), { raw: usage, total }, at)];
  }

  private served(json: Json, usage: Json | undefined, at: Ms): readonly DialectEvent[] {
    return this.servedFrom(
      {
        model: textField(json, 'modelVersion'),
        requestId: textField(json, 'responseId'),
        tier: textField(usage, 'serviceTier') ?? textField(usage, 'trafficType'),
      },
      at,
    );
  }
}
