// The repeats of one contender: median and spread of the whole, each repeat one press away; what was
// asked again stands behind them and is counted apart.

import { formatMs } from '../../../shared/format/quantity.ts';
import { wordsOf } from '../../../shared/format/words-of.ts';
import { compareTrial } from '../../../shared/metrics/compare.ts';
import type { LaneId } from '../../../shared/trial/ids.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage, type TrialHead } from '../../store/app-store.ts';
import { showLane } from '../../store/columns.ts';

interface RepeatStripProps {
  readonly trial: TrialHead;
  readonly lanes: readonly Lane[];
  readonly shown: LaneId;
}

export function RepeatStrip({ trial, lanes, shown }: RepeatStripProps) {
  const language = useLanguage();
  const words = wordsFor(language);
  const spoken = wordsOf(language);
  const isRepeat = (lane: Lane): boolean => trial.laneIds.includes(lane.id);
  const nameOf = (lane: Lane): string =>
    isRepeat(lane)
      ? words.repeat(lane.repeat)
      : words.lane.again(lanes.filter(other => !isRepeat(other)).indexOf(lane) + 1);
  return (
    <div className="repeats" role="group" aria-label={words.lane.repeats}>
      {lanes.map(lane => (
        <button
          key={lane.id}
          type="button"
          className={`repeat ${lane.status ?? lane.phase}`}
          aria-pressed={lane.id === shown}
          aria-label={words.lane.repeatState(
            nameOf(lane),
            lane.status === null ? spoken.phases[lane.phase] : spoken.statuses[lane.status].word,
          )}
          onClick={() => showLane(trial.id, lane)}
        >
          {isRepeat(lane) ? lane.repeat : nameOf(lane)}
        </button>
      ))}
      <Spread trial={trial} lanes={lanes.filter(isRepeat)} />
    </div>
  );
}

function Spread({ trial, lanes }: { readonly trial: TrialHead; readonly lanes: readonly Lane[] }) {
  const language = useLanguage();
  const words = wordsFor(language);
  const tailTrim = useApp(state => state.settings.tailTrim);
  const settled = lanes.filter(({ status }) => status !== null);
  const [first] = settled;
  if (!first || trial.options.repeats === 1) return null;
  const own = { ...trial, lineup: [first.contender], lanes: settled };
  const summary = compareTrial(own, { tailTrim }).contenders[0]?.cells.e2eMs.summary;
  if (!summary) return null;
  const time = (value: number): string => formatMs(value, language);
  return (
    <span className="spread num">
      {summary.n === 1
        ? words.lane.oneDone(time(summary.median))
        : words.lane.spread(time(summary.median), time(summary.low), time(summary.high), summary.n)}
    </span>
  );
}
