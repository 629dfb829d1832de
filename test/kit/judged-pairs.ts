// Two contenders, `quick` and `slow`, on one prompt, every answer judged: `+` passed, `-` did not, `.`
// nobody said. One sign per repeat; `slow` takes a second longer, and a little more with each repeat.

import { documentOf } from '../../shared/session-file/document-of.ts';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import type { Judgement, Judgements } from '../../shared/trial/judgement.ts';
import type { Session } from '../../shared/trial/session.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { contender, lane } from '../metrics/lanes.ts';
import { sampleSession, sampleTrial } from './sample-trial.ts';

export interface JudgedPairs {
  readonly session: Session;
  readonly trial: Trial;
  readonly document: SessionDocument;
}

export function judgedPairs(quick: string, slow: string): JudgedPairs {
  const judgements: Record<string, Judgement> = {};
  const lanes = Object.entries({ quick, slow }).flatMap(([id, verdicts]) =>
    [...verdicts].map((sign, i) => {
      const endMs = id === 'quick' ? 1000 + i * 10 : 2000 + i * 25;
      const script = { contender: { id: id as ContenderId, model: id }, repeat: i + 1, endMs };
      const made = lane({ ...script, answer: [[500, 'x']] });
      if (sign !== '.') judgements[made.id] = { verdict: sign === '+' ? 'pass' : 'fail' };
      return made;
    }),
  );
  const lineup = ['quick', 'slow'].map(id => contender({ id: id as ContenderId, model: id }));
  const sample = sampleTrial(1);
  const trial: Trial = {
    ...sample,
    lineup,
    lanes,
    options: { ...sample.options, repeats: quick.length },
    sendOrder: lanes.map(({ id }) => id),
  };
  const session = { ...sampleSession(trial), lineup, judgements: judgements as Judgements };
  const document = documentOf({
    session,
    trials: [trial],
    app: '0.1.0',
    exportedAt: '2026-11-21T11:00:00.000Z',
  });
  return { session, trial, document };
}
