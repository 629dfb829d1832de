// Reads the lines of one chat; a whole body is its last line.

import { absent } from '../../../shared/reading.ts';
import { failure } from '../../../shared/trial/failure.ts';
import type { Ms } from '../../../shared/units.ts';
import { counted } from '../counts.ts';
import type { Decoded, Decoder, DialectEvent, Order } from '../dialect.ts';
import { field, isObject, list, textField, type Json, type JsonObject } from '../json.ts';
import { finishFrom, JsonDecoder } from '../json-decoder.ts';
import { factsOf, finite, scaled } from '../numbers.ts';
import { ThinkTags } from '../openai-chat/think-tags.ts';
import { refusalIn } from '../refusal.ts';

export const decoder = (order: Order): Decoder => new OllamaDecoder(order);

const finishOf = finishFrom({ stop: 'stop', length: 'length' });

/** Nanoseconds to milliseconds. */
const nano = 1e-6;

/** A model that is loaded takes tens of milliseconds here; from disk it takes seconds. */
const coldFromMs = 500;

class OllamaDecoder extends JsonDecoder {
  private readonly tags: ThinkTags;
  private hasSaid = false;

  constructor(order: Order) {
    super(order);
    this.tags = new ThinkTags(order.contender.speech?.startsInThinking === true);
  }

  override rest(): readonly DialectEvent[] {
    return this.tags.end();
  }

  protected read(line: JsonObject, _event: string | undefined, at: Ms): Decoded {
    const trouble = refusalIn(line);
    if (trouble) {
      this.hasSpoken = true;
      return { events: [], failure: trouble };
    }
    const message = field(line, 'message');
    const isLast = field(line, 'done') === true;
    if (!isObject(message) && !isLast) return this.odd();
    this.hasSpoken = true;
    const events = [...this.servedFrom({ model: textField(line, 'model') }, at), ...this.said(message, at)];
    if (!isLast) return { events };
    const raw = textField(line, 'done_reason') ?? 'stop';
    events.push(...this.tags.end(at));
    this.hasThought ||= this.tags.hasThought;
    for (const note of this.tags.notes.splice(0)) this.note(note, '');
    if (raw === 'load' && !this.hasSaid) {
      const said = 'the model was loaded and asked nothing';
      return { events, failure: failure('malformed', 'empty', said, 'try_again') };
    }
    events.push(this.finish(finishOf(raw), at), ...this.closing(line, at), { type: 'done', at });
    this.expects = 'close';
    return { events };
  }

  private said(message: Json | undefined, at: Ms): DialectEvent[] {
    const thinking = textField(message, 'thinking');
    const content = textField(message, 'content') ?? '';
    const hasSaid = (thinking ?? '') !== '' || content !== '';
    this.hasSaid ||= hasSaid;
    this.isWhole ||= !this.order.contender.streamed && hasSaid;
    const tool = list(field(message, 'tool_calls'))[0];
    if (tool !== undefined)
      this.note('tool_calls', textField(field(tool, 'function'), 'name')?.slice(0, 100) ?? '');
    return [
      ...this.thought(thinking, at, 'raw'),
      // Models whose template Ollama does not know leave their tags in the text.
      ...this.tags.take(content, at, this.hasThought),
    ];
  }

  private closing(line: JsonObject, at: Ms): readonly DialectEvent[] {
    const events: DialectEvent[] = [];
    if (field(line, 'eval_count') !== undefined || field(line, 'prompt_eval_count') !== undefined) {
      const counts = {
        input: counted(field(line, 'prompt_eval_count')),
        cached: absent('not_disclosed'),
        cacheWrite: absent('not_disclosed'),
        output: counted(field(line, 'eval_count')),
        reasoning: absent('not_disclosed'),
      };
      const { message: _message, ...raw } = line;
      events.push(this.bill(counts, { raw }, at));
    }
    const loadMs = scaled(field(line, 'load_duration'), nano);
    if (loadMs !== undefined && loadMs >= coldFromMs) this.note('cold_start', `${Math.round(loadMs)} ms`);
    const count = finite(field(line, 'eval_count'));
    const time = finite(field(line, 'eval_duration'));
    const facts = factsOf({
      serverTotalMs: scaled(field(line, 'total_duration'), nano),
      serverLoadMs: loadMs,
      serverPromptMs: scaled(field(line, 'prompt_eval_duration'), nano),
      serverCompletionMs: scaled(field(line, 'eval_duration'), nano),
      serverTokensPerSecond:
        count !== undefined && time !== undefined && time > 0 ? (count / time) * 1e9 : undefined,
    });
    if (facts) events.push({ type: 'server', at, facts });
    return events;
  }
}
