// How many tokens a prompt has before it is sent, from a tokenizer's count of its words.

import { absent, type Reading } from '../reading.ts';
import { tokens, type Tokens } from '../units.ts';

/** What a chat format puts around messages: each message's frame, and the opening of the reply. */
const perMessage = 4;
const perReply = 3;

/**
 * How far a stand-in may be off, as a part of the count. Vocabularies agree on Latin text and far
 * less on other scripts, where each holds more or fewer of the characters.
 */
const standInError = { latin: 0.25, other: 0.6 } as const;

export interface CountedWords {
  /** Undefined: nobody could count. */
  readonly counted: number | undefined;
  /** With the model's own tokenizer. */
  readonly own: boolean;
  /** Messages around the words; 0 for a bare text. */
  readonly messages: number;
  readonly text: string;
}

export function promptTokens({ counted, own, messages, text }: CountedWords): Reading<Tokens> {
  if (counted === undefined) return absent('not_counted');
  const frame = messages === 0 ? 0 : messages * perMessage + perReply;
  const value = tokens(counted + frame);
  if (own) return { value, from: 'counted', rule: 'own_tokenizer' };
  const error = errorFor(text);
  return {
    value,
    from: 'estimated',
    interval: [Math.floor(value * (1 - error)), Math.ceil(value * (1 + error))],
    rule: 'stand_in_tokenizer',
  };
}

/** By the share of characters that are not Latin letters, digits or marks. */
function errorFor(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return standInError.latin;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const other = 1 - latin / letters;
  return standInError.latin + other * (standInError.other - standInError.latin);
}
