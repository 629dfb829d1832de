// Effort: the model's own, a level of the one scale, or a budget in thinking tokens.

import { useState } from 'react';
import { effortLevels, type Contender } from '../../../shared/trial/contender.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';
import { changeContender } from '../../store/lineup.ts';
import { NumberField } from './number-field.tsx';

const usualBudget = 4_096;

export function EffortField({ contender: { id, effort } }: { readonly contender: Contender }) {
  const words = wordsFor(useLanguage());
  const [kind, setKind] = useState(typeof effort === 'number' ? 'budget' : (effort ?? ''));
  return (
    <>
      <label>
        {words.effort}
        <select
          value={kind}
          onChange={event => {
            const { value } = event.target;
            setKind(value);
            const level = effortLevels.find(known => known === value) ?? null;
            void changeContender(id, { effort: value === 'budget' ? usualBudget : level });
          }}
        >
          <option value="">{words.effortDefault}</option>
          {effortLevels.map(level => (
            <option key={level} value={level}>
              {words.efforts[level]}
            </option>
          ))}
          <option value="budget">{words.compose.budget}</option>
        </select>
      </label>
      {kind === 'budget' && (
        <NumberField
          label={words.compose.budgetTokens}
          value={typeof effort === 'number' ? effort : usualBudget}
          smallest={1}
          largest={1_000_000}
          step={1}
          hint={String(usualBudget)}
          onChange={budget => void changeContender(id, { effort: budget ?? usualBudget })}
        />
      )}
    </>
  );
}
