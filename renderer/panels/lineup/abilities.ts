// What a model can do, in one plain line. What nobody said is left out.

import type { ModelView } from '../../../shared/contract/views.ts';
import type { Language } from '../../../shared/format/language.ts';
import { modelDescription } from '../../../shared/format/model-description.ts';
import { grouped } from '../../../shared/format/quantity.ts';
import type { ComposeWords } from '../../i18n/en/compose.ts';

export function abilitiesOf(model: ModelView, words: ComposeWords, language: Language): string {
  const { abilities, limits, retirement } = model;
  const description = modelDescription(model, language);
  const efforts = abilities?.efforts ?? [];
  return [
    description,
    // The description of a practice model says how it thinks already.
    description === '' && abilities?.thinking ? words.thinkingKinds[abilities.thinking] : '',
    efforts.length > 0 ? words.effortsTaken(efforts.map(level => words.levels[level])) : '',
    abilities?.images === true ? words.takesImages : '',
    abilities?.streaming === 'refused' ? words.streamRefused : '',
    limits.contextTokens === null ? '' : words.context(grouped(limits.contextTokens)),
    retirement === null || retirement.state === 'later' ? '' : words.retires[retirement.state](retirement.on),
  ]
    .filter(part => part !== '')
    .join(' · ');
}
