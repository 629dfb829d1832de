// What may be said of a trial, sentence by sentence; what is firm stands out. Nothing where nothing is said.

import type { Contender } from '../../../shared/trial/contender.ts';
import { Simulated } from '../../widgets/simulated.tsx';

interface SentencesProps {
  /** Of whom they speak: one practice model among them, and they are labelled. */
  readonly of: readonly Contender[];
  readonly lines: readonly { readonly text: string; readonly isFirm: boolean }[];
}

export function Sentences({ of, lines }: SentencesProps) {
  if (lines.length === 0) return null;
  return (
    <p className="verdicts">
      {of.some(({ simulated }) => simulated) && <Simulated />}
      {lines.map(({ text, isFirm }) =>
        isFirm ? <strong key={text}>{text} </strong> : <span key={text}>{text} </span>,
      )}
    </p>
  );
}
