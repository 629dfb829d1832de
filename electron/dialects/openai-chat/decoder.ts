// Reads the messages of one lane. Keeps between them only what one message can't tell alone: that
// the finish came, which bill is the last, whether a think tag is open, who thinks aloud where.

import { traitsOf } from '../../../shared/catalog/traits/traits-of.ts';
import type { Speech } from '../../../shared/trial/speech.ts';
import type { WireMessage } from '../../../shared/trial/tape.ts';
import { ms, tokens, type Ms } from '../../../shared/units.ts';
import type { Decoded, Decoder, DialectEvent, Order } from '../dialect.ts';
import {
  at as pathAt,
  field,
  isObject,
  list,
  parseJson,
  textField,
  type Json,
  type JsonObject,
} from '../json.ts';
import { JsonDecoder, nothing } from '../json-decoder.ts';
import { Mould } from '../mould.ts';
import { brokenFinish, refusalIn } from '../refusal.ts';
import { Accumulated, type Accumulation } from './accumulated.ts';
import { finishOf } from './finish.ts';
import { flavourNamed, type Flavour } from './flavours.ts';
import { OneVoice } from './one-voice.ts';
import { partsOf, type Part, type Piece } from './parts.ts';
import { serverFacts } from './server-facts.ts';
import { ThinkTags } from './think-tags.ts';
import { agree, both, countsOf, isBill } from './usage.ts';

export const decoder = (order: Order): Decoder => new ChatDecoder(order);

class ChatDecoder extends JsonDecoder {
  private readonly flavour: Flavour;
  private readonly speech: Speech;
  private readonly kind: 'summary' | 'raw' | undefined;
  private readonly tags: ThinkTags;
  private readonly voice = new OneVoice();
  private readonly texts: Accumulated;
  private readonly thoughts: Accumulated;
  private lastThought = '';
  private hasDelta = false;
  private hasBill = false;
  private isDone = false;
  private lastAt = ms(0);
  private lastBill: Json = null;
  /** Output tokens billed up to the last piece of text, where the bill comes along with it. */
  private billedSoFar: number | undefined;
  /** The piece of the chunk just read, where that says nothing else that is new. */
  private plain: Piece | undefined;
  private readonly mould = new Mould();
  /** What stands in the mould's gap, thought or text; undefined behind a message that says more than words. */
  private cast: Piece | undefined;

  constructor(order: Order) {
    super(order);
    this.flavour = flavourNamed(order.contender.flavour);
    this.speech = order.contender.speech ?? {};
    this.kind = this.speech.thinkingKind ?? this.flavour.thinkingKind;
    this.tags = new ThinkTags(this.speech.startsInThinking === true);
    const { streamOptions } = traitsOf(order.contender);
    if (streamOptions?.['continuous_usage_stats'] === true) this.billedSoFar = 0;
    const stream: Accumulation = {
      mode: this.flavour.mayAccumulate === true ? 'undecided' : 'incremental',
    };
    this.texts = new Accumulated(stream);
    this.thoughts = new Accumulated(stream);
  }

  override take(message: WireMessage): Decoded {
    const { data, event, at } = message;
    const { cast } = this;
    const words = cast && event === undefined ? this.mould.wordsIn(data) : undefined;
    if (cast && words !== undefined) return this.more({ ...cast, text: words }, at);
    if (data.trim() === '[DONE]') return this.done(at);
    this.plain = undefined;
    const decoded = super.take(message);
    const { plain } = this;
    this.cast = plain && event === undefined && this.fills(data, plain) ? plain : undefined;
    return decoded;
  }

  /** One more piece in the mould of an earlier one: all else that its chunk says has been said. */
  private more(piece: Piece, at: Ms): Decoded {
    this.lastAt = at;
    return { events: this.told([piece], at) };
  }

  /** True where the next message may be one of the same mould. */
  private fills(data: string, piece: Piece): boolean {
    const isRight = (other: string, text: string): boolean => {
      const [choice] = list(field(parseJson(other), 'choices'));
      const [found, ...more] = partsOf(field(choice, 'delta'), this.speech);
      return more.length === 0 && found?.kind === piece.kind && found.text === text;
    };
    return this.mould.cast(data, piece.text, isRight);
  }

  override rest(): readonly DialectEvent[] {
    return this.untagged(this.lastAt);
  }

  override end(): ReturnType<Decoder['end']> {
    if (this.hasFinished && !this.isDone && !this.isWhole) this.note('no_done', '');
    return super.end();
  }

  protected read(chunk: JsonObject, event: string | undefined, at: Ms): Decoded {
    // Named events are no part of this dialect, but `error` says what it says; `message` is the default.
    if (event !== undefined && event !== 'message' && event !== 'error') return this.odd();
    const trouble = refusalIn(chunk) ?? refusalIn(field(chunk, 'x_groq') ?? null);
    if (trouble) {
      this.hasSpoken = true;
      // It may come with the last words, and with a finish of its own.
      const { events } = Array.isArray(field(chunk, 'choices')) ? this.chunk(chunk, at) : nothing;
      return { events, failure: trouble };
    }
    return this.chunk(chunk, at);
  }

  private done(at: Ms): Decoded {
    this.hasSpoken = true;
    this.isDone = true;
    this.expects = 'close';
    return { events: [...this.untagged(at), { type: 'done', at }] };
  }

  private chunk(chunk: JsonObject, at: Ms): Decoded {
    const choices = list(field(chunk, 'choices'));
    this.lastAt = at;
    // Index 0 only: nothing else was asked for, and an index is never used to look anything up.
    const choice = choices.find(found => isObject(found) && (field(found, 'index') ?? 0) === 0);
    const usage = [
      pathAt(chunk, this.speech.usageField),
      field(chunk, 'usage'),
      field(choice, 'usage'),
      field(field(chunk, 'x_groq'), 'usage'),
    ].find(found => isBill(found, this.speech.counts));
    if (!choice && !usage && !Array.isArray(field(chunk, 'choices'))) return this.odd();
    this.hasSpoken = true;

    const parts = this.partsIn(choice);
    const served = this.served(chunk, at);
    const events: DialectEvent[] = [...served, ...this.weighed(this.told(parts, at), choice, usage)];
    const reason = textField(choice, 'finish_reason');
    // Some servers write the word for "not yet".
    if (reason !== undefined && reason !== '' && reason !== 'null') {
      const finish = finishOf(reason);
      events.push(...this.untagged(at));
      if (finish.normalised === 'error') {
        const failure = refusalIn({ error: field(choice, 'error') ?? null }) ?? brokenFinish(reason);
        return { events: [...events, { type: 'finish', at, finish }], failure };
      }
      events.push(this.finish(finish, at));
    }
    if (usage) events.push(...this.billed(usage, chunk, at));
    const facts = serverFacts(chunk, usage);
    if (facts) events.push({ type: 'server', at, facts });
    const [piece] = parts;
    const isPlain = events.length === 1 && events[0]?.type === piece?.kind && !hasTokens(events[0]);
    if (isPlain && piece?.kind !== 'note') this.plain = piece;
    if (this.isWhole && this.hasFinished) events.push({ type: 'done', at });
    const isOver = this.isDone || this.isWhole || (this.hasFinished && this.hasBill);
    this.expects = isOver ? 'close' : this.hasFinished ? 'bill' : 'more';
    return { events };
  }

  /** Thoughts and text of one choice, each once, however often it is said. */
  private partsIn(choice: Json | undefined): readonly Part[] {
    const message = field(choice, 'message');
    const delta = field(choice, 'delta');
    // A last chunk may repeat the whole message after its pieces.
    const isRepeat = isObject(message) && this.hasDelta;
    this.isWhole ||= isObject(message) && !isRepeat;
    return partsOf(isRepeat || !isObject(message) ? delta : message, this.speech);
  }

  private told(parts: readonly Part[], at: Ms): DialectEvent[] {
    const events: DialectEvent[] = [];
    for (const part of parts) {
      if (part.kind === 'note') {
        this.note(part.code, part.detail);
        continue;
      }
      this.hasDelta ||= !this.isWhole;
      if (part.kind === 'thought') events.push(...this.aloud(part.text, at, this.kind ?? part.of));
      else events.push(...this.heldThought(at), ...this.tagged(this.texts.take(part.text), at));
    }
    for (const note of this.tags.notes.splice(0)) this.note(note, '');
    return events;
  }

  /** Thinking in a field of its own. */
  private aloud(piece: string, at: Ms, kind: 'raw' | 'summary'): readonly DialectEvent[] {
    const isRepeat = this.flavour.repeatsThoughts === true && piece === this.lastThought;
    this.lastThought = piece;
    const fresh = this.thoughts.take(piece);
    return isRepeat ? [] : this.unechoed(fresh, at, kind);
  }

  private unechoed(fresh: string, at: Ms, kind: 'raw' | 'summary'): readonly DialectEvent[] {
    return fresh === '' || this.voice.isEcho('field', fresh) ? [] : this.thought(fresh, at, kind);
  }

  /** A thought that waited to be decided about, once text or the end has come. */
  private heldThought(at: Ms): readonly DialectEvent[] {
    return this.unechoed(this.thoughts.rest(), at, this.kind ?? 'raw');
  }

  /** Text, and the thinking that may stand in it between tags. */
  private tagged(piece: string, at: Ms): readonly DialectEvent[] {
    return this.ofKind(this.tags.take(piece, at, this.hasThought && !this.tags.hasThought));
  }

  /** What was held back, of thoughts and of text, once nothing more can decide about it. */
  private untagged(at: Ms): readonly DialectEvent[] {
    return [
      ...this.heldThought(at),
      ...this.tagged(this.texts.rest(), at),
      ...this.ofKind(this.tags.end(at)),
    ];
  }

  private ofKind(events: readonly DialectEvent[]): readonly DialectEvent[] {
    if (events.every(({ type }) => type === 'text')) return events;
    return events.flatMap((event): readonly DialectEvent[] => {
      if (event.type === 'reread') return [{ ...event, kind: this.kind ?? event.kind }];
      if (event.type !== 'thought') return [event];
      return this.voice.isEcho('tags', event.text) ? [] : [{ ...event, kind: this.kind ?? event.kind }];
    });
  }

  /**
   * Exact tokens of a piece, where the stream tells: by a bill that grows with every chunk, by its
   * log-probabilities, or by the id of its one token. Where a chunk says two things, nobody knows
   * which part is whose.
   */
  private weighed(said: DialectEvent[], choice: Json | undefined, usage: Json | undefined): DialectEvent[] {
    const pieces = said.filter(event => event.type === 'text' || event.type === 'thought');
    const listed = list(field(field(choice, 'logprobs'), 'content')).length;
    const bill = field(usage, 'completion_tokens');
    const told = isCount(bill) ? bill : undefined;
    if (pieces.length === 0) {
      // A bill of nothing before the first text: this server counts along.
      if (told === 0) this.billedSoFar ??= 0;
      return said;
    }
    // A bill behind unbilled text is the sum of all of it.
    const before = this.billedSoFar;
    const grown = told !== undefined && before !== undefined ? told - before : undefined;
    this.billedSoFar = told;
    const exact = toldOf(grown, listed, field(field(choice, 'delta'), 'token_id'));
    if (pieces.length !== 1 || exact === undefined || this.isWhole) return said;
    return said.map(event =>
      event.type === 'text' || event.type === 'thought' ? { ...event, ...exact } : event,
    );
  }

  private billed(told: Json, chunk: Json, at: Ms): readonly DialectEvent[] {
    const before = this.lastBill;
    const isSame = agree(before, told);
    // One that says less of the same takes nothing back.
    const usage = isSame ? both(before, told) : told;
    if (this.hasBill && JSON.stringify(usage) === JSON.stringify(before)) return [];
    // Servers that count along send a bill with every chunk; only a changed mind at the end is odd.
    const isOdd = this.hasBill && !isSame && this.hasFinished && this.expects === 'close';
    if (isOdd) this.note('usage_twice', JSON.stringify(before));
    this.hasBill = true;
    this.lastBill = usage;
    this.hasThought ||= this.tags.hasThought;
    const lowTrust = this.speech.lowTrust ?? this.flavour.lowTrust ?? false;
    if (lowTrust) this.note('usage_low_trust', '');
    const excludes = this.speech.outputExcludesReasoning ?? this.flavour.outputExcludesReasoning ?? false;
    const counts = countsOf(usage, chunk, {
      lowTrust,
      outputExcludesReasoning: excludes,
      counts: this.speech.counts ?? {},
    });
    return [this.bill(counts, { raw: usage, total: field(usage, 'total_tokens') }, at)];
  }

  private served(chunk: Json, at: Ms): readonly DialectEvent[] {
    return this.servedFrom(
      {
        model: textField(chunk, 'model'),
        requestId: textField(chunk, 'id'),
        fingerprint: textField(chunk, 'system_fingerprint'),
        tier: textField(chunk, 'service_tier'),
        upstream: textField(chunk, 'provider'),
      },
      at,
    );
  }
}

const hasTokens = (event: DialectEvent | undefined): boolean => event !== undefined && 'tokens' in event;

type Told = Required<Pick<Extract<DialectEvent, { type: 'text' }>, 'tokens' | 'tokensBy'>>;

/** The surest of what a chunk tells of its tokens. */
function toldOf(grown: number | undefined, listed: number, id: Json | undefined): Told | undefined {
  if (grown !== undefined && grown > 0) return { tokens: tokens(grown), tokensBy: 'usage' };
  if (listed > 0) return { tokens: tokens(listed), tokensBy: 'logprobs' };
  return isCount(id) ? { tokens: tokens(1), tokensBy: 'token_ids' } : undefined;
}

const isCount = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1e12;
