// Comparisons and fits in English: how sure a lead is, and what stands in the way.

import type { Words } from '../words.ts';

export const compare: Words['compare'] = {
  certainty: {
    one_run: 'Best in these runs; one run each, so it may be chance.',
    apart: 'Best, and its range meets that of no other contender.',
    overlapping: 'Best in the middle, but the ranges overlap, so it may be chance.',
  },
  interval: (low, high) =>
    `95 % interval of the median, from the order of the runs alone: ${low} to ${high}.`,
  spread: {
    one: () => 'One run.',
    range: (low, high) => `The middle of runs between ${low} and ${high}.`,
    p5_p95: (low, high) => `The middle; nine of ten runs lie between ${low} and ${high}.`,
  },
  runs: (n, of) => `${n} of ${of} lanes entered.`,
  warnings: {
    connections_differ:
      'Some lanes went out on a new connection and some on one already open, which makes the first times differ.',
    prompts_differ: 'The prompts differ between trials, so a part of each spread is theirs.',
  },
};

export const fitWarnings: Words['fitWarnings'] = {
  no_spread_in_x: 'All outputs are equally long, so no line can be drawn.',
  no_df: 'Two calls give a line but no idea of its error.',
  slope_not_positive: 'Longer outputs did not take longer, so there is no speed.',
  slope_ci_includes_zero: 'The calls scatter so much that the speed has no upper limit.',
  narrow_spread: 'The outputs are much alike in length: prompts of other lengths would say more.',
  linearity_not_testable: 'With two lengths only, nothing tells whether the line is straight.',
  not_linear: 'The points bend away from the line: long outputs may be made more slowly.',
  leverage: 'One call decides the line by itself.',
  outlier: 'One call lies far off the line.',
  heteroscedastic: 'Longer calls scatter more; the interval allows for it.',
  drift:
    'Calls made one after another miss the line together, or by turns: the speed may have changed meanwhile.',
  negative_intercept: 'The line starts below zero, so it does not describe these calls.',
  estimators_differ: 'Two ways of drawing the line differ by more than a tenth.',
  input_varies: 'The prompts differ much in length, and reading them takes time of its own.',
};

export const fitMethods: Words['fitMethods'] = {
  theil_sen_hc3: 'Theil-Sen, 95 % interval by HC3',
  theil_sen_sen: 'Theil-Sen, 95 % interval by Sen',
  theil_sen: 'Theil-Sen, no interval',
};

export const paths: Words['paths'] = {
  equal_within_margin:
    'A token of thinking takes as long as a token of answer, within the margin set beforehand: consistent with one token after the other.',
  different:
    'A token of thinking does not take as long as a token of answer, which speaks against one token after the other.',
  undecided: 'These calls cannot tell whether thinking is as fast as answering.',
};

export const confounders: Words['confounders'] = {
  speculative_decoding: 'a faster model drafting ahead',
  batching_under_load: 'other requests served at the same time',
  long_context_slowdown: 'tokens getting slower as a text grows',
  queueing: 'waiting in a queue',
  summary_generation: 'a summary being written first',
  prompt_caching: 'a prompt read from a cache',
  tail_moderation: 'a check before the end',
  unbilled_parallel_paths: 'work done side by side and not billed',
};
