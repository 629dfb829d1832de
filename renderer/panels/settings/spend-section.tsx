// What was spent in a month, endpoint by endpoint; play money apart and in no sum.

import { useEffect, useState } from 'react';
import type { SpendSummary } from '../../../shared/contract/spend-views.ts';
import { formatUsd } from '../../../shared/format/quantity.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';
import { spendOf } from '../../store/spend.ts';
import { Simulated } from '../../widgets/simulated.tsx';

export function SpendSection() {
  const language = useLanguage();
  const { own } = wordsFor(language);
  const [summary, setSummary] = useState<SpendSummary>();
  useEffect(() => {
    void spendOf().then(setSummary);
  }, []);
  if (!summary) return null;
  const { month, months, rows, totalUsd } = summary;
  const choices = months.includes(month) ? months : [month, ...months];
  return (
    <>
      <div className="form row">
        <label>
          {own.month}
          <select value={month} onChange={event => void spendOf(event.target.value).then(setSummary)}>
            {choices.map(known => (
              <option key={known}>{known}</option>
            ))}
          </select>
        </label>
        <span className="num">{own.total(formatUsd(totalUsd, language))}</span>
      </div>
      {rows.length === 0 ? (
        <p className="faint">{own.nothingSpent}</p>
      ) : (
        <table className="spend">
          <thead>
            <tr>
              <th scope="col">{own.endpoint}</th>
              <th scope="col">{own.spent}</th>
              <th scope="col">{own.lanes}</th>
              <th scope="col">{own.cap}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ endpoint, simulated, usd, lanes, unsure, unpriced, capUsd }) => (
              <tr key={`${endpoint} ${simulated}`}>
                <th scope="row">
                  {endpoint} {simulated && <Simulated />}
                </th>
                <td className="num">
                  {unsure > 0 ? own.atLeast(formatUsd(usd, language)) : formatUsd(usd, language)}
                </td>
                <td className="num">
                  {lanes}
                  {unpriced > 0 && <small className="faint"> {own.unpriced(unpriced)}</small>}
                </td>
                <td className="num">{capUsd === null ? '–' : formatUsd(capUsd, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
