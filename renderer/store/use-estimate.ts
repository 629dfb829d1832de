// What the prompt is long, in tokens, and what the trial may cost: asked a moment after the last key,
// so that typing waits for nobody.

import { useEffect, useMemo, useState } from 'react';
import { estimateTrial, type TrialEstimate } from '../../shared/metrics/estimate.ts';
import { absent, isKnown, type Reading } from '../../shared/reading.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import type { Lane } from '../../shared/trial/lane.ts';
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
  const choices = useApp(state => state.choices);
  const running = useApp(state => state.running);
  const trials = useApp(state => state.trials);
  return useMemo(() => {
    // Settled lanes alone are looked at, so that an answer that streams asks for no new estimate.
    const settled = trials.filter(({ id }) => !running.has(id)).flatMap(({ laneIds }) => laneIds);
    const lanes = settled.flatMap(id => useApp.getState().lanes[id] ?? []);
    return estimateNow(session, promptTokens, { models, choices, lanes });
  }, [session, promptTokens, models, choices, running, trials]);
}

export function estimateNow(
  { prompt, lineup }: Pick<Session, 'prompt' | 'lineup'>,
  promptTokens: Reading<Tokens>,
  {
    models,
    choices,
    lanes = [],
  }: Pick<AppState, 'models'> & {
    readonly choices: Pick<AppState['choices'], 'repeats'> & Partial<AppState['choices']>;
    /** What was run before in this session. */
    readonly lanes?: readonly Pick<Lane, 'contender' | 'usage'>[];
  },
): TrialEstimate | undefined {
  if (lineup.length === 0) return undefined;
  const promptChars = prompt.system.length + prompt.user.length;
  const inputs = lineup.map(contender => ({
    contender,
    price: models.find(known => known.endpoint === contender.endpoint && known.model === listedAs(contender))
      ?.price,
    promptTokens,
    promptChars,
    seenOutput: billedTo(contender, lanes),
  }));
  return estimateTrial(inputs, choices);
}

/** A practice model with a trouble behind its name (`flaky@drop`) costs what it costs without. */
const listedAs = ({ model, simulated }: Contender): string => (simulated ? model.replace(/@.*$/, '') : model);

/** Output tokens of earlier runs of this model at this effort: a changed effort makes them say nothing. */
const billedTo = (
  { endpoint, model, effort }: Contender,
  lanes: readonly Pick<Lane, 'contender' | 'usage'>[],
): readonly number[] =>
  lanes.flatMap(({ contender, usage: { outputTokens } }) =>
    contender.endpoint === endpoint &&
    contender.model === model &&
    contender.effort === effort &&
    isKnown(outputTokens)
      ? [outputTokens.value]
      : [],
  );
