// Simplified Chinese, whole.

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
import { reportWords } from './report.ts';

export const zh: Words = {
  units: {
    ms: '毫秒',
    s: '秒',
    min: '分',
    h: '小时',
    tokensPerSecond: '词元/秒',
    secondsPerToken: '秒/词元',
  },
  measures,
  origins,
  absences,
  rules,
  between: (low, high) => `介于 ${low} 与 ${high} 之间。`,
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
  date: d => `${d.year} 年 ${d.month} 月 ${d.day} 日 ${d.time} UTC`,
  efforts: {
    off: '关',
    minimal: '最低',
    low: '低',
    medium: '中',
    high: '高',
    xhigh: '很高',
    max: '最高',
  },
  budget: tokens => `${tokens} 个思考词元`,
  report: reportWords,
  endpoints,
};
