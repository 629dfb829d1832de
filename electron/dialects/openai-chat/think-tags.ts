// Thinking that comes inside the answer, between tags.
//
// The opening tag counts only at the very start, after white space; only the first closing tag
// counts; white space right behind either tag is dropped and starts no clock; what could still
// become a tag is held back until it is decided. Some servers' templates open the tag themselves:
// then a closing tag comes with no opening one, and what stood before it was thinking. Where that
// has been told already it can't be called back, which a note says.

import type { Ms } from '../../../shared/units.ts';
import type { DialectEvent } from '../dialect.ts';

const pairs = [
  { open: '<think>', close: '</think>' },
  { open: '<mm:think>', close: '</mm:think>' },
  { open: '◁think▷', close: '◁/think▷' },
] as const;

const closings = pairs.map(({ close }) => close);

export class ThinkTags {
  /** Codes of what was odd, for the decoder to take. */
  readonly notes: string[] = [];
  hasThought = false;

  private state: 'start' | 'thinking' | 'afterTag' | 'answer' = 'start';
  private held = '';
  private close = '';

  /** The events of one more piece of content. Thinking that came in its own field ends the search for a tag. */
  take(text: string, at: Ms, hasThoughtElsewhere: boolean): readonly DialectEvent[] {
    if (this.state === 'start' && hasThoughtElsewhere && this.held === '') this.state = 'answer';
    if (this.state === 'answer' && this.held === '' && (this.hasThought || !/[<◁]/.test(text))) {
      return text === '' ? [] : [{ type: 'text', at, text }];
    }
    this.held += text;
    const events: DialectEvent[] = [];
    while (this.step(at, events));
    return events;
  }

  /** Nothing more comes: what was held back was no tag. */
  end(at: Ms): readonly DialectEvent[] {
    const rest = this.held;
    this.held = '';
    if (rest === '' || (this.state === 'afterTag' && rest.trim() === '')) return [];
    return this.state === 'thinking' ? [this.thought(rest, at)] : [{ type: 'text', at, text: rest }];
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
    const pair = pairs.find(({ open }) => text.startsWith(open));
    if (pair) {
      this.held = text.slice(pair.open.length);
      this.close = pair.close;
      this.state = 'afterTag';
      return true;
    }
    if (text === '' || pairs.some(({ open }) => open.startsWith(text))) return false;
    this.state = 'answer';
    return true;
  }

  private think(at: Ms, events: DialectEvent[]): boolean {
    const end = this.held.indexOf(this.close);
    if (end >= 0) {
      const thought = this.held.slice(0, end);
      if (thought !== '') events.push(this.thought(thought, at));
      this.held = this.held.slice(end + this.close.length);
      this.close = '';
      this.state = 'afterTag';
      return true;
    }
    const keep = tailThatMayBecome(this.held, [this.close]);
    const thought = this.held.slice(0, this.held.length - keep);
    if (thought !== '') events.push(this.thought(thought, at));
    this.held = this.held.slice(this.held.length - keep);
    return false;
  }

  private answer(at: Ms, events: DialectEvent[]): boolean {
    const text = this.held;
    this.held = '';
    const stray = this.hasThought ? undefined : pairs.find(({ close }) => text.includes(close));
    if (stray) {
      const end = text.indexOf(stray.close);
      this.notes.push('think_tag_without_opening');
      if (end > 0) events.push(this.thought(text.slice(0, end), at));
      this.hasThought = true;
      this.held = text.slice(end + stray.close.length);
      this.state = 'afterTag';
      return true;
    }
    const keep = this.hasThought ? 0 : tailThatMayBecome(text, closings);
    if (keep < text.length) events.push({ type: 'text', at, text: text.slice(0, text.length - keep) });
    this.held = text.slice(text.length - keep);
    return false;
  }

  private thought(text: string, at: Ms): DialectEvent {
    this.hasThought = true;
    return { type: 'thought', at, text, kind: 'raw' };
  }
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
