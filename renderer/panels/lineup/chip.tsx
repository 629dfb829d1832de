// One contender in the lineup: what it is at a glance, its settings on press, its place by dragging
// or with Alt and the arrow keys.

import { Popover } from '@base-ui/react/popover';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { contenderName, type Contender } from '../../../shared/trial/contender.ts';
import { grouped } from '../../../shared/format/quantity.ts';
import { effortWord } from '../../i18n/effort-word.ts';
import { listed } from '../../i18n/listed.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';
import { moveContender, removeContender } from '../../store/lineup.ts';
import { Simulated } from '../../widgets/simulated.tsx';
import { ContenderForm } from './contender-form.tsx';

const dragged = 'application/x-assay-contender';

interface ChipProps {
  readonly contender: Contender;
  readonly place: number;
  readonly colour: number;
}

export function Chip({ contender, place, colour }: ChipProps) {
  const words = wordsFor(useLanguage());
  const [isOver, setOver] = useState(false);
  const name = contenderName(contender);
  const isOurs = (event: DragEvent): boolean => event.dataTransfer.types.includes(dragged);
  return (
    <li
      className="chip"
      data-over={isOver ? '' : undefined}
      style={{ '--series': `var(--c${colour})` }}
      draggable
      onDragStart={event => {
        event.dataTransfer.setData(dragged, contender.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={event => {
        if (!isOurs(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        setOver(false);
        if (!isOurs(event)) return;
        event.preventDefault();
        void moveContender(event.dataTransfer.getData(dragged) as Contender['id'], place);
      }}
    >
      <i className="dot" aria-hidden="true" />
      <Popover.Root>
        <Popover.Trigger
          className="chip-name"
          aria-label={words.settingsOf(name)}
          title={words.compose.chipHint}
          onKeyDown={event => onKey(event, contender, place)}
        >
          {contender.endpoint === 'practice' ? contender.model : `${contender.endpoint}/${contender.model}`}
          <Setting contender={contender} />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={8} align="start" className="above">
            <Popover.Popup className="popup contender-form" aria-label={words.settingsOf(name)}>
              <ContenderForm contender={contender} place={place} />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      {contender.simulated && <Simulated />}
      <button
        type="button"
        className="chip-close"
        aria-label={words.removeOne(name)}
        onClick={() => void removeContender(contender.id)}
      >
        ×
      </button>
    </li>
  );
}

function onKey(event: KeyboardEvent, { id }: Contender, place: number): void {
  const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
  if (event.altKey && by !== 0) {
    event.preventDefault();
    void moveContender(id, place + by);
  } else if (event.key === 'Delete') {
    event.preventDefault();
    void removeContender(id);
  }
}

/** What differs from a model's own ways, in a word each. */
function Setting({ contender }: { readonly contender: Contender }) {
  const language = useLanguage();
  const words = wordsFor(language);
  const { effort, maxOutputTokens, streamed, variant } = contender;
  const text = listed(
    [
      effort === null ? '' : effortWord(effort, words),
      maxOutputTokens === null ? '' : words.compose.limitShort(grouped(maxOutputTokens)),
      streamed ? '' : words.compose.notStreamed,
      variant ? words.compose.hasVariant : '',
    ],
    language,
  );
  return text === '' ? null : <em> {text}</em>;
}
