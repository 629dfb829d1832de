// What may be said of a trial, sentence by sentence; what is firm stands out. Nothing where nothing is said.

import type { Contender } from '../../../shared/trial/contender.ts';
import { Simulated } from '../../widgets/simulated.tsx';

interface SentencesProps {
  /** True where they speak of practice models, if only among others. */
  readonly simulated: boolean;
  readonly lines: readonly { readonly text: string; readonly isFirm: boolean }[];
}

export const isSimulated = ({ simulated }: Contender): boolean => simulated;

export function Sentences({ simulated, lines }: SentencesProps) {
  if (lines.length === 0) return null;
  return (
    <p className="verdicts">
      {simulated && <Simulated />}
      {lines.map(({ text, isFirm }) =>
        isFirm ? <strong key={text}>{text} </strong> : <span key={text}>{text} </span>,
      )}
    </p>
  );
}
