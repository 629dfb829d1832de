// An instant as a person writes it, in UTC: a report is read in other time zones than it is written in.

import { civilDate } from '../calendar.ts';
import type { EpochMs } from '../units.ts';
import type { Language } from './language.ts';
import { wordsOf } from './words-of.ts';

const two = (n: number): string => String(n).padStart(2, '0');

export function dateText(at: EpochMs, lang: Language): string {
  const { year, month, day, hour, minute } = civilDate(at);
  return wordsOf(lang).date({ year, month, day, time: `${two(hour)}:${two(minute)}` });
}
