// AWS's binary event stream: frames of a told length, with typed headers and two checksums.
//
//   ┌ length 4 ┬ headers' length 4 ┬ crc 4 ┬ headers ┬ payload ┬ crc 4 ┐
//
// A frame is kept until it is whole; the codec is the vendor's own. An event keeps its
// `:event-type`; an exception is told as `exception:TYPE`, an unmodelled error as `error:CODE`.

import { EventStreamCodec, type MessageHeaders } from '@smithy/eventstream-codec';
import type { Framer } from '../../engine/ports.ts';
import type { WireMessage } from '../../../shared/trial/tape.ts';
import type { Ms } from '../../../shared/units.ts';
import { KeptBytes } from './kept-bytes.ts';

export const awsEventStreamFramer = (largest: number): Framer => new EventStreamFramer(largest);

/** Prelude, its checksum and the frame's own: less than this is no frame. */
const smallest = 16;

class EventStreamFramer implements Framer {
  overflow: 'event_too_large' | undefined;
  fault: 'bad_frame' | undefined;
  damaged = false;

  private readonly largest: number;
  private readonly codec = new EventStreamCodec(
    bytes => (typeof bytes === 'string' ? bytes : this.text(viewOf(bytes))),
    text => Buffer.from(text, 'utf8'),
  );
  private readonly kept = new KeptBytes();

  constructor(largest: number) {
    this.largest = largest;
  }

  take(bytes: Uint8Array, at: Ms): readonly WireMessage[] {
    const messages: WireMessage[] = [];
    if (this.isOver()) return messages;
    this.kept.add(bytes);
    const whole = this.kept.view;
    const lengths = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
    let start = 0;
    while (whole.length - start >= 4) {
      const length = lengths.getUint32(start);
      if (length < smallest) this.fault = 'bad_frame';
      else if (length > this.largest) this.overflow = 'event_too_large';
      if (this.isOver() || whole.length - start < length) break;
      this.decode(whole.subarray(start, start + length), at, messages);
      start += length;
    }
    this.kept.drop(this.isOver() ? whole.length : start);
    return messages;
  }

  /** A frame cut short is no frame. */
  end(): readonly WireMessage[] {
    return [];
  }

  private isOver(): boolean {
    return this.fault !== undefined || this.overflow !== undefined;
  }

  private decode(frame: Uint8Array, at: Ms, messages: WireMessage[]): void {
    try {
      const { headers, body } = this.codec.decode(frame);
      messages.push({ event: eventOf(headers), data: dataOf(headers, this.text(body)), at });
    } catch {
      // A checksum that fails, or headers of no known type: what follows can't be trusted either.
      this.fault = 'bad_frame';
    }
  }

  private text(bytes: Uint8Array): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      this.damaged = true;
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    }
  }
}

const viewOf = (bytes: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);

const told = (headers: MessageHeaders, name: string): string | undefined => {
  const header = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return header?.type === 'string' ? header.value : undefined;
};

function eventOf(headers: MessageHeaders): string | undefined {
  switch (told(headers, ':message-type')) {
    case 'exception':
      return `exception:${told(headers, ':exception-type') ?? ''}`;
    case 'error':
      return `error:${told(headers, ':error-code') ?? ''}`;
    default:
      return told(headers, ':event-type');
  }
}

/** An unmodelled error has its words in a header and no payload. */
const dataOf = (headers: MessageHeaders, payload: string): string =>
  payload === '' && told(headers, ':message-type') === 'error'
    ? JSON.stringify({ message: told(headers, ':error-message') ?? '' })
    : payload;
