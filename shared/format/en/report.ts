// The report in English.

import { chanceOfApart, type ReportWords } from '../report-words.ts';

const some = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

export const reportWords: ReportWords = {
  comma: ', ',
  colon: ': ',
  kind: 'Comparison report',
  someSimulated: names =>
    `${listed(names)} ${names.length === 1 ? 'is a practice model' : 'are practice models'}: answers, times and dollars are made up by this app and say nothing about any real model.`,
  allSimulated:
    'All contenders are practice models: answers, times and dollars are made up by this app and say nothing about any real model.',
  counts: (trials, contenders, lanes) =>
    [
      some(trials, 'trial', 'trials'),
      some(contenders, 'contender', 'contenders'),
      some(lanes, 'lane', 'lanes'),
    ].join(', '),
  prompt: 'Prompt',
  system: 'System',
  user: 'User',
  variables: 'Variables',
  attachments: 'Attachments',
  promptRemoved: 'The prompt was left out of this report.',
  textRemoved: 'Left out of this report.',
  personsNotes: 'Notes',

  lineup: 'Lineup',
  columns: {
    contender: 'contender',
    served: 'host',
    dialect: 'dialect',
    settings: 'settings',
    price: 'price per million tokens',
    lanes: 'complete',
  },
  served: model => `served as ${model}`,
  streamed: 'streamed',
  atOnce: 'not streamed',
  limit: tokens => `at most ${tokens} output tokens`,
  temperature: value => `temperature ${value}`,
  topP: value => `top-p ${value}`,
  ownPrompt: 'own prompt',
  turnsBefore: n => `${some(n, 'turn', 'turns')} before`,
  price: (input, output) => `${input} in, ${output} out`,
  playPrice: 'play money',
  priceOf: (source, asOf) => `${source}, ${asOf}`,

  trial: (n, of) => (of === 1 ? 'The trial' : `Trial ${n} of ${of}`),
  trialFacts: (repeats, seed) => `${some(repeats, 'repeat', 'repeats')}, seed ${seed}`,
  leftWithin: (lanes, waves, time) => `${lanes} lanes ${waves === 1 ? '' : 'at a time '}left within ${time}`,
  waitedForPlace: lanes => `${some(lanes, 'lane', 'lanes')} waited for a free place`,
  compare: 'Compare',
  compareNote: (repeats, best) =>
    repeats === 1
      ? 'One run each, so a difference may be chance. The best of each column is bold.'
      : `The median of the lanes that may enter; ${best === 'coloured' ? 'small' : 'in brackets'}, their range, of 20 lanes or more the 5th to the 95th percentile. The best of each column is bold, and ${best} where the ranges do not meet${chanceOfApart[repeats] === undefined ? '' : ` (with ${repeats} runs each, two equals come apart like that once in ${chanceOfApart[repeats]})`}.`,
  empty: (columns, why) =>
    `No ${columns.length < 2 ? columns.join('') : `${columns.slice(0, -1).join(', ')} or ${columns.at(-1)}`}: ${why}`,
  ofLanes: (n, of) => `${n} of ${of}`,
  timeline: 'Timeline',
  timelineNote: 'All lanes on one scale, from the moment each was sent.',
  legend: {
    waiting: 'waiting',
    thinking: 'thinking',
    thinkingHidden: 'thinking, hidden (at most)',
    answering: 'answering',
    tail: 'tail',
    broken: 'ended early',
  },

  lanes: 'Answers',
  repeat: (n, of) => `repeat ${n} of ${of}`,
  thinking: 'Thinking',
  thinkingBilled: tokens => `${tokens} tokens billed`,
  answer: 'Answer',
  noAnswer: 'No answer.',
  request: 'Request',
  requestNote: 'exactly as sent, key removed',
  notSent: 'Nothing was sent.',
  attempts: n => `${some(n, 'attempt', 'attempts')} were made; times belong to the last one.`,
  allFigures: 'All figures',
  figure: 'figure',
  value: 'value',
  known: 'how it is known',
  unknownPrice: 'unknown, which is not free',
  priced: (price, source) => `${price} (${source})`,
  bounds: { upper: 'at most', lower: 'at least' },

  comparisons: 'What these runs show',
  fits: 'Hidden speed',
  fitColumns: { over: 'calls', speed: 'tokens per second', fixed: 'fixed time', method: 'method' },
  fitNote:
    'Total time over output tokens, call by call: the slope is the pace, thinking that is never shown included.',
  withInput: speed => `With the time to read the prompt as a cause of its own: ${speed}.`,
  singleCalls: (speed, n) =>
    `Call by call, from the wait before each streamed answer: ${speed} in the middle of ${n}.`,
  leastSquares: speed => `least squares ${speed}`,
  moreCalls: n =>
    `About ${some(n, 'more call', 'more calls')} of such lengths would make the speed sure to a tenth.`,
  pathFigures: ({ thinking, answer, difference, low, high, margin }) =>
    `Thinking ${thinking}, answering ${answer}; time per token, thinking less answering: ${difference} % (90 % interval ${low} % to ${high} %; margin ±${margin} %).`,
  mayMislead: causes => `What may mislead here: ${listed(causes)}.`,
  calls: n => some(n, 'call', 'calls'),

  methods: 'How this was measured',
  method: {
    clock: [
      'Clock',
      'Times are milliseconds on one monotonic clock, in the process that owns the connections. Zero is the moment just before a request is handed over; every arrival is stamped as its bytes are read. What a screen draws cannot change a number.',
    ],
    order: seeds => [
      'Sending',
      `All requests are composed before any is sent. Repeat by repeat, the contenders are sent at the same moment, in an order shuffled by the seed (${seeds}). How far from that moment each really left is its dispatch delay.`,
    ],
    statistics: [
      'What counts',
      'Only lanes that completed enter a comparison. Answers that were cut by the output limit, retried, or begun with the loading of a model enter no times and no speeds. Lanes that failed or were cut are counted beside them, never left out silently. Contenders are held against each other on the same prompt and repeat; nothing here says more than how they did on these prompts.',
    ],
    ratios:
      'Ratios: the geometric mean of the pairs, each prompt counted once by the mean of its repeats, or each repeat of the only prompt; 95 % interval by Student’s t on the logarithms, none of fewer than six pairs that are all alike. An interval speaks for its own pair. The p beside it in the session file is a sign-flip test’s, corrected by Holm for all pairs of contenders: with fewer than six pairs it cannot fall below 0.05 (with three, 0.25), whatever the interval.',
    differences:
      'Differences: the mean of the pairs, with a 95 % bootstrap interval (2,000 draws of whole prompts, or of repeats of the only one, seeded; BCa below 20, none below six).',
    passes:
      'Passes: a share has Wilson’s 95 % interval; of several prompts asked more than once each, a bootstrap interval of whole prompts (2,000 draws, seeded; none below six prompts). pass@k is the unbiased estimate of each prompt, averaged over the prompts. A lane that failed passed nothing.',
    passPairs:
      'Passes of two contenders: McNemar’s exact test, corrected by Holm for all pairs of contenders, with Newcombe’s 95 % interval for pairs.',
    hiddenSpeed: [
      'Hidden speed',
      'A line through total time over the output tokens billed, one point per call: complete, not cut, not retried, no model loaded, and either not streamed or its thinking hidden. The slope is Theil-Sen’s. Its 95 % interval is HC3’s, about the line of least squares, which allows for scatter that grows with length (with few calls it holds the true pace somewhat less often than 95 times in 100); Sen’s where HC3’s leaves the slope out. R² is that of least squares and proves nothing here. Whether thinking is as fast as answering is asked of two slopes in one plane, of total time on thinking and on answer tokens, with textbook errors; or, with three streams or more, of the hidden pace and the mean pace of their answers, by Welch. It is said to be so only where the 90 % interval of the difference lies inside the margin, which was fixed beforehand (two one-sided tests); a difference that is not found is no equality.',
    ],
    speed: trim => [
      'Answer speed',
      trim === null
        ? 'No lane allowed an answer speed.'
        : `The window opens with the first piece of the answer, whose tokens are not counted. ${trim}`,
    ],
    tokens: [
      'Tokens per piece',
      'Taken from what the stream itself tells: a bill that grows with the text, log-probabilities, or token ids that add up to the bill. Else the number billed is shared out by the counts of a tokenizer, the model’s own where there is one, and by characters where there is none. The total is exact; speeds made from a stand-in’s or from characters are marked estimated.',
    ],
    money: [
      'Cost',
      'Tokens billed times list price. Thinking is billed as output and is a part of the cost, never added to it.',
    ],
    prices: 'Prices, per million tokens',
    repriced: ({ on, as }) =>
      `These are not the costs of the day: what was used is priced ${[
        ...(as === null ? [] : [`as if it were ${as}`]),
        ...(on === null ? [] : [`at the prices of ${on}`]),
      ].join(', ')}.`,
    key: ['Keys', 'Requests are shown as they were sent, without their keys.'],
  },
  definitions: 'Definitions',
  origins: 'How a figure is known',
  originsNote: 'The word beside a figure says how it is known.',
  madeBy: (app, date) => `Assay ${app}, ${date}`,
  session: 'Session',
};
