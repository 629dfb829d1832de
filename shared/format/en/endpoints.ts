// Endpoints, models, keys and money, in English.

import type { EndpointWords } from '../endpoint-words.ts';

const parts = { limit: 'limit', remaining: 'left', reset: 'full again' } as const;

export const endpoints: EndpointWords = {
  checks: {
    reach: 'reached',
    key: 'key',
    streaming: 'streaming',
    usage: 'token counts',
    reasoning: 'thinking',
  },
  answers: { yes: 'yes', no: 'no', unknown: 'unknown' },
  findings: {
    reach: {
      answered: () => 'The server answered.',
      no_response: a => `Nothing came back${a}.`,
      not_found: a => `There is nothing at this address${a}.`,
      other_dialect: a => `Something answered, but not in this dialect${a}.`,
      not_asked: () => 'Nothing was sent, because a key is missing.',
    },
    key: {
      taken: () => 'The key was accepted.',
      none_needed: () => 'It works without a key.',
      no_key: () => 'A key is needed, and none is set.',
      refused: a => `The key was refused${a}.`,
      no_funds: a => `The key is known, but the account has no funds or quota left${a}.`,
      not_asked: () => 'The call did not come far enough to tell.',
    },
    streaming: {
      streamed: () => 'The answer came as a stream.',
      whole_body: () => 'A stream was asked for, and the whole answer came at once.',
      refused: a => `Streaming was refused${a}.`,
      no_text: () => 'No text came, so this could not be seen.',
    },
    usage: {
      reported: a => `Token counts came with the answer${a}.`,
      not_reported: () => 'The answer came without token counts, so its cost is not known.',
      not_asked: () => 'The call did not come far enough to tell.',
    },
    reasoning: {
      shown: () => 'The model shows its thinking.',
      summary: () => 'The model shows a summary of its thinking.',
      counted: a => `Thinking is hidden, and its tokens are counted${a}.`,
      none: () => 'No thinking was billed for this question.',
      not_disclosed: () => 'Nothing was said about thinking, so whether there was any is not known.',
      not_asked: () => 'The call did not come far enough to tell.',
    },
  },
  thinking: {
    none: 'does not think',
    hidden: 'thinks hidden',
    summary: 'shows a summary of its thinking',
    raw: 'shows its thinking',
  },
  retirement: {
    retired: day => `Shut down by its maker on ${day}.`,
    soon: day => `Will be shut down by its maker on ${day}.`,
    later: day => `Offered until ${day}.`,
  },
  successor: model => `Its maker points to ${model}.`,
  limits: {
    things: {
      requests: 'requests',
      tokens: 'tokens',
      'input-tokens': 'input tokens',
      'output-tokens': 'output tokens',
      'query-cost': 'tokens of this request',
    },
    say: (part, thing, per) => {
      const span = per === null ? '' : per === 'day' ? ' a day' : ' a minute';
      return `${thing}${span}, ${parts[part]}`;
    },
  },
  serverTimings: {
    serverProcessingMs: 'server: processing',
    serverQueueMs: 'server: queue',
    serverPromptMs: 'server: reading the prompt',
    serverCompletionMs: 'server: writing',
    serverTotalMs: 'server: in all',
    serverLoadMs: 'server: loading the model',
    serverTtftMs: 'server: to the first token',
    serverTimingHeaderMs: 'server: front end',
    serverTokensPerSecond: 'server: tokens/s',
    servedEffort: 'effort served',
    servedSpeed: 'speed served',
  },
  key: {
    present: (last4, place) => `key ${last4 === '' ? '' : `...${last4} `}from ${place}`,
    missing: 'no key',
    notNeeded: 'no key needed',
    places: {
      keychain: 'the keychain',
      keyring: "the system's keyring",
      memory: 'memory, for this run only',
    },
    kept: (endpoint, place) => `The key for ${endpoint} is kept in ${place}.`,
    notKept: (endpoint, variable) =>
      `The key for ${endpoint} was not kept: this machine offers no keyring here, and nothing weaker is written. Set ${variable} instead.`,
    removed: endpoint => `The key for ${endpoint} is removed.`,
    noneKept: endpoint => `No key for ${endpoint} was kept.`,
    howTo: (command, variable) => `Type: ${command}, or set ${variable}.`,
    stillFrom: (endpoint, variable) => `${endpoint} still has a key from ${variable}.`,
  },
  test: {
    costs: 'This sends one short question, which may cost a little.',
    practice: 'This sends one short question to a simulated model.',
    cost: usd => `The question cost ${usd}.`,
    playCost: usd => `The question cost ${usd} in play money.`,
  },
  discovery: {
    none: 'No model server answered on the usual ports of this machine.',
    known: (endpoint, model) => `Reached by ${endpoint}, as in: assay run "Hello" -m ${endpoint}/${model}`,
    add: command => `Add it: ${command}`,
  },
  disabled: 'waits for your consent',
  context: tokens => `${tokens} tokens of context`,
  price: (input, output, source) => `${input} / ${output} (${source})`,
  noPrice: 'price unknown',
  listed: n => `${n} ${n === '1' ? 'model' : 'models'} listed.`,
  spend: {
    none: month => `Nothing was spent in ${month}.`,
    lanes: n => `${n} ${n === '1' ? 'call' : 'calls'}`,
    unsure: n => `at least: ${n} without a bill`,
    unpriced: n => `${n} at an unknown price`,
    cap: usd => `cap ${usd}`,
    total: month => `In all in ${month}`,
    play: 'play money, not in the sum',
  },
};
