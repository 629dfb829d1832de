// Price rows as dated data: who asked what for which model, from when, until when, and where that
// was read. A row is never edited: a change of price ends one row and begins another, so that an
// old session keeps the price of its day. Unknown prices have no row.
//
// Practice models cost play money, at the list prices of the models they play.

/** Dollars per million tokens. Dates are days in UTC; `to` is the first day it no longer holds. */
export interface PriceRow {
  readonly endpoint: string;
  readonly models: readonly string[];
  readonly from: string;
  readonly to?: string;
  readonly input: number;
  readonly output: number;
  readonly cachedInput?: number;
  readonly cacheWrite?: number;
  /** From more than this many input tokens on, for all tokens of the request. */
  readonly steps?: readonly {
    readonly above: number;
    readonly input: number;
    readonly output: number;
    readonly cachedInput?: number;
  }[];
  /** The hours of the day it holds, UTC, `16:30` to `00:30`; left out: all day. */
  readonly daily?: { readonly from: string; readonly to: string };
  readonly source: string;
  readonly asOf: string;
  readonly simulated?: true;
}

type Dollars = readonly [input: number, output: number, cachedInput?: number];

const row = (
  endpoint: string,
  models: readonly string[],
  from: string,
  [input, output, cachedInput]: Dollars,
  to?: string,
): PriceRow => ({
  endpoint,
  models,
  from,
  ...(to === undefined ? {} : { to }),
  input,
  output,
  ...(cachedInput === undefined ? {} : { cachedInput }),
  source: 'openai.com/api/pricing',
  asOf: from,
});

const play = (model: string, [input, output, cachedInput]: Dollars): PriceRow => ({
  endpoint: 'practice',
  models: [model],
  from: '2024-01-01',
  input,
  output,
  ...(cachedInput === undefined ? {} : { cachedInput }),
  source: 'play money',
  asOf: '2024-10-01',
  simulated: true,
});

/** DeepSeek's nights of 2025 (UTC) cost half, and a quarter for the reasoner. */
const deepseekNight = { from: '16:30', to: '00:30' } as const;
const deepseekDay = { from: '00:30', to: '16:30' } as const;

const deepseek = (
  model: string,
  daily: { readonly from: string; readonly to: string },
  [input, output, cachedInput]: readonly [number, number, number],
): PriceRow => ({
  endpoint: 'deepseek',
  models: [model],
  from: '2025-02-26',
  to: '2025-09-05',
  input,
  output,
  cachedInput,
  daily,
  source: 'api-docs.deepseek.com',
  asOf: '2025-02-26',
});

export const priceRows: readonly PriceRow[] = [
  play('o1-preview', [15, 60, 7.5]),
  play('o1-mini', [3, 12, 1.5]),
  play('gpt-4o', [2.5, 10, 1.25]),
  play('gpt-4o-2024-08-06', [2.5, 10, 1.25]),
  play('gpt-4o-2024-05-13', [5, 15]),
  play('gpt-4o-mini', [0.15, 0.6, 0.075]),
  play('open-thinker', [0.55, 2.19, 0.14]),
  play('flaky', [0.15, 0.6, 0.075]),

  // Cached input was priced apart from the first of October 2024 on.
  row('openai', ['o1-preview', 'o1-preview-2024-09-12'], '2024-09-12', [15, 60], '2024-10-01'),
  row('openai', ['o1-preview', 'o1-preview-2024-09-12'], '2024-10-01', [15, 60, 7.5], '2025-07-28'),
  row('openai', ['o1-mini', 'o1-mini-2024-09-12'], '2024-09-12', [3, 12], '2024-10-01'),
  row('openai', ['o1-mini', 'o1-mini-2024-09-12'], '2024-10-01', [3, 12, 1.5], '2025-01-31'),
  row('openai', ['o1-mini', 'o1-mini-2024-09-12'], '2025-01-31', [1.1, 4.4, 0.55], '2025-10-27'),
  row('openai', ['gpt-4o-2024-05-13'], '2024-05-13', [5, 15], '2026-10-23'),
  // The alias moved to the August snapshot on 2 October 2024.
  row('openai', ['gpt-4o'], '2024-05-13', [5, 15], '2024-10-02'),
  row('openai', ['gpt-4o'], '2024-10-02', [2.5, 10, 1.25], '2027-01-14'),
  row('openai', ['gpt-4o-2024-08-06'], '2024-08-06', [2.5, 10], '2024-10-01'),
  row('openai', ['gpt-4o-2024-08-06'], '2024-10-01', [2.5, 10, 1.25], '2027-01-14'),
  row('openai', ['gpt-4o-mini', 'gpt-4o-mini-2024-07-18'], '2024-07-18', [0.15, 0.6], '2024-10-01'),
  row('openai', ['gpt-4o-mini', 'gpt-4o-mini-2024-07-18'], '2024-10-01', [0.15, 0.6, 0.075], '2027-01-14'),

  deepseek('deepseek-chat', deepseekDay, [0.27, 1.1, 0.07]),
  deepseek('deepseek-chat', deepseekNight, [0.135, 0.55, 0.035]),
  deepseek('deepseek-reasoner', deepseekDay, [0.55, 2.19, 0.14]),
  deepseek('deepseek-reasoner', deepseekNight, [0.135, 0.55, 0.035]),

  {
    endpoint: 'xai',
    models: ['grok-4.7'],
    from: '2026-11-01',
    input: 2,
    output: 6,
    cachedInput: 0.5,
    steps: [{ above: 199_999, input: 4, output: 12, cachedInput: 1 }],
    source: 'docs.x.ai',
    asOf: '2026-11-22',
  },
];
