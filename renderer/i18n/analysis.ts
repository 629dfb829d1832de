// The words of the analysis and of the replay, in both languages.

import type { Language } from '../../shared/format/language.ts';
import { analysisEnglish } from './en/analysis.ts';
import { analysisChinese } from './zh/analysis.ts';

export type AnalysisWords = typeof analysisEnglish;

const languages: Readonly<Record<Language, AnalysisWords>> = { en: analysisEnglish, zh: analysisChinese };

export const analysisWords = (language: Language): AnalysisWords => languages[language];
