// English, whole.

import { reportWords } from './report.ts';
import type { Words } from '../words.ts';
import { compare, confounders, fitMethods, fitWarnings, paths } from './compare.ts';
import { endpoints } from './endpoints.ts';
import { failure } from './failures.ts';
import { absences, origins, rules } from './knowledge.ts';
import { laneFacts } from './lane-facts.ts';
import { measures } from './measures.ts';
import { aside, notes } from './notes.ts';
import { languages, scripts } from './languages.ts';
import { finishes, phases, reasoning, statuses } from './outcomes.ts';
import { troubles } from './troubles.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const en: Words = {
  units: { ms: 'ms', s: 's', min: 'min', h: 'h', tokensPerSecond: 'tok/s', secondsPerToken: 's/tok' },
  measures,
  origins,
  absences,
  rules,
  between: (low, high) => `Between ${low} and ${high}.`,
  statuses,
  phases,
  finishes,
  reasoning,
  failure,
  notes,
  troubles,
  compare,
  fitWarnings,
  fitMethods,
  paths,
  confounders,
  scripts,
  languages,
  laneFacts,
  aside,
  date: d => `${d.day} ${months[d.month - 1] ?? ''} ${d.year}, ${d.time} UTC`,
  efforts: {
    off: 'off',
    minimal: 'minimal',
    low: 'low',
    medium: 'medium',
    high: 'high',
    xhigh: 'xhigh',
    max: 'max',
  },
  budget: tokens => `${tokens} thinking tokens`,
  report: reportWords,
  endpoints,
};
