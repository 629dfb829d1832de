// 分析的句子，中文。

import type { AnalysisSentences, PairFacts } from '../analysis-words.ts';

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')} 和 ${names.at(-1)}`;

const times = ({ low, high }: PairFacts): string => (low === high ? low : `${low} 到 ${high}`);

export const analysis: AnalysisSentences = {
  scope: prompts => (prompts === 1 ? '就这个提示词而言，' : `就这 ${prompts} 个提示词而言，`),
  apart: {
    e2eMs: facts => `${facts.second} 完成所需的时间是 ${facts.first} 的 ${times(facts)} 倍`,
    ttfatMs: facts => `${facts.second} 开始回答前的时间是 ${facts.first} 的 ${times(facts)} 倍`,
    usd: facts => `${facts.second} 的费用是 ${facts.first} 的 ${times(facts)} 倍`,
    e2ePenalisedMs: facts =>
      `失败按时限计算，${facts.second} 完成所需的时间是 ${facts.first} 的 ${times(facts)} 倍`,
    outputTokens: facts => `${facts.second} 输出的词元是 ${facts.first} 的 ${times(facts)} 倍`,
  },
  onePair: {
    e2eMs: facts => `各运行一次，${facts.second} 用时是 ${facts.first} 的 ${facts.low} 倍；这可能只是偶然。`,
    ttfatMs: facts =>
      `各运行一次，${facts.second} 开始回答前的时间是 ${facts.first} 的 ${facts.low} 倍；这可能只是偶然。`,
    usd: facts => `各运行一次，${facts.second} 的费用是 ${facts.first} 的 ${facts.low} 倍；这可能只是偶然。`,
    e2ePenalisedMs: facts =>
      `各运行一次，失败按时限计算，${facts.second} 用时是 ${facts.first} 的 ${facts.low} 倍；这可能只是偶然。`,
    outputTokens: facts =>
      `各运行一次，${facts.second} 输出的词元是 ${facts.first} 的 ${facts.low} 倍；这可能只是偶然。`,
  },
  notSeparated: (names, leader, figure, more) =>
    more === null
      ? `按${figure}，这些运行分不出 ${leader} 与 ${listed(names)}。`
      : `按${figure}，运行次数不足以区分 ${leader} 与 ${listed(names)}：大约还需${more.per === 'prompt' ? ` ${more.n} 个提示词` : `重复 ${more.n} 次`}。`,
  goodput: ({ name, good, total, targets }) => {
    const limits = targets.map(({ figure, most }) => `${figure}不超过 ${most}`).join('，');
    return `${name} 在 ${total} 次运行中有 ${good} 次达到全部目标（${limits}）。`;
  },
  difference: ({ first, second, figure, value, low, high }) =>
    `${figure}，${second} 减 ${first}：平均 ${value}（95 % 区间 ${low} 至 ${high}）。`,
  passes: ({ name, prompts, passed, judged, share, interval, atLeastOne, more }) => {
    const plan = more === null ? '' : `再评判约 ${more} 个，就能准到 10 个百分点以内。`;
    const where = prompts === 1 ? '就这个提示词而言，' : `就这 ${prompts} 个提示词而言，`;
    const limits = interval === null ? '无区间' : `95 % 区间 ${interval[0]} % 至 ${interval[1]} %`;
    const some =
      atLeastOne === null
        ? ''
        : `每个提示词答 ${atLeastOne.of} 次，至少有一次通过的占 ${atLeastOne.chance} %（pass@${atLeastOne.of}）。`;
    return `${where}${name} 的 ${judged} 个受评回答中有 ${passed} 个通过，占 ${share} %（${limits}）。${plan}${some}`;
  },
  accuracy: facts => {
    const { first, second, prompts, verdict, interval, couldShow } = facts;
    const [more, less] = verdict === 'second_more' ? [second, first] : [first, second];
    const where = prompts === 1 ? '就这个提示词而言，' : `就这 ${prompts} 个提示词而言，`;
    const found =
      verdict === 'not_separated'
        ? `${where}这些评判分不出 ${first} 与 ${second}`
        : `${where}${more} 比 ${less} 更常通过`;
    const limits = interval === null ? '' : `（95 % 区间 ${interval[0]} 至 ${interval[1]}）`;
    const numbers = `${facts.pairs} 对回答中各通过 ${facts.firstPassed} 与 ${facts.secondPassed} 个，${first} 与 ${second} 相差 ${facts.points} 个百分点${limits}`;
    const test = `${first} 在 ${facts.firstBetter} 处更好，${second} 在 ${facts.secondBetter} 处更好；McNemar 精确检验 p ${facts.p}`;
    const few = couldShow ? '' : '两者结果不同的不足六处，什么都证明不了。';
    return `${found}：${numbers}；${test}。${few}`;
  },
  pair: {
    interval: (low, high) => `${low} 至 ${high}`,
    noInterval: '无区间',
    ratio: (first, second) => `${second} 除以 ${first}，各对的几何平均。`,
    difference: (first, second) => `${second} 减 ${first}，各对的平均。`,
    over: (n, per, lost) => {
      const counted = per === 'prompt' ? `${n} 个提示词，每个算一次。` : `同一提示词的 ${n} 次重复。`;
      return lost === 0 ? counted : `${counted}另有 ${lost} 对因一方没有数字而未计入。`;
    },
    logT: '95 % 区间：对比值的对数作 Student t 区间。',
    bootstrap: (method, draws, seed) =>
      `95 % 区间：以整对重抽的自助法（${method === 'bca' ? 'BCa' : '百分位'}），抽 ${draws} 次，种子 ${seed}。`,
    p: '符号翻转检验，按 Holm 对该数字的全部参试模型对作校正。',
    plan: '若比值保持不变，要分出两者还需多少对。',
    why: {
      one_pair: '只有一对，看不出是否偶然。',
      few_pairs: fewest => `没有区间：少于 ${fewest} 对时，重抽的范围含有真值的次数不到百分之九十五。`,
      no_scatter: '没有区间：每一对相差都一样。',
      apart: '比值的区间不含 1：无需更多。',
      no_plan: '不足三对，无从估计。',
      hopeless: '若比值保持不变，一千对也分不出。',
    },
  },
  looks: n => `同样的问题问过并看过 ${n} 次：看得越多，越容易碰上偶然的结果。`,
  counted: (n, per) => (per === 'repeat' ? `（95 % 区间，${n} 次重复）。` : '（95 % 区间）。'),
  enough: ({ model, effort, best, score, bestScore, saving }) =>
    `对 ${model} 来说，${effort} 是没有被证明差于 ${best} 的最便宜的推理强度（${score} 对 ${bestScore}），费用为其 ${saving}。`,
  onlyBest: ({ model, effort, score }) =>
    `对 ${model} 来说，${effort} 评价最好，也是同样好的当中最便宜的（${score}）。`,
  noEffect: model => `看不出推理强度的作用：最高强度下 ${model} 的思考至多比最低强度下多 5 %。`,
  effortStep: ({ effort, applied, tokens }) =>
    `${effort}：${applied === null ? '未发送' : `以 ${applied} 发送`}，${tokens === null ? '推理词元未知' : `推理词元 ${tokens}`}`,
  judgeFirst: model => `先评判 ${model} 的回答，才知道多高的推理强度就够。`,
  fit: ({ name, low, high, n }) =>
    `${name} 每秒生成 ${low} 到 ${high} 个词元，含隐藏的思考（95 % 区间，${n} 次调用）。`,
  fitOpen: ({ name, speed, n }) => `${name} 每秒约生成 ${speed} 个词元；${n} 次调用不足以说明有多可靠。`,
  fitNone: name => `${name} 的这些调用得不出速度。`,
};
