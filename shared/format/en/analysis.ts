// Analysis in sentences, in English.

import type { AnalysisSentences, PairFacts } from '../analysis-words.ts';

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const times = ({ low, high }: PairFacts): string => (low === high ? `${low}` : `${low} to ${high}`);

export const analysis: AnalysisSentences = {
  scope: prompts => (prompts === 1 ? 'On this prompt ' : `On these ${prompts} prompts `),
  apart: {
    e2eMs: facts => `${facts.first} finishes ${times(facts)} times as soon as ${facts.second}`,
    ttfatMs: facts => `${facts.first} begins its answer ${times(facts)} times as soon as ${facts.second}`,
    usd: facts => `${facts.second} costs ${times(facts)} times as much as ${facts.first}`,
    e2ePenalisedMs: facts =>
      `with failures counted as the time limit, ${facts.first} finishes ${times(facts)} times as soon as ${facts.second}`,
    outputTokens: facts => `${facts.second} writes ${times(facts)} times as many tokens as ${facts.first}`,
  },
  onePair: {
    e2eMs: facts =>
      `In one run each, ${facts.first} finished ${facts.low} times as soon as ${facts.second}; that may be chance.`,
    ttfatMs: facts =>
      `In one run each, ${facts.first} began its answer ${facts.low} times as soon as ${facts.second}; that may be chance.`,
    usd: facts =>
      `In one run each, ${facts.second} cost ${facts.low} times as much as ${facts.first}; that may be chance.`,
    e2ePenalisedMs: facts =>
      `In one run each, with failures counted as the time limit, ${facts.first} finished ${facts.low} times as soon as ${facts.second}; that may be chance.`,
    outputTokens: facts =>
      `In one run each, ${facts.second} wrote ${facts.low} times as many tokens as ${facts.first}; that may be chance.`,
  },
  notSeparated: (names, leader, figure, more) =>
    more === null
      ? `These runs do not separate ${leader} from ${listed(names)} by ${figure}.`
      : `Not enough runs to separate ${leader} from ${listed(names)} by ${figure}: about ${more.n} more ${more.per}${more.n === 1 ? '' : 's'}.`,
  goodput: ({ name, good, total, targets }) => {
    const limits = targets.map(({ figure, most }) => `${figure} at most ${most}`).join(', ');
    return `${name} met every target in ${good} of ${total} runs (${limits}).`;
  },
  difference: ({ first, second, figure, value, low, high }) =>
    `${figure}, ${second} less ${first}: ${value} on average (95 % interval ${low} to ${high}).`,
  passes: ({ name, prompts, passed, judged, share, interval, atLeastOne, more }) => {
    const plan = more === null ? '' : ` About ${more} more would make it sure to 10 points.`;
    const where = prompts === 1 ? 'On this prompt' : `On these ${prompts} prompts`;
    const limits = interval === null ? 'no interval' : `95 % interval ${interval[0]} % to ${interval[1]} %`;
    const some =
      atLeastOne === null
        ? ''
        : ` Of ${atLeastOne.of} answers to a prompt, at least one passes ${atLeastOne.chance} % of the time (pass@${atLeastOne.of}).`;
    return `${where} ${passed} of ${judged} judged answers of ${name} pass: ${share} % (${limits}).${plan}${some}`;
  },
  accuracy: facts => {
    const { first, second, prompts, verdict, interval, couldShow } = facts;
    const [more, less] = verdict === 'second_more' ? [second, first] : [first, second];
    const where = prompts === 1 ? 'On this prompt' : `On these ${prompts} prompts`;
    const found =
      verdict === 'not_separated'
        ? `${where} the verdicts do not separate ${first} from ${second}`
        : `${where} ${more} passes more often than ${less}`;
    const limits = interval === null ? '' : ` (95 % interval ${interval[0]} to ${interval[1]})`;
    const numbers = `${facts.firstPassed} against ${facts.secondPassed} of ${facts.pairs} pairs passed, difference between ${first} and ${second} ${facts.points} points${limits}`;
    const test = `${first} did better on ${facts.firstBetter}, ${second} on ${facts.secondBetter}; McNemar exact p ${facts.p}`;
    const few = couldShow ? '' : ' With fewer than six on which they differ, nothing could be shown.';
    return `${found}: ${numbers}; ${test}.${few}`;
  },
  pair: {
    interval: (low, high) => `${low} to ${high}`,
    noInterval: 'no interval',
    ratio: (first, second) => `${second} over ${first}, the geometric mean of the pairs.`,
    difference: (first, second) => `${second} less ${first}, the mean of the pairs.`,
    over: (n, per, lost) => {
      const counted =
        per === 'prompt'
          ? `${n} prompts, each counted once.`
          : `${n} ${n === 1 ? 'repeat' : 'repeats'} of one prompt.`;
      return lost === 0
        ? counted
        : `${counted} Left out, as one of the two had no figure: ${lost} ${lost === 1 ? 'pair' : 'pairs'}.`;
    },
    logT: '95 % interval: Student’s t on the logarithms of the ratios.',
    bootstrap: (method, draws, seed) =>
      `95 % interval: bootstrap (${method === 'bca' ? 'BCa' : method}) of whole pairs, ${draws} draws from seed ${seed}.`,
    p: 'Sign-flip test, corrected by Holm for all pairs of contenders in this figure.',
    plan: 'Pairs still wanted to tell the two apart, if the ratio stays as it is.',
    why: {
      one_pair: 'One pair says nothing of chance.',
      few_pairs: fewest =>
        `No interval: fewer than ${fewest} pairs drawn again hold the true mean less often than 95 in 100.`,
      no_scatter: 'No interval: every pair differs by the same.',
      apart: 'The interval of the ratio leaves out 1: no more are wanted.',
      no_plan: 'Fewer than three pairs are no ground for a plan.',
      hopeless: 'A thousand pairs would not tell them apart, if the ratio stays as it is.',
    },
  },
  looks: n => `The same was asked and looked at ${n} times: the more often, the likelier a chance find.`,
  counted: (n, per) => (per === 'prompt' ? ' (95 % interval).' : ` (95 % interval, ${n} repeats).`),
  enough: ({ model, effort, best, score, bestScore, saving }) =>
    `For ${model}, ${effort} is the cheapest effort not shown to be worse than ${best} (${score} against ${bestScore}); it takes ${saving} of the cost.`,
  onlyBest: ({ model, effort, score }) =>
    `For ${model}, ${effort} is both the best judged and the cheapest that is as good (${score}).`,
  noEffect: model =>
    `No effect of the effort was seen: at its most ${model} thought at most 5 % more than at its least.`,
  effortStep: ({ effort, applied, tokens }) =>
    `${effort}: ${applied === null ? 'not sent' : `sent as ${applied}`}, ${tokens === null ? 'reasoning tokens unknown' : `${tokens} reasoning tokens`}`,
  judgeFirst: model => `Judge the answers of ${model} to learn which effort is enough.`,
  fit: ({ name, low, high, n }) =>
    `${name} makes ${low} to ${high} tokens a second, hidden thinking included (95 % interval, ${n} calls).`,
  fitOpen: ({ name, speed, n }) =>
    `${name} makes about ${speed} tokens a second; ${n} calls do not say how sure that is.`,
  fitNone: name => `The calls of ${name} give no speed.`,
};
