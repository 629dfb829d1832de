// What is said between the counting worker and its owner. Plain data, numbered.

import type { Encoding } from '../../../shared/catalog/encodings.ts';

export interface Question {
  readonly id: number;
  readonly encoding: Encoding;
  /** Texts, each as the pieces it came in. */
  readonly texts: readonly (readonly string[])[];
}

export type Reply =
  | {
      readonly id: number;
      /** Per text: its tokens, and those of each piece. */
      readonly counts: readonly { readonly total: number; readonly each: readonly number[] }[];
    }
  | { readonly id: number; readonly trouble: string };
