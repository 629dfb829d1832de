// Comparisons and fits in Chinese: how sure a lead is, and what stands in the way.

import type { Words } from '../words.ts';

export const compare: Words['compare'] = {
  certainty: {
    one_run: '在这几次运行中最好；每个只运行了一次，可能出于偶然。',
    apart: '最好，而且它的范围与其他参试模型都不重叠。',
    overlapping: '中位数最好，但范围有重叠，可能出于偶然。',
  },
  interval: (low, high) => `中位数的 95 % 区间，只凭各次运行的次序得出：${low} 至 ${high}。`,
  spread: {
    one: () => '只有一次运行。',
    range: (low, high) => `各次运行的中位数，范围 ${low} 至 ${high}。`,
    p5_p95: (low, high) => `中位数，十次中有九次在 ${low} 与 ${high} 之间。`,
  },
  runs: (n, of) => `${of} 路中有 ${n} 路计入。`,
  warnings: {
    connections_differ: '有些请求新建了连接，有些沿用已有的连接，因此开头的时间不完全可比。',
    prompts_differ: '各次试验的提示词不同，离散程度有一部分来自提示词。',
  },
};

export const fitWarnings: Words['fitWarnings'] = {
  no_spread_in_x: '所有输出一样长，画不出直线。',
  no_df: '两次调用能画出直线，但无从知道误差。',
  slope_not_positive: '输出更长时并没有花更多时间，因此得不出速度。',
  slope_ci_includes_zero: '各次调用过于分散，速度没有上限。',
  narrow_spread: '各次输出长短相近，换用其他长度的提示词会更有说服力。',
  linearity_not_testable: '只有两种长度，无从判断是否呈直线。',
  not_linear: '各点偏离直线，较长的输出可能生成得更慢。',
  leverage: '单独一次调用就决定了这条直线。',
  outlier: '有一次调用远离直线。',
  heteroscedastic: '较长的调用更为分散，区间已考虑这一点。',
  drift: '先后相邻的调用往同一侧或轮流往两侧偏离直线，其间速度可能有变化。',
  negative_intercept: '直线的起点低于零，说明它不适合描述这些调用。',
  estimators_differ: '两种画线方法的结果相差超过一成。',
  input_varies: '各次提示词长短相差很大，而读取提示词本身也要花时间。',
};

export const fitMethods: Words['fitMethods'] = {
  theil_sen_hc3: 'Theil-Sen 估计，HC3 的 95 % 区间',
  theil_sen_sen: 'Theil-Sen 估计，Sen 的 95 % 区间',
  theil_sen: 'Theil-Sen 估计，无区间',
};

export const paths: Words['paths'] = {
  equal_within_margin: '在事先设定的范围内，一个思考词元与一个回答词元用时相同，与逐个生成的说法相符。',
  different: '一个思考词元与一个回答词元用时不同，与逐个生成的说法不符。',
  undecided: '仅凭这些调用，无法判断思考是否与作答一样快。',
};

export const confounders: Words['confounders'] = {
  speculative_decoding: '由更快的模型预先起草',
  batching_under_load: '同时服务其他请求',
  long_context_slowdown: '文字越长生成越慢',
  queueing: '排队等待',
  summary_generation: '先写摘要',
  prompt_caching: '提示词命中缓存',
  tail_moderation: '结束前的审核',
  unbilled_parallel_paths: '同时进行而未计费的运算',
};
