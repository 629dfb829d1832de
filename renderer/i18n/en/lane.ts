// English: one answer, what can be done with it, and what the person makes of it.

import { plural } from './plural.ts';

export const lane = {
  menu: (name: string): string => `More about ${name}`,
  copyAnswer: 'Copy the answer',
  copyMarkdown: 'Copy as Markdown',
  copyCurl: 'Copy as curl',
  copied: 'Copied.',
  copiedCurl: (variable: string): string => `Copied. The key stands as $${variable}.`,
  runAgain: 'Run again',
  continue: 'Continue',
  again: (n: number): string => `again ${n}`,
  spread: (median: string, low: string, high: string, n: number): string =>
    `median ${median}, ${low} to ${high}, n = ${n}`,
  oneDone: (median: string): string => `${median}, n = 1`,
  repeats: 'Repeats',
  repeatState: (name: string, state: string): string => `${name}, ${state}`,
  turns: (n: number): string => plural(n, 'earlier turn', 'earlier turns'),
  you: 'You',
  asked: 'Asked',
  waitsForTrial: 'Waits for the trial before it to end.',
  waitsForEndpoint: (name: string, atOnce: number): string =>
    `Waits for its turn: ${name} answers ${atOnce === 1 ? 'one' : atOnce} at a time.`,
  nextMessage: 'Next message',
  nextTo: (names: readonly string[]): string =>
    names.length === 1 ? `to ${names[0]}` : `to all ${names.length}`,
  nextCalls: (n: number): string => `${n} calls`,
  send: 'Send',
  cancel: 'Cancel',
  steps: {
    again: 'Run again',
    limit: (tokens: string): string => `Run again with ${tokens} tokens`,
    lessEffort: (effort: string): string => `Run again with effort ${effort}`,
    no_effort: 'Run again without effort',
    no_sampling: 'Run again without temperature',
    no_system: 'Run again with the system prompt put into the prompt',
    so: 'Run it so',
    whole: 'Run again, not streamed',
    streamed: 'Run again, streamed',
    key: (endpoint: string): string => `Key for ${endpoint}`,
    endpoint: (endpoint: string): string => `Look at ${endpoint}`,
  },
  judging: (name: string): string => `Judgement of ${name}`,
  star: 'Star',
  starred: 'Starred',
  grades: 'Grade',
  grade: (n: number): string => `Grade ${n}`,
  pass: 'pass',
  fail: 'fail',
  note: 'Note',
  noteOf: (name: string): string => `Note on ${name}`,
  noteHint: 'What you make of this answer',
};

export const blind = {
  open: 'Judge blind',
  title: 'Which answer is better?',
  hint: 'Names, order, speed and cost stay hidden until you have chosen.',
  side: { left: 'Answer A', right: 'Answer B' },
  choices: { left: 'A is better', right: 'B is better', tie: 'Equal', both_bad: 'Neither will do' },
  keys: { left: '1', right: '2', tie: '0', both_bad: 'X' },
  masked: 'Names in the answers are covered.',
  reveal: (left: string, right: string): string => `A was ${left}, B was ${right}.`,
  next: 'Next pair',
  waiting: 'Two contenders must have answered before there is anything to choose.',
  standing: 'Ranking',
  votes: (n: number): string => plural(n, 'vote', 'votes'),
  neither: (n: number): string => `${n} for neither`,
  columns: { contender: 'contender', points: 'points', record: 'won, lost, equal' },
  pointsHint:
    '400 points are ten to one; 0 is the middle. Between brackets: 95 of 100 such ranges hold the true value.',
  noStrength: 'not yet',
  padded: 'Somebody has won or lost every time, so half a win each way was added: the order is rough.',
  scope: 'On these prompts, in your eyes. It says nothing about the models elsewhere.',
  preferred: (name: string, won: number, decided: number, low: string, high: string, p: string): string =>
    `${name} was chosen in ${won} of ${decided} votes for one of the two (95 % interval ${low} to ${high}); sign test p ${p}.`,
  ahead: (first: string, second: string, points: string, low: string, high: string): string =>
    `${first} is ${points} points ahead of ${second} (95 % interval ${low} to ${high}).`,
  notApart: 'These votes do not tell the two apart.',
  position: (share: string, low: string, high: string, n: number): string =>
    `The left side was chosen in ${share} of ${plural(n, 'vote', 'votes')} (${low} to ${high}).`,
  positionBias: 'The side may have swayed you.',
  close: 'Done',
};

export type LaneWords = typeof lane;
export type BlindWords = typeof blind;
