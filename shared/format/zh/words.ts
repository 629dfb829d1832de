// Simplified Chinese, whole.

import type { Words } from '../words.ts';
import { compare, fitWarnings } from './compare.ts';
import { failure } from './failures.ts';
import { absences, origins, rule } from './knowledge.ts';
import { measures } from './measures.ts';
import { aside, notes } from './notes.ts';
import { finishes, phases, reasoning, statuses } from './outcomes.ts';
import { reportWords } from './report.ts';

export const zh: Words = {
  units: { ms: '毫秒', s: '秒', min: '分', h: '小时', tokensPerSecond: 'tok/s', secondsPerToken: '秒/tok' },
  measures,
  origins,
  absences,
  rule,
  between: (low, high) => `介于 ${low} 与 ${high} 之间。`,
  statuses,
  phases,
  finishes,
  reasoning,
  failure,
  notes,
  compare,
  fitWarnings,
  aside,
  date: d => `${d.year} 年 ${d.month} 月 ${d.day} 日 ${d.time}（UTC）`,
  efforts: {
    off: '关闭',
    minimal: '最低',
    low: '低',
    medium: '中',
    high: '高',
    xhigh: '很高',
    max: '最高',
  },
  budget: tokens => `${tokens} 个思考 token`,
  report: reportWords,
};
