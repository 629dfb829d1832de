// A contender's name in a row: its dot, its model, its effort, and SIMULATED where it is.

import { effortText } from '../../shared/format/contender-text.ts';
import { contenderName, type Contender } from '../../shared/trial/contender.ts';
import { useLanguage } from '../store/app-store.ts';
import { Simulated } from './simulated.tsx';

interface ContenderLabelProps {
  readonly contender: Contender;
  readonly colour: number;
  /** Ahead of the name where another of the lineup reads the same: `2 `, as sentences have it. */
  readonly place?: string | undefined;
  /** Which repeat; left out where all of them are meant. */
  readonly repeat?: string;
}

export function ContenderLabel({ contender, colour, place = '', repeat }: ContenderLabelProps) {
  const language = useLanguage();
  return (
    <span
      className="contender-label"
      title={contenderName(contender)}
      style={{ '--series': `var(--c${colour})` }}
    >
      <i className="dot" aria-hidden="true" />
      <span className="contender-model">
        {place}
        {contender.model}
      </span>
      {contender.effort !== null && <small>{effortText(contender.effort, language)}</small>}
      {repeat !== undefined && <small>{repeat}</small>}
      {contender.simulated && <Simulated />}
    </span>
  );
}
