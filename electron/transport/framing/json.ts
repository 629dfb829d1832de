// A whole body is one message, told when the bytes have ended.

import type { Framer } from '../../engine/ports.ts';
import type { Ms } from '../../../shared/units.ts';
import { KeptBytes } from './kept-bytes.ts';

export function jsonFramer(largest: number): Framer {
  const kept = new KeptBytes();
  let isTooLarge = false;
  let damaged = false;
  const text = (): string => {
    const whole = kept.view;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(whole);
    } catch {
      damaged = true;
      return new TextDecoder().decode(whole);
    }
  };
  return {
    take(bytes: Uint8Array) {
      isTooLarge ||= kept.length + bytes.length > largest;
      if (isTooLarge) kept.clear();
      else kept.add(bytes);
      return [];
    },
    end(at: Ms) {
      const data = isTooLarge ? '' : text();
      return data.trim() === '' ? [] : [{ event: undefined, data, at }];
    },
    get overflow() {
      return isTooLarge ? ('event_too_large' as const) : undefined;
    },
    get damaged() {
      return damaged;
    },
  };
}
