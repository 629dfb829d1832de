// A saved trial played back at its own pace or faster: the columns as they were while it ran, marked
// as a recording. Figures are the trial's own throughout.

import { Dialog } from '@base-ui/react/dialog';
import { formatMs } from '../../../shared/format/quantity.ts';
import { colourOf } from '../../../shared/report/short-names.ts';
import { placesIn } from '../../../shared/trial/contender.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { closeReplay, useTrialOf } from '../../store/analysis.ts';
import { useLanguage, type TrialHead } from '../../store/app-store.ts';
import { replaySpeeds, useReplay } from '../../store/replay.ts';
import { ReplayLane } from './replay-lane.tsx';

export default function ReplayPanel({ trial: head }: { readonly trial: TrialHead }) {
  const language = useLanguage();
  const words = analysisWords(language).replay;
  const trial = useTrialOf(head);
  const replay = useReplay(trial);
  const { atMs, spanMs, isPlaying, speed, lanes } = replay;
  const places = placesIn(trial.lineup);
  return (
    <Dialog.Root open onOpenChange={isOpen => !isOpen && closeReplay()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="replay">
          <header className="replay-head">
            <Dialog.Title>
              <span className="sim">{words.title}</span>
            </Dialog.Title>
            <Dialog.Description className="soft">{words.note}</Dialog.Description>
            <Dialog.Close className="quiet" aria-label={words.close}>
              ×
            </Dialog.Close>
          </header>
          <div className="replay-controls">
            <button type="button" className="run" onClick={isPlaying ? replay.pause : replay.play}>
              {isPlaying ? words.pause : words.play}
            </button>
            <input
              type="range"
              className="replay-position"
              aria-label={words.position}
              aria-valuetext={words.at(formatMs(atMs, language), formatMs(spanMs, language))}
              min={0}
              max={spanMs}
              step="any"
              value={atMs}
              onChange={event => replay.seek(Number(event.target.value))}
            />
            <span className="num">{words.at(formatMs(atMs, language), formatMs(spanMs, language))}</span>
            <label className="choice">
              {words.speed}
              <select value={speed} onChange={event => replay.setSpeed(Number(event.target.value))}>
                {replaySpeeds.map(value => (
                  <option key={value} value={value}>
                    {value}×
                  </option>
                ))}
              </select>
            </label>
          </div>
          <div
            className="replay-lanes"
            style={{ gridTemplateColumns: `repeat(${lanes.length}, minmax(240px, 1fr))` }}
          >
            {lanes.map(lane => (
              <ReplayLane
                key={lane.id}
                lane={lane}
                recorded={trial.lanes.find(({ id }) => id === lane.id) ?? lane}
                price={trial.prices[lane.contender.id]}
                colour={colourOf(trial.lineup, lane.contender.id)}
                place={places.get(lane.contender.id)}
                atMs={atMs}
                spanMs={spanMs}
                isRepeated={trial.options.repeats > 1}
              />
            ))}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
