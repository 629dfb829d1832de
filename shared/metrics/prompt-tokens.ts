// How many tokens a prompt has before it is sent, from a tokenizer's count of its words.

import { absent, type Reading } from '../reading.ts';
import { tokens, type Tokens } from '../units.ts';
import { standInErrorFor } from './stand-in-error.ts';

/** What a chat format puts around messages: each message's frame, and the opening of the reply. */
const perMessage = 4;
const perReply = 3;

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
  const error = standInErrorFor(text);
  return {
    value,
    from: 'estimated',
    interval: [Math.floor(value * (1 - error)), Math.ceil(value * (1 + error))],
    rule: 'stand_in_tokenizer',
  };
}
