// The local ranking that the session's votes add up to, with intervals and its caveats.

import { equalsP, grouped } from '../../../shared/format/quantity.ts';
import { standingOf, type Standing } from '../../../shared/metrics/standing.ts';
import { contenderName } from '../../../shared/trial/contender.ts';
import { useMemo } from 'react';
import { qualified } from '../../i18n/listed.ts';
import type { BlindWords } from '../../i18n/en/lane.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';

const share = (value: number): string => `${grouped(100 * value)} %`;

/** Whether the first two differ: of two contenders by their votes, of more by their strengths. */
function between(
  { rows, preference, ahead }: Standing,
  nameOf: (id: string) => string,
  words: BlindWords,
): readonly string[] {
  const [first = '', second = ''] = rows.map(({ contenderId }) => nameOf(contenderId));
  if (preference) {
    const { decided, interval, p } = preference;
    const [low, high] = interval;
    const text = words.preferred(first, rows[0]?.wins ?? 0, decided, share(low), share(high), equalsP(p));
    return p < 0.05 ? [text] : [`${text} ${words.notApart}`];
  }
  if (ahead === null) return [];
  const [low, high] = ahead.interval;
  const text = words.ahead(first, second, grouped(ahead.points), grouped(low), grouped(high));
  return low > 0 ? [text] : [`${text} ${words.notApart}`];
}

export function Ranking() {
  const language = useLanguage();
  const words = wordsFor(language).blind;
  const votes = useApp(state => state.session?.votes);
  const lanes = useApp(state => state.lanes);
  const standing = useMemo(() => standingOf(votes ?? [], id => lanes[id]?.contender.id), [votes, lanes]);
  if (standing.votes === 0) return null;
  const nameOf = (id: string): string => {
    const lane = Object.values(lanes).find(known => known.contender.id === id);
    return lane ? contenderName(lane.contender) : id;
  };
  const { left } = standing;
  const isSwayed = left !== null && (left.interval[0] > 0.5 || left.interval[1] < 0.5);
  return (
    <section className="ranking" aria-label={words.standing}>
      <table className="compare">
        <caption>
          {qualified(
            [
              words.standing,
              words.votes(standing.votes),
              standing.neither > 0 ? words.neither(standing.neither) : '',
            ],
            language,
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.contender}</th>
            <th scope="col" title={words.pointsHint}>
              {words.columns.points}
            </th>
            <th scope="col">{words.columns.record}</th>
          </tr>
        </thead>
        <tbody>
          {standing.rows.map(row => (
            <tr key={row.contenderId}>
              <th scope="row">{nameOf(row.contenderId)}</th>
              <td className={row.points === null ? 'none' : undefined} title={words.pointsHint}>
                {row.points === null ? words.noStrength : grouped(row.points)}
                {row.interval && (
                  <small>
                    ({grouped(row.interval[0])} – {grouped(row.interval[1])})
                  </small>
                )}
              </td>
              <td>
                {row.wins}, {row.losses}, {row.ties}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {between(standing, nameOf, words).map(text => (
        <p key={text} className="soft">
          {text}
        </p>
      ))}
      {standing.fit === 'padded' && <p className="warn">{words.padded}</p>}
      {left && (
        <p className={isSwayed ? 'warn' : 'faint'}>
          {words.position(share(left.share), share(left.interval[0]), share(left.interval[1]), left.n)}
          {isSwayed && ` ${words.positionBias}`}
        </p>
      )}
      <p className="faint">{words.scope}</p>
    </section>
  );
}
