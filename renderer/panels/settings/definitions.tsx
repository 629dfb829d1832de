// Every figure with what it means and how it is made.

import { definitionOf, measureNames } from '../../../shared/format/definition.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';

export function Definitions() {
  const language = useLanguage();
  const { own } = wordsFor(language);
  return (
    <details className="definitions">
      <summary>{own.definitions(measureNames.length)}</summary>
      <dl>
        {measureNames.map(name => {
          const { label, sentence, formula } = definitionOf(name, language);
          return (
            <div key={name}>
              <dt>{label}</dt>
              <dd>
                {sentence}
                <code>{`${name} = ${formula}`}</code>
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
