// How long the prompt is, and how that is known.

import type { Prompt } from '../../../shared/trial/session.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';
import { withoutValue } from '../../store/prompts.ts';

export function PromptSize({ prompt }: { readonly prompt: Prompt }) {
  const words = wordsFor(useLanguage());
  const missing = withoutValue(prompt);
  return (
    <span className="prompt-size num">
      {missing.length > 0 && <span className="warn">{words.compose.noValue(missing.join(', '))}</span>}
      <span className="faint">{words.characters([...prompt.user].length)}</span>
    </span>
  );
}
