// Thinking, apart from the answer and called what it is: verbatim, a summary, or hidden.

import { useState } from 'react';
import { formatTokens } from '../../../shared/format/quantity.ts';
import { wordsOf } from '../../../shared/format/words-of.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';

export function Thinking({ lane }: { readonly lane: Lane }) {
  const language = useLanguage();
  const words = wordsFor(language);
  const [isOpen, setOpen] = useState(true);
  const kind = wordsOf(language).reasoning[lane.reasoningKind].word;
  const tokens = lane.usage.reasoningTokens;
  if (
    lane.thinking === '' &&
    (lane.status === null || lane.reasoningKind === 'none' || lane.reasoningKind === 'unknown')
  ) {
    return null;
  }
  const label =
    tokens.from === 'absent' ? kind : words.thinkingTokens(kind, formatTokens(tokens.value, language));
  if (lane.thinking === '') {
    return (
      <p className="thought">
        <b>{words.thinking}</b> {label}
      </p>
    );
  }
  return (
    <details className="thinking" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="thought">
        <b>{words.thinking}</b> {label}
      </summary>
      <div className="thoughts">{lane.thinking}</div>
    </details>
  );
}
