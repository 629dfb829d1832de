// A model's list price in a few characters. Unknown is said: it is not free.

import type { ModelView } from '../../../shared/contract/views.ts';
import { sourceOf } from '../../../shared/report/lineup.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';

export function PriceTag({ model }: { readonly model: ModelView }) {
  const language = useLanguage();
  const { compose } = wordsFor(language);
  const { price } = model;
  return (
    <span className="model-price num" title={price ? sourceOf(price, language) : undefined}>
      {price ? compose.price(plain(price.input), plain(price.output)) : compose.priceUnknown}
    </span>
  );
}

const plain = (value: number): string => String(Number(value.toPrecision(6)));
