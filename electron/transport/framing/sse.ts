// Server-sent events by the WHATWG rules, bounded, each event stamped with the arrival of the
// chunk that completed it.
//
// Ours because of the stamp: the usual parser waits for the byte after a CR before it tells an
// event, and has no bound unless asked. That parser is the oracle in the tests.

import type { Framer } from '../../engine/ports.ts';
import type { WireMessage } from '../../../shared/trial/tape.ts';
import type { Ms } from '../../../shared/units.ts';
import { LineReader } from './line-reader.ts';

export function sseFramer(largest: number): Framer {
  return new SseFramer(largest);
}

class SseFramer implements Framer {
  private readonly largest: number;
  private readonly lines: LineReader;
  private event = '';
  private data: string[] = [];
  private size = 0;
  private isTooLarge = false;

  constructor(largest: number) {
    this.largest = largest;
    this.lines = new LineReader(largest);
  }

  get overflow(): 'event_too_large' | undefined {
    return this.isTooLarge || this.lines.overflow ? 'event_too_large' : undefined;
  }

  get damaged(): boolean {
    return this.lines.damaged;
  }

  take(bytes: Uint8Array, at: Ms): readonly WireMessage[] {
    const messages: WireMessage[] = [];
    if (!this.isTooLarge) this.lines.take(bytes, line => this.line(line, at, messages));
    return messages;
  }

  /** An event without its blank line is not an event: it is dropped, as the rules say. */
  end(): readonly WireMessage[] {
    return [];
  }

  private line(line: string, at: Ms, messages: WireMessage[]): void {
    if (this.isTooLarge) return;
    if (line === '') return this.dispatch(at, messages);
    // The common case first: one slice, no search.
    if (line.startsWith('data:')) return this.add(line.slice(line.charCodeAt(5) === 32 ? 6 : 5));
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line.charCodeAt(colon + 1) === 32 ? colon + 2 : colon + 1);
    if (field === 'data') this.add(value);
    else if (field === 'event') this.event = value;
  }

  private add(data: string): void {
    this.size += data.length;
    if (this.size > this.largest) {
      this.isTooLarge = true;
      this.data = [];
    } else {
      this.data.push(data);
    }
  }

  private dispatch(at: Ms, messages: WireMessage[]): void {
    if (this.data.length > 0) {
      const data = this.data.length === 1 ? (this.data[0] ?? '') : this.data.join('\n');
      messages.push({ event: this.event === '' ? undefined : this.event, data, at });
    }
    this.event = '';
    this.data = [];
    this.size = 0;
  }
}
