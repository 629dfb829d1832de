// What the person makes of this answer: star, grade, pass or fail, a note. One quiet line, there
// from the start so that nothing moves when the lane settles.

import { memo, useState } from 'react';
import type { LaneId } from '../../../shared/trial/ids.ts';
import type { Judgement } from '../../../shared/trial/judgement.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { judge } from '../../store/judge.ts';

const nothing: Judgement = {};
const grades = [1, 2, 3, 4, 5] as const;

interface JudgeBarProps {
  readonly laneId: LaneId;
  readonly name: string;
  readonly isOver: boolean;
}

export const JudgeBar = memo(function JudgeBar({ laneId, name, isOver }: JudgeBarProps) {
  const words = wordsFor(useLanguage()).lane;
  const said = useApp(state => state.session?.judgements?.[laneId] ?? nothing);
  const [isWriting, setWriting] = useState(false);
  const hasNote = (said.note ?? '') !== '';
  return (
    <div
      className="judge"
      role="group"
      aria-label={words.judging(name)}
      style={{ visibility: isOver ? 'visible' : 'hidden' }}
    >
      <div className="judge-row">
        <button
          type="button"
          className="star"
          aria-pressed={said.starred === true}
          aria-label={words.star}
          title={said.starred ? words.starred : words.star}
          onClick={() => judge(laneId, { starred: said.starred ? undefined : true })}
        >
          {said.starred ? '★' : '☆'}
        </button>
        <span className="grades" role="group" aria-label={words.grades}>
          {grades.map(grade => (
            <button
              key={grade}
              type="button"
              aria-pressed={said.grade === grade}
              aria-label={words.grade(grade)}
              onClick={() => judge(laneId, { grade: said.grade === grade ? undefined : grade })}
            >
              {grade}
            </button>
          ))}
        </span>
        {(['pass', 'fail'] as const).map(verdict => (
          <button
            key={verdict}
            type="button"
            className={verdict}
            aria-pressed={said.verdict === verdict}
            onClick={() => judge(laneId, { verdict: said.verdict === verdict ? undefined : verdict })}
          >
            {words[verdict]}
          </button>
        ))}
        <span className="gap" />
        <button
          type="button"
          aria-expanded={isWriting || hasNote}
          aria-pressed={hasNote}
          onClick={() => setWriting(!isWriting)}
        >
          {words.note}
        </button>
      </div>
      {(isWriting || hasNote) && (
        <textarea
          rows={2}
          aria-label={words.noteOf(name)}
          placeholder={words.noteHint}
          value={said.note ?? ''}
          onChange={event =>
            judge(laneId, { note: event.target.value === '' ? undefined : event.target.value })
          }
        />
      )}
    </div>
  );
});
