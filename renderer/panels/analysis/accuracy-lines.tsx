// How often each passes by the person's verdicts, and who more often, in sentences; nothing where nobody judged.

import { useMemo } from 'react';
import { accuracyRows } from '../../../shared/metrics/accuracy.ts';
import { passShares } from '../../../shared/metrics/pass-share.ts';
import { accuracyLines } from '../../../shared/report/difference-lines.ts';
import { passLines } from '../../../shared/report/pass-lines.ts';
import type { Contender, ContenderId } from '../../../shared/trial/contender.ts';
import type { Trial } from '../../../shared/trial/trial.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { Sentences } from './sentences.tsx';

interface AccuracyLinesProps {
  readonly trials: readonly Trial[];
  readonly names: ReadonlyMap<ContenderId, string>;
}

export function AccuracyLines({ trials, names }: AccuracyLinesProps) {
  const language = useLanguage();
  const judgements = useApp(state => state.session?.judgements);
  const lines = useMemo(() => {
    const nameOf = ({ id, model }: Contender): string => names.get(id) ?? model;
    return [
      ...passLines(passShares(trials, judgements), nameOf, language),
      ...accuracyLines(accuracyRows(trials, judgements), nameOf, language),
    ];
  }, [trials, judgements, names, language]);
  return <Sentences of={trials.flatMap(({ lineup }) => lineup)} lines={lines} />;
}
