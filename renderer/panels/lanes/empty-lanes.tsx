// Before the first run: what will stand here, and how to go beyond practice models.

import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';
import { openSettings } from '../../store/dialogs.ts';

export function EmptyLanes() {
  const words = wordsFor(useLanguage());
  return (
    <section className="empty" aria-label={words.lanes}>
      <p>{words.noTrial}</p>
      <p className="faint">{words.teach}</p>
      <p>
        <button type="button" className="link" onClick={() => openSettings('endpoints')}>
          {words.teachKey}
        </button>
      </p>
    </section>
  );
}
