// What the prompt is long, in tokens, and what the trial may cost: asked a moment after the last key,
// so that typing waits for nobody.

import { useEffect, useMemo, useState } from 'react';
import { estimateTrial, type TrialEstimate } from '../../shared/metrics/estimate.ts';
import { absent, type Reading } from '../../shared/reading.ts';
import type { Session } from '../../shared/trial/session.ts';
import type { Tokens } from '../../shared/units.ts';
import { useApp, type AppState } from './app-store.ts';
import { laboratory } from './laboratory.ts';

/** Milliseconds after the last change. */
const pause = 350;

const notYet: Reading<Tokens> = absent('still_running');

/** By the tokenizer of the lineup's first contender; absent until it is counted. */
export function usePromptTokens({ prompt, lineup }: Pick<Session, 'prompt' | 'lineup'>): Reading<Tokens> {
  const [first] = lineup;
  const endpoint = first?.endpoint;
  const model = first?.model;
  const [reading, setReading] = useState(notYet);
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(() => {
      laboratory()
        .tokens.count({
          prompt,
          ...(endpoint !== undefined && { endpoint }),
          ...(model !== undefined && { model }),
        })
        .then(counted => {
          if (!isOld) setReading(counted);
        })
        // Without a count the characters stand there; the link tells its own trouble.
        .catch(() => undefined);
    }, pause);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [prompt, endpoint, model]);
  return reading;
}

/** What a press of Run may take, as the lineup and the choices stand; undefined without a contender. */
export function useTrialEstimate(
  session: Pick<Session, 'prompt' | 'lineup'>,
  promptTokens: Reading<Tokens>,
): TrialEstimate | undefined {
  const models = useApp(state => state.models);
  const repeats = useApp(state => state.choices.repeats);
  return useMemo(
    () => estimateNow(session, promptTokens, { models, choices: { repeats } }),
    [session, promptTokens, models, repeats],
  );
}

export function estimateNow(
  { prompt, lineup }: Pick<Session, 'prompt' | 'lineup'>,
  promptTokens: Reading<Tokens>,
  { models, choices }: Pick<AppState, 'models'> & { readonly choices: Pick<AppState['choices'], 'repeats'> },
): TrialEstimate | undefined {
  if (lineup.length === 0) return undefined;
  const promptChars = prompt.system.length + prompt.user.length;
  const inputs = lineup.map(contender => ({
    contender,
    price: models.find(known => known.endpoint === contender.endpoint && known.model === contender.model)
      ?.price,
    promptTokens,
    promptChars,
  }));
  return estimateTrial(inputs, choices);
}
