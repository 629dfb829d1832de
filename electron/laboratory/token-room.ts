// Tokens of a prompt before it is sent: the words as they would be sent, counted by the model's
// own tokenizer where it is known.

import { encodingOf } from '../../shared/catalog/encodings.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { promptTokens } from '../../shared/metrics/prompt-tokens.ts';
import { fillVariables, withTextAttachments, type Prompt } from '../../shared/trial/session.ts';
import type { Bench } from './bench.ts';

export function tokenRoom({ tokenizer }: Pick<Bench, 'tokenizer'>): Laboratory['tokens'] {
  return {
    async count({ text, prompt, endpoint = '', model = '' }) {
      const messages = prompt === undefined ? [] : messagesOf(prompt);
      const words = [text ?? '', ...messages].join('');
      const { encoding, own } = encodingOf(endpoint, model);
      const counts = await Promise.all(
        [text ?? '', ...messages].map(part => tokenizer.count(part, encoding)),
      );
      const counted = counts.every(n => n !== undefined) ? counts.reduce((sum, n) => sum + n, 0) : undefined;
      return promptTokens({ counted, own, messages: messages.length, text: words });
    },
  };
}

type Asked = Omit<Prompt, 'attachments'> & { readonly attachments?: Prompt['attachments'] | undefined };

/** The texts a model would read. Images are not words: they are not counted. */
function messagesOf({ system, user, variables, attachments }: Asked): readonly string[] {
  const filled = fillVariables(system, variables);
  const asked = withTextAttachments(fillVariables(user, variables), attachments);
  return filled === '' ? [asked] : [filled, asked];
}
