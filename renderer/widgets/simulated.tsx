// The label that every practice contender carries, everywhere.

import { wordsFor } from '../i18n/words.ts';
import { useLanguage } from '../store/app-store.ts';

export function Simulated() {
  return <span className="sim">{wordsFor(useLanguage()).simulated}</span>;
}
