// Scripts and what is written in them, in English. A script is not a language: Latin may be any.

import type { Words } from '../words.ts';

export const scripts: Words['scripts'] = {
  latin: 'Latin',
  han: 'Chinese',
  kana: 'Japanese',
  hangul: 'Korean',
  cyrillic: 'Cyrillic',
  arabic: 'Arabic',
  hebrew: 'Hebrew',
  devanagari: 'Devanagari',
  thai: 'Thai',
  greek: 'Greek',
  other: 'other scripts',
};

export const languages: Words['languages'] = {
  prompt: shares => `question in ${shares}`,
  thinking: shares => `thinking in ${shares}`,
  answer: shares => `answer in ${shares}`,
};
