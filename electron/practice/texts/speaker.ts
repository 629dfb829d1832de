// What a language of the practice models must be able to say.

import type { PracticeModel } from '../models.ts';
import type { Topic } from '../facts.ts';

export interface Said {
  readonly thinking: string;
  readonly answer: string;
}

type Voice = PracticeModel['voice'];
type Say<K extends Topic['kind']> = (
  topic: Extract<Topic, { kind: K }>,
  voice: Voice,
  random: () => number,
) => Said;

export type Speaker = { readonly [K in Topic['kind']]: Say<K> } & {
  readonly troubles: (kinds: readonly string[]) => string;
  /** Sentences with which thinking goes on for as long as it must. */
  readonly more: readonly string[];
  /** Sentences that may follow an answer, whatever it was about. */
  readonly remarks: readonly string[];
};
