// Reads the events of one chat, or its whole result at once.

import { isKnown } from '../../../shared/reading.ts';
import type { Finish } from '../../../shared/trial/lane-event.ts';
import type { Ms } from '../../../shared/units.ts';
import { counted } from '../counts.ts';
import type { Decoded, Decoder, DialectEvent, Order } from '../dialect.ts';
import { field, isObject, list, textField, type Json, type JsonObject } from '../json.ts';
import { JsonDecoder, nothing } from '../json-decoder.ts';
import { factsOf, finite, scaled } from '../numbers.ts';
import { ThinkTags } from '../openai-chat/think-tags.ts';
import { refusalIn } from '../refusal.ts';

export const decoder = (order: Order): Decoder => new LmStudioDecoder(order);

const known = /^(chat|model_load|prompt_processing|reasoning|message|tool_call)\./;

class LmStudioDecoder extends JsonDecoder {
  private readonly tags: ThinkTags;
  private hasText = false;
  private hasFailed = false;
  private loadMs: number | undefined;

  constructor(order: Order) {
    super(order);
    this.tags = new ThinkTags(order.contender.speech?.startsInThinking === true);
  }

  override rest(): readonly DialectEvent[] {
    return this.tags.end();
  }

  protected read(json: JsonObject, event: string | undefined, at: Ms): Decoded {
    const type = textField(json, 'type') ?? event ?? '';
    const trouble = type === 'error' || !known.test(type) ? refusalIn(json) : undefined;
    if (trouble) {
      this.hasSpoken = true;
      this.hasFailed = true;
      return { events: [], failure: trouble };
    }
    if (Array.isArray(field(json, 'output'))) {
      this.isWhole = true;
      return this.last(json, at);
    }
    if (!known.test(type)) return this.odd();
    this.hasSpoken = true;
    switch (type) {
      case 'chat.start':
        return { events: this.served(json, at) };
      case 'model_load.start':
        this.note('cold_start', '');
        return nothing;
      case 'model_load.end':
        this.loadMs = scaled(field(json, 'load_time_seconds'), 1000);
        return nothing;
      case 'reasoning.delta':
        return { events: this.thought(textField(json, 'content'), at, 'raw') };
      case 'message.delta':
        return { events: this.said(textField(json, 'content') ?? '', at) };
      case 'tool_call.start':
        this.note('tool_calls', textField(json, 'tool')?.slice(0, 100) ?? '');
        return nothing;
      case 'chat.end':
        return this.last(field(json, 'result'), at);
      default:
        return nothing;
    }
  }

  private said(content: string, at: Ms): readonly DialectEvent[] {
    this.hasText ||= content !== '';
    return this.tags.take(content, at, this.hasThought && !this.tags.hasThought);
  }

  private last(result: Json | undefined, at: Ms): Decoded {
    this.hasSpoken = true;
    this.expects = 'close';
    const events: DialectEvent[] = [...this.served(result, at)];
    if (!this.hasText && !this.hasThought) events.push(...this.output(result, at));
    events.push(...this.tags.end(at));
    this.hasThought ||= this.tags.hasThought;
    for (const note of this.tags.notes.splice(0)) this.note(note, '');
    // The end comes after trouble too: then it is the end of nothing.
    if (!this.hasFailed) events.push(this.finish(this.reason(result), at));
    const stats = field(result, 'stats');
    if (isObject(stats)) events.push(...this.closing(stats, at));
    return { events: [...events, { type: 'done', at }] };
  }

  private output(result: Json | undefined, at: Ms): readonly DialectEvent[] {
    return list(field(result, 'output')).flatMap((item): readonly DialectEvent[] => {
      const content = textField(item, 'content');
      const type = textField(item, 'type');
      if (type === 'reasoning') return this.thought(content, at, 'raw');
      if (type === 'tool_call') this.note('tool_calls', textField(item, 'tool')?.slice(0, 100) ?? '');
      return type === 'message' ? this.said(content ?? '', at) : [];
    });
  }

  /** No reason is given. Where all that was allowed was used, the limit ended it. */
  private reason(result: Json | undefined): Finish {
    const limit = this.order.contender.maxOutputTokens;
    const used = counted(field(field(result, 'stats'), 'total_output_tokens'));
    const isCut = limit !== null && isKnown(used) && used.value >= limit;
    if (isCut) this.note('finish_inferred', String(limit));
    return { raw: 'chat.end', normalised: isCut ? 'length' : 'stop' };
  }

  private closing(stats: JsonObject, at: Ms): readonly DialectEvent[] {
    const counts = {
      input: counted(field(stats, 'input_tokens')),
      cached: counted(undefined),
      cacheWrite: counted(undefined),
      output: counted(field(stats, 'total_output_tokens')),
      reasoning: counted(field(stats, 'reasoning_output_tokens')),
    };
    const loadMs = scaled(field(stats, 'model_load_time_seconds'), 1000) ?? this.loadMs;
    if (loadMs !== undefined && loadMs > 0) this.note('cold_start', '');
    const facts = factsOf({
      serverTtftMs: scaled(field(stats, 'time_to_first_token_seconds'), 1000),
      serverLoadMs: loadMs,
      serverTokensPerSecond: finite(field(stats, 'tokens_per_second')),
    });
    const events: DialectEvent[] = [this.bill(counts, { raw: stats }, at)];
    if (facts) events.push({ type: 'server', at, facts });
    return events;
  }

  private served(told: Json | undefined, at: Ms): readonly DialectEvent[] {
    return this.servedFrom(
      { model: textField(told, 'model_instance_id'), requestId: textField(told, 'response_id') },
      at,
    );
  }
}
