// Thinking, apart from the answer and called what it is: verbatim, a summary, or hidden.

import { useMemo, useState } from 'react';
import { languageLine } from '../../../shared/format/language-text.ts';
import { formatTokens } from '../../../shared/format/quantity.ts';
import { wordsOf } from '../../../shared/format/words-of.ts';
import { laneLanguages } from '../../../shared/metrics/language-shares.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import { promptOf } from '../../../shared/trial/trial.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { trialOf } from '../../store/columns.ts';
import { PlainText } from '../../widgets/markdown/plain-text.tsx';
import { useFollow } from '../../widgets/use-follow.ts';

/** In which scripts it was asked, thought and answered, once all of it is there. */
function LanguageLine({ settled }: { readonly settled: Lane | null }) {
  const language = useLanguage();
  const trial = useApp(state => settled && trialOf(state, settled.id));
  const line = useMemo(
    () => (settled && trial ? languageLine(laneLanguages(settled, promptOf(settled, trial)), language) : ''),
    [settled, trial, language],
  );
  return line === '' ? null : <p className="faint lens">{line}</p>;
}

interface ThinkingProps {
  readonly lane: Lane;
  readonly settled: Lane | null;
}

export function Thinking({ lane, settled }: ThinkingProps) {
  const language = useLanguage();
  const words = wordsFor(language);
  const [isOpen, setOpen] = useState(true);
  const frame = useFollow(lane.phase === 'thinking', lane.id);
  const kind = wordsOf(language).reasoning[lane.reasoningKind].word;
  const tokens = lane.usage.reasoningTokens;
  if (lane.thinking === '') return null;
  const label =
    tokens.from === 'absent' ? kind : words.thinkingTokens(kind, formatTokens(tokens.value, language));
  return (
    <details className="thinking" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="thought">
        <b>{words.thinking}</b> {label}
      </summary>
      <LanguageLine settled={settled} />
      <div className="thoughts" ref={frame} tabIndex={0} role="group" aria-label={words.thinking}>
        <PlainText text={lane.thinking} />
      </div>
    </details>
  );
}

/**
 * That it thought, and nothing of it was shown: known at the end only, so it stands beside what is there
 * already, and the answer keeps its place. How many tokens it was is among the figures.
 */
export function UnseenThinking({ lane }: { readonly lane: Lane }) {
  const language = useLanguage();
  const { reasoningKind } = lane;
  const isTold = reasoningKind !== 'none' && reasoningKind !== 'unknown';
  if (lane.thinking !== '' || lane.status === null || !isTold) return null;
  const { word, sentence } = wordsOf(language).reasoning[reasoningKind];
  return (
    <p className="thought unseen-thinking" title={sentence}>
      <b>{wordsFor(language).thinking}</b> {word}
    </p>
  );
}
