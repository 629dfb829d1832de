// What is said of a model in one line: ours in the language asked for, others' as they stand.

import type { ModelView } from '../contract/model-views.ts';
import type { Language } from './language.ts';

export const modelDescription = (
  { description, descriptions }: Pick<ModelView, 'description' | 'descriptions'>,
  lang: Language,
): string => descriptions?.[lang] ?? description;
