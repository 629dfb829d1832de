// How long the prompt is and how that is known, and what a press of Run may cost.

import { formatReading } from '../../../shared/format/format-reading.ts';
import { formatQuantity, formatTokens } from '../../../shared/format/quantity.ts';
import { wordsOf } from '../../../shared/format/words-of.ts';
import type { Session } from '../../../shared/trial/session.ts';
import { listed } from '../../i18n/listed.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';
import { withoutValue } from '../../store/prompts.ts';
import { usePromptTokens, useTrialEstimate } from '../../store/use-estimate.ts';

export function PromptSize({ session }: { readonly session: Session }) {
  const language = useLanguage();
  const words = wordsFor(language);
  const { prompt } = session;
  const missing = withoutValue(prompt);
  const length = usePromptTokens(session);
  const estimate = useTrialEstimate(session, length);
  const money = (range: { readonly low: number; readonly high: number }): string =>
    words.compose.range(
      formatQuantity(range.low, 'usd', language),
      formatQuantity(range.high, 'usd', language),
    );
  const costs = [
    estimate?.usd && words.compose.estimate(money(estimate.usd)),
    estimate?.playUsd && words.compose.playEstimate(money(estimate.playUsd)),
    estimate && estimate.unpriced.length > 0 && words.compose.unpriced(estimate.unpriced.length),
  ].filter(text => typeof text === 'string');
  return (
    <span className="prompt-size num">
      {missing.length > 0 && <span className="warn">{words.compose.noValue(listed(missing, language))}</span>}
      <span className="faint" title={formatReading(length, 'tokens', language).title}>
        {length.from === 'absent'
          ? words.characters([...prompt.user].length)
          : words.compose.tokens(
              formatTokens(length.value, language),
              wordsOf(language).origins[length.from].word,
            )}
      </span>
      {prompt.user.trim() !== '' && costs.length > 0 && (
        <span className="faint" title={estimate ? words.compose.bases[estimate.basis] : undefined}>
          {costs.join(' · ')}
        </span>
      )}
    </span>
  );
}
