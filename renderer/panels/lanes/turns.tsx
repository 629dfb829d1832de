// What was said before, above the answer: earlier turns folded, the question of this one open.

import type { Lane } from '../../../shared/trial/lane.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { trialOf } from '../../store/columns.ts';
import { askedOf } from '../../store/conversation.ts';

export function Turns({ lane }: { readonly lane: Lane }) {
  const words = wordsFor(useLanguage()).lane;
  const prompt = useApp(state => trialOf(state, lane.id)?.prompt);
  const { history = [] } = lane.contender;
  if (history.length === 0 || !prompt) return null;
  return (
    <div className="turns">
      <details>
        <summary className="thought">{words.turns(history.length)}</summary>
        {history.map((turn, index) => (
          // Turns have no names and never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="turn">
            <p className="turn-user">{turn.user}</p>
            <p className="turn-said">{turn.assistant}</p>
          </div>
        ))}
      </details>
      <p className="turn-user">{askedOf(lane.contender, prompt)}</p>
    </div>
  );
}
