// Thinking that comes inside the answer, between tags.
//
// The opening tag counts only at the very start, after white space; only the first closing tag
// counts; white space right behind either tag is dropped and starts no clock; what could still
// become a tag is held back until it is decided. Some servers' templates open the tag themselves:
// then a closing tag comes with no opening one, and what stood before it was thinking. Where that
// has been told already as text, `reread` says what it was.

import { ms, type Ms } from '../../../shared/units.ts';
import type { DialectEvent } from '../dialect.ts';

const pairs = [
  { open: '<think>', close: '</think>' },
  { open: '<mm:think>', close: '</mm:think>' },
  { open: '◁think▷', close: '◁/think▷' },
] as const;

const closings = pairs.map(({ close }) => close);

/** Thinking came in a field of its own, and the tag that closed it slipped into the answer. */
const leaks = closings.map(open => ({ open, close: '' }));

export class ThinkTags {
  /** Codes of what was odd, for the decoder to take. */
  readonly notes: string[] = [];
  hasThought = false;

  private state: 'start' | 'thinking' | 'afterTag' | 'answer' = 'start';
  private held = '';
  private lastAt = ms(0);
  private close = '';
  private hasTold = false;
  private hasClosed = false;
  private isElsewhere = false;
  private readonly startsInThinking: boolean;

  /** `startsInThinking`: the server's template opens the tag, whichever of them it is. */
  constructor(startsInThinking = false) {
    this.startsInThinking = startsInThinking;
  }

  /**
   * The events of one more piece of content. Where thinking came in a field of its own, text can't
   * have begun inside thinking; tags around the same thoughts once more are read all the same.
   */
  take(text: string, at: Ms, hasThoughtElsewhere: boolean): readonly DialectEvent[] {
    this.isElsewhere = hasThoughtElsewhere;
    this.lastAt = at;
    const decided = this.hasClosed || this.isElsewhere;
    if (this.state === 'answer' && this.held === '' && (decided || !/[<◁]/.test(text))) {
      return this.tell(text, at);
    }
    this.held += text;
    const events: DialectEvent[] = [];
    while (this.step(at, events));
    return events;
  }

  /** Nothing more comes: what was held back was no tag. Without a time of its own, it has that of its arrival. */
  end(at = this.lastAt): readonly DialectEvent[] {
    const rest = this.held;
    this.held = '';
    if (rest === '' || (this.state === 'afterTag' && rest.trim() === '')) return [];
    return this.state === 'thinking' ? [this.thought(rest, at)] : this.tell(rest, at);
  }

  private tell(text: string, at: Ms): readonly DialectEvent[] {
    this.hasTold ||= text.trim() !== '';
    return text === '' ? [] : [{ type: 'text', at, text }];
  }

  /** One step on what is held; true while there may be another. */
  private step(at: Ms, events: DialectEvent[]): boolean {
    switch (this.state) {
      case 'start':
        return this.open();
      case 'thinking':
        return this.think(at, events);
      case 'afterTag': {
        this.held = this.held.trimStart();
        if (this.held === '') return false;
        this.state = this.close === '' ? 'answer' : 'thinking';
        return true;
      }
      case 'answer':
        return this.answer(at, events);
      default:
        return this.state satisfies never;
    }
  }

  private open(): boolean {
    const text = this.held.trimStart();
    const beginnings = this.isElsewhere ? [...pairs, ...leaks] : pairs;
    const pair = beginnings.find(({ open }) => text.startsWith(open));
    if (pair) {
      this.held = text.slice(pair.open.length);
      this.close = pair.close;
      this.hasClosed = pair.close === '';
      this.state = 'afterTag';
      return true;
    }
    if (text === '' || beginnings.some(({ open }) => open.startsWith(text))) return false;
    this.held = this.startsInThinking ? text : this.held;
    this.state = this.startsInThinking ? 'thinking' : 'answer';
    return true;
  }

  private think(at: Ms, events: DialectEvent[]): boolean {
    const ends = this.close === '' ? closings : [this.close];
    const found = firstOf(this.held, ends);
    if (found) {
      const thought = this.held.slice(0, found.at);
      if (thought !== '') events.push(this.thought(thought, at));
      this.held = this.held.slice(found.at + found.tag.length);
      this.close = '';
      this.state = 'afterTag';
      this.hasClosed = true;
      return true;
    }
    const keep = tailThatMayBecome(this.held, ends);
    const thought = this.held.slice(0, this.held.length - keep);
    if (thought !== '') events.push(this.thought(thought, at));
    this.held = this.held.slice(this.held.length - keep);
    return false;
  }

  private answer(at: Ms, events: DialectEvent[]): boolean {
    const text = this.held;
    this.held = '';
    const decided = this.hasClosed || this.isElsewhere;
    const stray = decided ? undefined : firstOf(text, closings);
    if (stray) {
      this.notes.push('think_tag_without_opening');
      if (this.hasTold) events.push({ type: 'reread', at, kind: 'raw' });
      if (stray.at > 0) events.push(this.thought(text.slice(0, stray.at), at));
      this.hasThought ||= this.hasTold;
      this.hasClosed = true;
      this.held = text.slice(stray.at + stray.tag.length);
      this.state = 'afterTag';
      return true;
    }
    const keep = decided ? 0 : tailThatMayBecome(text, closings);
    events.push(...this.tell(text.slice(0, text.length - keep), at));
    this.held = text.slice(text.length - keep);
    return false;
  }

  private thought(text: string, at: Ms): DialectEvent {
    this.hasThought = true;
    return { type: 'thought', at, text, kind: 'raw' };
  }
}

/** The first of `tags` in a text. */
function firstOf(
  text: string,
  tags: readonly string[],
): { readonly tag: string; readonly at: number } | undefined {
  let best: { readonly tag: string; readonly at: number } | undefined;
  for (const tag of tags) {
    const at = text.indexOf(tag);
    if (at >= 0 && (!best || at < best.at)) best = { tag, at };
  }
  return best;
}

/** How many characters at the end of `text` may be the beginning of one of `tags`. */
function tailThatMayBecome(text: string, tags: readonly string[]): number {
  for (
    let length = Math.min(text.length, Math.max(...tags.map(tag => tag.length)) - 1);
    length > 0;
    length -= 1
  ) {
    const tail = text.slice(text.length - length);
    if (tags.some(tag => tag.startsWith(tail))) return length;
  }
  return 0;
}
