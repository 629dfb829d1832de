// An effort where there is no room for a sentence: `high`, or `8,000`.

import { grouped } from '../../shared/format/quantity.ts';
import type { Effort } from '../../shared/trial/contender.ts';
import type { ScreenWords } from './en.ts';

export const effortWord = (effort: Effort, words: ScreenWords): string =>
  typeof effort === 'string' ? words.efforts[effort] : grouped(effort);
