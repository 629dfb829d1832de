// A whole body is one message, told when the bytes have ended.

import type { Framer } from '../../engine/ports.ts';
import type { Ms } from '../../../shared/units.ts';

export function jsonFramer(largest: number): Framer {
  const parts: Uint8Array[] = [];
  let size = 0;
  let damaged = false;
  const text = (): string => {
    const whole = Buffer.concat(parts);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(whole);
    } catch {
      damaged = true;
      return new TextDecoder().decode(whole);
    }
  };
  return {
    take(bytes: Uint8Array) {
      size += bytes.length;
      if (size <= largest) parts.push(bytes);
      return [];
    },
    end(at: Ms) {
      const data = size > largest ? '' : text();
      return data.trim() === '' ? [] : [{ event: undefined, data, at }];
    },
    get overflow() {
      return size > largest ? ('event_too_large' as const) : undefined;
    },
    get damaged() {
      return damaged;
    },
  };
}
