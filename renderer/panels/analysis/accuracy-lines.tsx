// Who passes more often by the person's verdicts, in sentences; nothing where nobody judged.

import { useMemo } from 'react';
import { accuracyRows } from '../../../shared/metrics/accuracy.ts';
import { accuracyLines } from '../../../shared/report/difference-lines.ts';
import type { ContenderId } from '../../../shared/trial/contender.ts';
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
  const lines = useMemo(
    () =>
      accuracyLines(accuracyRows(trials, judgements), ({ id, model }) => names.get(id) ?? model, language),
    [trials, judgements, names, language],
  );
  return <Sentences lines={lines} />;
}
