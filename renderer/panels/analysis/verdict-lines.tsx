// What these runs show of who is sooner and who is cheaper, in sentences; and what they don't.

import { useMemo } from 'react';
import { goodputIn } from '../../../shared/metrics/goodput.ts';
import { pairRows } from '../../../shared/metrics/pairs.ts';
import { goodputLines } from '../../../shared/report/goodput-lines.ts';
import { pairSentences } from '../../../shared/report/verdicts.ts';
import type { ContenderId } from '../../../shared/trial/contender.ts';
import type { Trial } from '../../../shared/trial/trial.ts';
import { useLanguage } from '../../store/app-store.ts';
import { Sentences } from './sentences.tsx';

interface VerdictLinesProps {
  readonly trial: Trial;
  readonly names: ReadonlyMap<ContenderId, string>;
}

export function VerdictLines({ trial, names }: VerdictLinesProps) {
  const language = useLanguage();
  const verdicts = useMemo(
    () => [
      ...pairSentences(
        pairRows([trial], 'e2eMs'),
        'e2eMs',
        contender => names.get(contender.id) ?? contender.model,
        language,
      ),
      ...goodputLines(goodputIn([trial]), id => names.get(id) ?? id, language).map(text => ({
        text,
        isFirm: false,
      })),
    ],
    [trial, names, language],
  );
  return <Sentences of={trial.lineup} lines={verdicts} />;
}
