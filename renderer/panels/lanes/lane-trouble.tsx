// What went wrong with a lane, in a sentence, and what can be done about it, in a press.

import { effortText } from '../../../shared/format/contender-text.ts';
import { failureSentence } from '../../../shared/format/failure-sentence.ts';
import { grouped } from '../../../shared/format/quantity.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import type { ScreenWords } from '../../i18n/en.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { trialOf } from '../../store/columns.ts';
import { runAgain } from '../../store/again.ts';
import { openSettings } from '../../store/dialogs.ts';
import { nextStepsFor, type NextStep } from '../../store/next-steps.ts';
import type { Language } from '../../../shared/format/language.ts';

export function LaneTrouble({ lane }: { readonly lane: Lane }) {
  const language = useLanguage();
  const words = wordsFor(language);
  const trial = useApp(state => trialOf(state, lane.id));
  const steps = nextStepsFor(lane, trial?.prompt ?? { system: '' });
  if (!lane.failure && steps.length === 0) return null;
  return (
    <div className="trouble-frame">
      {lane.failure && <p className="trouble">{failureSentence(lane.failure, lane.contender, language)}</p>}
      {steps.length > 0 && (
        <p className="steps">
          {steps.map(step => (
            <button
              key={step.name}
              type="button"
              className="link"
              onClick={() =>
                step.contender ? void runAgain(lane.id, step.contender) : openSettings('endpoints')
              }
            >
              {labelOf(step, lane, words, language)}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

function labelOf(step: NextStep, lane: Lane, words: ScreenWords, language: Language): string {
  const { steps } = words.lane;
  switch (step.name) {
    case 'limit':
      return steps.limit(grouped(step.contender?.maxOutputTokens ?? 0));
    case 'less_effort':
      return steps.lessEffort(effortText(step.contender?.effort ?? 'low', language));
    case 'key':
    case 'endpoint':
      return steps[step.name](lane.contender.endpoint);
    default:
      return steps[step.name];
  }
}
