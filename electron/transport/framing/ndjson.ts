// One JSON document per line. Blank lines are nothing; a last line needs no end.

import type { Framer } from '../../engine/ports.ts';
import type { WireMessage } from '../../../shared/trial/tape.ts';
import type { Ms } from '../../../shared/units.ts';
import { LineReader } from './line-reader.ts';

export function ndjsonFramer(largest: number): Framer {
  const lines = new LineReader(largest);
  return {
    take(bytes: Uint8Array, at: Ms) {
      const messages: WireMessage[] = [];
      lines.take(bytes, line => {
        if (line.trim() !== '') messages.push({ event: undefined, data: line, at });
      });
      return messages;
    },
    end(at: Ms) {
      const line = lines.overflow ? '' : lines.rest();
      return line.trim() === '' ? [] : [{ event: undefined, data: line, at }];
    },
    get overflow() {
      return lines.overflow ? ('event_too_large' as const) : undefined;
    },
    get damaged() {
      return lines.damaged;
    },
  };
}
