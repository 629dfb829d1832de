// Reads the messages of one lane. Keeps between them only what one message can't tell alone: that
// the finish came, which bill is the last, whether a think tag is open.

import { failure } from '../../../shared/trial/failure.ts';
import type { Note } from '../../../shared/trial/lane-event.ts';
import type { WireMessage } from '../../../shared/trial/tape.ts';
import type { Ms } from '../../../shared/units.ts';
import type { Decoded, Decoder, DialectEvent, Order } from '../dialect.ts';
import { field, isObject, list, parseJson, textField, type Json } from '../json.ts';
import { refusalIn } from '../refusal.ts';
import { finishOf } from './finish.ts';
import { partsOf } from './parts.ts';
import { serverFacts } from './server-facts.ts';
import { ThinkTags } from './think-tags.ts';
import { isBill, usageFrom, usageNotes } from './usage.ts';

/** So many messages of the wrong shape are no slip: this is not the dialect. */
const tooManyOddMessages = 100;

export const decoder = (order: Order): Decoder => new ChatDecoder(order);

class ChatDecoder implements Decoder {
  expects: Decoder['expects'] = 'more';

  private readonly isStreamed: boolean;
  private readonly tags = new ThinkTags();
  private readonly notes: Note[] = [];
  private hasSpoken = false;
  private hasFinished = false;
  private hasBill = false;
  private isDone = false;
  private isWhole = false;
  private hasThought = false;
  private oddMessages = 0;
  private served = '';
  private bill = '';

  constructor(order: Order) {
    this.isStreamed = order.contender.streamed;
  }

  take({ event, data, at }: WireMessage): Decoded {
    if (data.trim() === '[DONE]') return this.done(at);
    // Named events are no part of this dialect, but `error` says what it says; `message` is the default.
    if (event !== undefined && event !== 'message' && event !== 'error') return this.odd();
    const chunk = parseJson(data);
    if (chunk === undefined) {
      return {
        events: [],
        failure: failure('malformed', 'bad_json', `an event of ${data.length} characters`, 'try_again'),
      };
    }
    if (!isObject(chunk)) return this.odd();
    const trouble = refusalIn(chunk);
    if (trouble) {
      this.hasSpoken = true;
      const reason = textField(list(field(chunk, 'choices'))[0], 'finish_reason');
      return { events: reason ? [{ type: 'finish', at, finish: finishOf(reason) }] : [], failure: trouble };
    }
    return this.chunk(chunk, at);
  }

  end(): ReturnType<Decoder['end']> {
    const notes = [...this.notes];
    if (this.isWhole && this.isStreamed) notes.push({ code: 'not_streamed_by_server', message: '' });
    if (this.hasFinished && !this.isDone && !this.isWhole) notes.push({ code: 'no_done', message: '' });
    if (this.oddMessages > 0) notes.push({ code: 'bad_events', message: String(this.oddMessages) });
    return { terminal: this.hasFinished, spoke: this.hasSpoken, notes };
  }

  private done(at: Ms): Decoded {
    this.hasSpoken = true;
    this.isDone = true;
    this.expects = 'close';
    return { events: [...this.tags.end(at), { type: 'done', at }] };
  }

  private odd(): Decoded {
    this.oddMessages += 1;
    if (this.oddMessages < tooManyOddMessages) return { events: [] };
    return {
      events: [],
      failure: failure(
        'malformed',
        'not_the_dialect',
        `${this.oddMessages} events of another shape`,
        'check_url',
      ),
    };
  }

  private chunk(chunk: Json, at: Ms): Decoded {
    const choices = list(field(chunk, 'choices'));
    // Index 0 only: nothing else was asked for, and an index is never used to look anything up.
    const choice = choices.find(found => isObject(found) && (field(found, 'index') ?? 0) === 0);
    const usage = [
      field(chunk, 'usage'),
      field(choice, 'usage'),
      field(field(chunk, 'x_groq'), 'usage'),
    ].find(isBill);
    if (!choice && !usage && !Array.isArray(field(chunk, 'choices'))) return this.odd();
    this.hasSpoken = true;

    const events: DialectEvent[] = [...this.servedFrom(chunk, at)];
    const message = field(choice, 'message');
    this.isWhole ||= isObject(message);
    for (const part of partsOf(isObject(message) ? message : field(choice, 'delta'))) {
      if (part.kind === 'note') this.note(part.code, part.detail);
      else if (part.kind === 'thought') {
        this.hasThought = true;
        events.push({ type: 'thought', at, text: part.text, kind: part.of });
      } else {
        for (const piece of this.tags.take(part.text, at, this.hasThought)) events.push(piece);
      }
    }
    for (const note of this.tags.notes.splice(0)) this.note(note, '');
    const reason = textField(choice, 'finish_reason');
    if (reason !== undefined && reason !== '') {
      if (reason === 'error') {
        events.push({ type: 'finish', at, finish: finishOf(reason) });
        return { events, failure: failure('server', 'finish_error', 'finish_reason "error"', 'try_again') };
      }
      this.hasFinished = true;
      events.push(...this.tags.end(at), { type: 'finish', at, finish: finishOf(reason) });
    }
    if (usage) events.push(...this.billed(usage, at));
    const facts = serverFacts(chunk, usage);
    if (facts) events.push({ type: 'server', at, facts });
    if (this.isWhole && this.hasFinished) events.push({ type: 'done', at });
    this.expects =
      this.isDone || this.isWhole || (this.hasFinished && this.hasBill)
        ? 'close'
        : this.hasFinished
          ? 'bill'
          : 'more';
    return { events };
  }

  private billed(usage: Json, at: Ms): readonly DialectEvent[] {
    const text = JSON.stringify(usage);
    if (this.hasBill && text === this.bill) return [];
    // Servers that count along send a bill with every chunk; only a changed mind at the end is odd.
    if (this.hasBill && this.hasFinished && this.expects === 'close') this.note('usage_twice', this.bill);
    this.hasBill = this.hasBill || this.hasFinished || text !== '';
    this.bill = text;
    const hasThought = this.hasThought || this.tags.hasThought;
    for (const note of usageNotes(usage, hasThought)) this.note(note.code, note.message);
    return [{ type: 'usage', at, usage: usageFrom(usage, hasThought) }];
  }

  private servedFrom(chunk: Json, at: Ms): readonly DialectEvent[] {
    const told = {
      model: textField(chunk, 'model'),
      requestId: textField(chunk, 'id'),
      fingerprint: textField(chunk, 'system_fingerprint'),
      tier: textField(chunk, 'service_tier'),
      upstream: textField(chunk, 'provider'),
    };
    const served = Object.fromEntries(
      Object.entries(told).filter(([, value]) => value !== undefined && value !== ''),
    );
    const text = JSON.stringify(served);
    if (text === this.served || text === '{}') return [];
    this.served = text;
    return [{ type: 'served', at, served }];
  }

  private note(code: string, message: string): void {
    if (!this.notes.some(known => known.code === code)) this.notes.push({ code, message });
  }
}
