// A model's list price in a few characters. Unknown is said: it is not free.

import type { ModelView } from '../../../shared/contract/views.ts';
import { formatPrice } from '../../../shared/format/quantity.ts';
import { sourceOf } from '../../../shared/report/lineup.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';

export function PriceTag({ model }: { readonly model: ModelView }) {
  const language = useLanguage();
  const { compose } = wordsFor(language);
  const { price } = model;
  return (
    <span className="model-price num" title={price ? sourceOf(price, language) : undefined}>
      {price ? compose.price(formatPrice(price.input), formatPrice(price.output)) : compose.priceUnknown}
    </span>
  );
}
