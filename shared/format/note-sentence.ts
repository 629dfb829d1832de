// A note on a lane as a sentence. A code nobody wrote a sentence for shows its own message.

import type { Contender } from '../trial/contender.ts';
import type { Note } from '../trial/lane-event.ts';
import { isNoteCode } from './codes.ts';
import { effortText } from './contender-text.ts';
import type { Language } from './language.ts';
import { formatTokens } from './quantity.ts';
import { wordsOf } from './words-of.ts';

export function noteSentence(
  note: Note,
  contender: Pick<Contender, 'model' | 'maxOutputTokens' | 'effort'>,
  lang: Language,
): string {
  const { notes, aside } = wordsOf(lang);
  if (!isNoteCode(note.code)) return note.message === '' ? note.code : note.message;
  return notes[note.code]({
    aside: note.message === '' ? '' : aside(note.message),
    model: contender.model,
    limit: contender.maxOutputTokens === null ? null : formatTokens(contender.maxOutputTokens, lang),
    effort: contender.effort === null ? null : effortText(contender.effort, lang),
  });
}
