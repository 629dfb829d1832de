// What the decoders of all dialects do alike: read JSON that somebody else wrote, count what is not
// of the dialect, tell each served fact once, keep notes once, know whether the end has come.
//
// A dialect adds `read`: one parsed object and its event name, to events.

import { failure } from '../../shared/trial/failure.ts';
import type { Finish, Note, Served } from '../../shared/trial/lane-event.ts';
import type { WireMessage } from '../../shared/trial/tape.ts';
import type { Ms } from '../../shared/units.ts';
import { billNotes, usageOf, type BillFacts, type Counts } from './counts.ts';
import type { Decoded, Decoder, DialectEvent, Order } from './dialect.ts';
import { isObject, parseJson, textField, type JsonObject } from './json.ts';

/** So many messages of the wrong shape are no slip: this is not the dialect. */
const tooManyOddMessages = 100;

/** That the line is alive, and nothing else: OpenAI sends one every few seconds while a model thinks. */
const heartbeat = /^(ping|keep[-_]?alive|heart[-_]?beat)$/i;

const servedNames = [
  'model',
  'requestId',
  'fingerprint',
  'tier',
  'upstream',
] as const satisfies readonly (keyof Served)[];

/** What one message says of who serves it; most messages say the same again. */
type Told = Readonly<Partial<Record<keyof Served, string | undefined>>>;

export const nothing: Decoded = { events: [] };

export abstract class JsonDecoder implements Decoder {
  expects: Decoder['expects'] = 'more';

  protected readonly order: Order;
  /** Thinking was shown, in whatever field. */
  protected hasThought = false;
  protected hasFinished = false;
  /** A whole body came, or what amounts to one. */
  protected isWhole = false;
  protected hasSpoken = false;
  private readonly notes: Note[] = [];
  private oddMessages = 0;
  /** What the message that is read calls itself. */
  private event: string | undefined;
  private type: string | undefined;
  private lastTold: Told = {};

  constructor(order: Order) {
    this.order = order;
  }

  take(message: WireMessage): Decoded {
    const data = message.data.trim();
    // Many hosts end every stream as a chat ends; in other dialects that says nothing.
    if (data === '' || data === '[DONE]') return nothing;
    const json = parseJson(message.data);
    this.event = message.event;
    this.type = textField(json, 'type');
    if (json === undefined) {
      // Not quoted: it may be a piece of what was asked or answered.
      return { events: [], failure: failure('malformed', 'bad_json', '', 'try_again') };
    }
    return isObject(json) ? this.read(json, message.event, message.at) : this.odd();
  }

  rest(): readonly DialectEvent[] {
    return [];
  }

  end(): ReturnType<Decoder['end']> {
    if (this.isWhole && this.order.contender.streamed) this.note('not_streamed_by_server', '');
    if (this.oddMessages > 0) this.note('bad_events', String(this.oddMessages));
    return { terminal: this.hasFinished, spoke: this.hasSpoken, notes: [...this.notes] };
  }

  protected abstract read(json: JsonObject, event: string | undefined, at: Ms): Decoded;

  /** A message that is not of this dialect: passed over, and told at the end. */
  protected odd(): Decoded {
    const { event, type } = this;
    if ([event, type].some(name => name !== undefined && heartbeat.test(name))) return nothing;
    this.oddMessages += 1;
    // Beside what is understood, an event under a name of its own says something else, and nothing wrong.
    const isBeside = event !== undefined && this.hasSpoken;
    if (this.oddMessages < tooManyOddMessages || isBeside) return nothing;
    return { events: [], failure: failure('malformed', 'not_the_dialect', '', 'check_url') };
  }

  protected note(code: string, message: string): void {
    if (!this.notes.some(known => known.code === code)) this.notes.push({ code, message });
  }

  protected thought(text: string | undefined, at: Ms, kind: 'raw' | 'summary'): readonly DialectEvent[] {
    if (text === undefined || text === '') return [];
    this.hasThought = true;
    return [{ type: 'thought', at, text, kind }];
  }

  protected text(text: string | undefined, at: Ms): readonly DialectEvent[] {
    return text === undefined || text === '' ? [] : [{ type: 'text', at, text }];
  }

  protected finish(finish: Finish, at: Ms): DialectEvent {
    this.hasFinished = true;
    return { type: 'finish', at, finish };
  }

  protected bill(counts: Counts, facts: Omit<BillFacts, 'hasThought'>, at: Ms): DialectEvent {
    const { hasThought } = this;
    for (const note of billNotes(counts, { ...facts, hasThought })) this.note(note.code, note.message);
    return { type: 'usage', at, usage: usageOf(counts, { hasThought, raw: facts.raw }) };
  }

  /** What was served, told once and again only where it has changed. */
  protected servedFrom(told: Told, at: Ms): readonly DialectEvent[] {
    if (servedNames.every(name => told[name] === this.lastTold[name])) return [];
    this.lastTold = told;
    const served: { -readonly [name in keyof Served]?: string } = {};
    for (const name of servedNames) {
      const value = told[name];
      if (value !== undefined && value !== '') served[name] = value.slice(0, 300);
    }
    return Object.keys(served).length === 0 ? [] : [{ type: 'served', at, served }];
  }
}

/** A raw reason in the words of the house; what is not in the table is `other`. */
export const finishFrom =
  (known: Readonly<Record<string, Finish['normalised']>>) =>
  (raw: string): Finish => ({
    raw: raw.slice(0, 100),
    normalised: Object.hasOwn(known, raw) ? (known[raw] ?? 'other') : 'other',
  });
