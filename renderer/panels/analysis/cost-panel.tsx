// What the trial cost, its parts stacked on one scale, and what it would have cost otherwise.

import { useMemo, useState } from 'react';
import type { Price } from '../../../shared/catalog/price.ts';
import { formatPrice, formatUsd } from '../../../shared/format/quantity.ts';
import { formatReading, readingText } from '../../../shared/format/format-reading.ts';
import type { Reading } from '../../../shared/reading.ts';
import { costPartNames, costRows, type CostRow, type WhatIf } from '../../../shared/report/cost-sheet.ts';
import { sourceOf } from '../../../shared/report/lineup.ts';
import { colourOf } from '../../../shared/report/short-names.ts';
import { placesIn } from '../../../shared/trial/contender.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { useTrialOf } from '../../store/analysis.ts';
import { useOtherPrices } from '../../store/other-prices.ts';
import { useLanguage, type TrialHead } from '../../store/app-store.ts';
import { ContenderLabel } from '../../widgets/contender-label.tsx';
import { CostBar } from '../../widgets/cost-bar.tsx';
import { WhatIfForm } from './what-if-form.tsx';

export default function CostPanel({ trial: head }: { readonly trial: TrialHead }) {
  const language = useLanguage();
  const words = analysisWords(language);
  const trial = useTrialOf(head);
  const [whatIf, choose] = useState<WhatIf | null>(null);
  const others = useOtherPrices(trial.lineup, whatIf);
  const rows = useMemo(() => costRows(trial, others), [trial, others]);
  const places = placesIn(trial.lineup);
  const largest = Math.max(1e-12, ...rows.map(row => row.total.value ?? 0));
  const hasTold = rows.some(row => row.told.value !== null);
  return (
    <div className="cost-view">
      <ul className="cost-legend" aria-hidden="true">
        {costPartNames.map(name => (
          <li key={name}>
            <i className={`swatch cost-${name}`} />
            {words.cost.parts[name]}
          </li>
        ))}
      </ul>
      <table className="compare cost">
        <thead>
          <tr>
            <th scope="col">{words.contender}</th>
            <th scope="col" className="cost-bar-head">
              {words.cost.madeUp}
            </th>
            <th scope="col">{words.cost.total}</th>
            {costPartNames.map(name => (
              <th key={name} scope="col">
                {words.cost.parts[name]}
              </th>
            ))}
            <th scope="col">{words.cost.answers}</th>
            {hasTold && <th scope="col">{words.cost.reported}</th>}
            {whatIf && <th scope="col">{words.cost.then}</th>}
            <th scope="col">{words.cost.price}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.contender.id}>
              <th scope="row">
                <ContenderLabel
                  contender={row.contender}
                  colour={colourOf(trial.lineup, row.contender.id)}
                  place={places.get(row.contender.id)}
                />
              </th>
              <td className="cost-bar-cell">
                <CostBar
                  label={words.cost.chart(row.contender.model)}
                  colour={colourOf(trial.lineup, row.contender.id)}
                  parts={costPartNames.map(name => ({ name, share: (row.parts[name].value ?? 0) / largest }))}
                  titleOf={name => `${words.cost.parts[name]} ${money(row.parts[name], language)}`}
                />
              </td>
              <Money reading={row.total} isStrong />
              {costPartNames.map(name => (
                <Money key={name} reading={row.parts[name]} />
              ))}
              <td title={row.unknown > 0 ? words.cost.unknown(row.unknown) : undefined}>
                {row.known}
                {row.unknown > 0 && <small className="warn"> + {row.unknown}?</small>}
              </td>
              {hasTold && <Money reading={row.told} />}
              {whatIf && <Instead row={row} />}
              <PriceCell row={row} />
            </tr>
          ))}
        </tbody>
      </table>
      <WhatIfForm trial={trial} whatIf={whatIf} onChange={choose} />
      {trial.lineup.some(contender => contender.simulated) && <p className="faint">{words.cost.play}</p>}
    </div>
  );
}

const money = (reading: Reading<number>, language: 'en' | 'zh'): string =>
  readingText(reading, 'usd', language);

function Money({
  reading,
  isStrong = false,
  title,
}: {
  readonly reading: Reading<number>;
  readonly isStrong?: boolean;
  readonly title?: string | undefined;
}) {
  const language = useLanguage();
  const state = reading.value === null ? 'none' : isStrong ? 'strong' : undefined;
  const said = formatReading(reading, 'usd', language).title;
  return (
    <td className={state} data-value={reading.value ?? ''} title={[said, title].filter(Boolean).join(' · ')}>
      {reading.value === null ? money(reading, language) : formatUsd(reading.value, language)}
    </td>
  );
}

/** Empty until the prices are told. */
function Instead({ row: { instead, insteadPrice } }: { readonly row: CostRow }) {
  const language = useLanguage();
  if (instead === null) return <td />;
  const title = insteadPrice ? `${perMTok(insteadPrice)} · ${sourceOf(insteadPrice, language)}` : undefined;
  return <Money reading={instead} isStrong title={title} />;
}

const perMTok = ({ input, output }: Price): string => `${formatPrice(input)} / ${formatPrice(output)}`;

function PriceCell({ row: { price } }: { readonly row: CostRow }) {
  const language = useLanguage();
  if (price === null) return <td className="none">–</td>;
  return <td title={sourceOf(price, language)}>{perMTok(price)}</td>;
}
