// Reads the events of one message, or a whole message at once.

import { traitsOf } from '../../../shared/catalog/traits/traits-of.ts';
import type { Ms } from '../../../shared/units.ts';
import type { Decoded, Decoder, DialectEvent, Order } from '../dialect.ts';
import { field, isObject, list, textField, type Json, type JsonObject } from '../json.ts';
import { finishFrom, JsonDecoder, nothing } from '../json-decoder.ts';
import { finite } from '../numbers.ts';
import { refusalIn } from '../refusal.ts';
import { countsOf, later } from './usage.ts';

export const decoder = (order: Order): Decoder => new MessagesDecoder(order);

const finishOf = finishFrom({
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool_calls',
  refusal: 'refusal',
});

class MessagesDecoder extends JsonDecoder {
  private readonly kind: 'raw' | 'summary';
  private usage: JsonObject = {};
  private isDone = false;
  /** Coarse increments that some models send while they think out of sight: for a progress bar only. */
  private guessed = 0;

  constructor(order: Order) {
    super(order);
    this.kind = traitsOf(order.contender).thinkingKind;
  }

  override end(): ReturnType<Decoder['end']> {
    if (this.hasFinished && !this.isDone) this.note('no_done', '');
    return super.end();
  }

  protected read(json: JsonObject, event: string | undefined, at: Ms): Decoded {
    switch (textField(json, 'type') ?? event) {
      case 'message_start':
        return this.start(field(json, 'message'), at);
      case 'content_block_start':
        return this.spoken(this.block(field(json, 'content_block'), at));
      case 'content_block_delta':
        return this.spoken(this.delta(field(json, 'delta'), at));
      case 'message_delta':
        return this.spoken(this.close(json, field(json, 'delta'), at));
      case 'message_stop':
        this.isDone = true;
        this.expects = 'close';
        return this.spoken([{ type: 'done', at }]);
      case 'message':
        return this.whole(json, at);
      case 'ping':
      case 'content_block_stop':
        return this.spoken([]);
      default: {
        const trouble = refusalIn(json);
        if (!trouble) return this.odd();
        this.hasSpoken = true;
        return { events: [], failure: trouble };
      }
    }
  }

  private spoken(events: readonly DialectEvent[]): Decoded {
    this.hasSpoken = true;
    return events.length === 0 ? nothing : { events };
  }

  private start(message: Json | undefined, at: Ms): Decoded {
    // Of the output the start has counted next to nothing: that is no bill, should the end leave it out.
    const { output_tokens: _output, ...usage } = later(this.usage, field(message, 'usage'));
    this.usage = usage;
    return this.spoken(this.served(message, at));
  }

  private served(message: Json | undefined, at: Ms): readonly DialectEvent[] {
    return this.servedFrom(
      {
        model: textField(message, 'model'),
        requestId: textField(message, 'id'),
        // Fast answers have a price list of their own, whatever their tier.
        tier: textField(this.usage, 'speed') === 'fast' ? 'fast' : textField(this.usage, 'service_tier'),
      },
      at,
    );
  }

  /** A block as it begins, or whole. */
  private block(block: Json | undefined, at: Ms): readonly DialectEvent[] {
    const type = textField(block, 'type');
    if (type === 'redacted_thinking') this.note('thinking_redacted', '');
    if (type === 'thinking' && this.isWhole && !textField(block, 'thinking')) this.sealed(block);
    if (type?.endsWith('tool_use')) this.note('tool_calls', textField(block, 'name')?.slice(0, 100) ?? '');
    if (type === 'thinking') return this.thought(textField(block, 'thinking'), at, this.kind);
    return type === 'text' ? this.text(textField(block, 'text'), at) : [];
  }

  private delta(delta: Json | undefined, at: Ms): readonly DialectEvent[] {
    const type = textField(delta, 'type');
    if (type === 'text_delta') return this.text(textField(delta, 'text'), at);
    if (type === 'signature_delta' && !this.hasThought) this.sealed(delta);
    if (type !== 'thinking_delta') return [];
    const guess = finite(field(delta, 'estimated_tokens'));
    const events = this.thought(textField(delta, 'thinking'), at, this.kind);
    if (guess === undefined) return events;
    this.guessed += guess;
    return [...events, { type: 'server', at, facts: { progressEstimatedTokens: this.guessed } }];
  }

  /** A signature without a thought: it was thought, and is not shown. */
  private sealed(told: Json | undefined): void {
    if (textField(told, 'signature')) this.note('thinking_redacted', '');
  }

  private close(json: Json, delta: Json | undefined, at: Ms): readonly DialectEvent[] {
    this.usage = later(this.usage, field(json, 'usage'));
    const events: DialectEvent[] = [...this.served(undefined, at)];
    const reason = textField(delta, 'stop_reason');
    if (reason !== undefined) {
      events.push(this.finish(finishOf(reason), at));
      this.expects = 'bill';
    }
    if (isObject(field(json, 'usage'))) events.push(this.bill(countsOf(this.usage), { raw: this.usage }, at));
    const servedSpeed = textField(this.usage, 'speed')?.slice(0, 50);
    if (servedSpeed !== undefined) events.push({ type: 'server', at, facts: { servedSpeed } });
    return events;
  }

  private whole(message: JsonObject, at: Ms): Decoded {
    this.isWhole = true;
    this.isDone = true;
    this.usage = later(this.usage, field(message, 'usage'));
    const events: DialectEvent[] = [...this.served(message, at)];
    for (const block of list(field(message, 'content'))) events.push(...this.block(block, at));
    events.push(...this.close(message, message, at), { type: 'done', at });
    this.expects = 'close';
    return this.spoken(events);
  }
}
