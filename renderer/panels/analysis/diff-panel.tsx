// Any two texts of the session held against each other, word by word: answers or thinking, of this
// trial or of another.

import { useMemo, useState } from 'react';
import { shortNames } from '../../../shared/report/short-names.ts';
import type { LaneId } from '../../../shared/trial/ids.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { useTrials } from '../../store/analysis.ts';
import { useLanguage, type TrialHead } from '../../store/app-store.ts';
import { DiffEditor } from '../../widgets/diff-editor.tsx';
import { named, qualified } from '../../i18n/listed.ts';
import { wordsFor } from '../../i18n/words.ts';

interface Side {
  readonly key: string;
  readonly laneId: LaneId;
  readonly name: string;
  readonly text: string;
}

export default function DiffPanel({ trial: head }: { readonly trial: TrialHead }) {
  const language = useLanguage();
  const words = analysisWords(language);
  const trials = useTrials();
  const sides = useMemo((): readonly Side[] => {
    const ordered = trials.toSorted((a, b) => Number(b.id === head.id) - Number(a.id === head.id));
    return ordered.flatMap(trial => {
      const names = shortNames(trial.lineup, language);
      const place = trials.indexOf(trial) + 1;
      const of = trial.id === head.id ? '' : named(`${wordsFor(language).trial} ${place}`, '', language);
      return trial.lanes.flatMap(lane => {
        const repeat = trial.options.repeats > 1 ? words.repeat(lane.repeat) : '';
        const name = `${of}${names.get(lane.contender.id) ?? lane.contender.model}`;
        return (['answer', 'thinking'] as const).flatMap(part =>
          lane[part] === ''
            ? []
            : [
                {
                  key: `${lane.id} ${part}`,
                  laneId: lane.id,
                  name: qualified([name, repeat, words.diff[part]], language),
                  text: lane[part],
                },
              ],
        );
      });
    });
  }, [trials, head.id, language, words]);
  const [chosen, choose] = useState<{ readonly left?: string; readonly right?: string }>({});
  const answers = sides.filter(side => side.key.endsWith(' answer'));
  const left = sides.find(side => side.key === chosen.left) ?? answers[0] ?? sides[0];
  const right =
    sides.find(side => side.key === chosen.right) ??
    answers.find(side => side.key !== left?.key) ??
    sides.find(side => side.key !== left?.key);
  if (!left || !right) return <p className="faint empty-view">{words.diff.needTwo}</p>;
  const picker = (which: 'left' | 'right', side: Side) => (
    <label className="choice">
      {words.diff[which]}
      <select
        value={side.key}
        onChange={event => choose({ left: left.key, right: right.key, [which]: event.target.value })}
      >
        {sides.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="diff-view">
      <div className="diff-sides">
        {picker('left', left)}
        {picker('right', right)}
      </div>
      <DiffEditor label={words.diff.editor} language={language} left={left} right={right} />
    </div>
  );
}
