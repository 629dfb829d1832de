// The question "what if it had been another day, or another model?".

import type { WhatIf } from '../../../shared/report/cost-sheet.ts';
import type { Trial } from '../../../shared/trial/trial.ts';
import { epochOf, isoOf } from '../../../shared/calendar.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';

interface WhatIfFormProps {
  readonly trial: Trial;
  readonly whatIf: WhatIf | null;
  readonly onChange: (whatIf: WhatIf | null) => void;
}

export function WhatIfForm({ trial, whatIf, onChange }: WhatIfFormProps) {
  const words = analysisWords(useLanguage());
  const models = useApp(state => state.models);
  const day = isoOf(whatIf?.on ?? trial.startedAt).slice(0, 10);
  const as = whatIf?.as ?? null;
  const priced = models.filter(model => model.price !== null);
  return (
    <form className="what-if" onSubmit={event => event.preventDefault()}>
      <span>{words.cost.whatIf}</span>
      <label className="choice">
        {words.cost.onDate}
        <input
          type="date"
          value={day}
          onChange={event => {
            const on = epochOf(`${event.target.value}T12:00:00.000Z`);
            if (on !== undefined) onChange({ on, as });
          }}
        />
      </label>
      <label className="choice">
        {words.cost.asModel}
        <select
          value={as === null ? '' : JSON.stringify([as.endpoint, as.model])}
          onChange={event => {
            const on = whatIf?.on ?? trial.startedAt;
            if (event.target.value === '') return onChange(whatIf === null ? null : { on, as: null });
            const [endpoint = '', model = ''] = JSON.parse(event.target.value) as string[];
            return onChange({ on, as: { endpoint, model } });
          }}
        >
          <option value="">{words.cost.own}</option>
          {priced.map(({ endpoint, model }) => (
            <option key={`${endpoint}/${model}`} value={JSON.stringify([endpoint, model])}>
              {endpoint}/{model}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}
