// What is counted as spent, in which month, and what a standing cap stops.

import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryOf, monthOf, summaryOf } from '../../electron/laboratory/spend.ts';
import { openLedger, type LedgerEntry } from '../../electron/store/ledger.ts';
import { epochOf } from '../../shared/calendar.ts';
import type { Price } from '../../shared/catalog/price.ts';
import { failure } from '../../shared/trial/failure.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { epochMs, usdPerMTok } from '../../shared/units.ts';
import { goodAnswer, whole } from '../kit/http-script.ts';
import { bill, lane } from '../metrics/lanes.ts';
import { assayIn, freshAssay, ownHome, ran, server } from './setup.ts';

const at = epochOf('2026-11-24T12:00:00Z') ?? epochMs(0);
const price: Price = { input: usdPerMTok(10), output: usdPerMTok(100), source: 'test', asOf: '2026-11-01' };
const prompt = { system: '', user: 'x'.repeat(400), variables: {} };

const entry = (of: Lane) => {
  const made = entryOf(of, { at, price, prompt });
  return made && [made.usd, made.known];
};

/** Status 200 and one attempt, as every lane that was answered. */
const answered = (more: Partial<Lane> = {}): Lane => ({
  ...lane({ usage: bill(100, 10) }),
  attempts: 1,
  httpStatus: 200,
  ...more,
});
const unbilled = lane({ ends: 'truncated' }).usage;

describe('what a settled lane adds to the spend', () => {
  it('is its bill', () => {
    expect(entry(answered())).toEqual([0.002, 'exact']);
  });

  it.each([
    ['never sent', answered({ attempts: 0 })],
    [
      'refused',
      answered({ httpStatus: 401, usage: unbilled, failure: failure('auth', 'http_401', '', 'check_key') }),
    ],
    [
      'not reached',
      answered({
        httpStatus: null,
        usage: unbilled,
        failure: failure('network', 'ECONNREFUSED', '', 'check_server'),
      }),
    ],
    [
      'without its key',
      answered({ httpStatus: null, usage: unbilled, failure: failure('auth', 'no_key', '', 'set_key') }),
    ],
  ])('is nothing where it was %s', (_what, of) => {
    expect(entry(of)).toBeUndefined();
  });

  it('is at least what was seen of it where its bill never came', () => {
    const cut = answered({ status: 'truncated', usage: unbilled, answer: 'y'.repeat(40), thinking: '' });
    expect(entry(cut)).toEqual([expect.closeTo((100 * 10 + 10 * 100) / 1e6, 12), 'at_least']);
  });

  it('is at least its prompt where nobody waited for a first word', () => {
    const stopped = answered({
      status: 'cancelled',
      httpStatus: null,
      usage: unbilled,
      answer: '',
      thinking: '',
    });
    expect(entry(stopped)).toEqual([expect.closeTo(0.001, 12), 'at_least']);
  });

  it('is unknown, not nothing, at an unknown price', () => {
    expect(entryOf(answered(), { at, price: undefined, prompt })).toMatchObject({
      usd: 0,
      known: 'unpriced',
    });
  });
});

const line = (more: Partial<LedgerEntry>): LedgerEntry => ({
  lane: `l${Math.random()}`,
  at,
  endpoint: 'openai',
  model: 'm',
  usd: 0.1,
  known: 'exact',
  simulated: false,
  ...more,
});

describe('a month', () => {
  it('is added up by endpoint, play money apart and never in the sum', () => {
    const entries = [
      line({ usd: 0.1 }),
      line({ usd: 0.2, known: 'at_least' }),
      line({ endpoint: 'lab', usd: 0, known: 'unpriced' }),
      line({ endpoint: 'practice', usd: 9, simulated: true }),
      line({ at: epochOf('2026-10-31T23:59:59Z') ?? 0, usd: 7 }),
    ];
    expect(summaryOf(entries, '2026-11', name => (name === 'openai' ? 5 : undefined))).toEqual({
      month: '2026-11',
      totalUsd: 0.3,
      months: ['2026-11', '2026-10'],
      rows: [
        { endpoint: 'openai', simulated: false, usd: 0.3, lanes: 2, unsure: 1, unpriced: 0, capUsd: 5 },
        { endpoint: 'lab', simulated: false, usd: 0, lanes: 1, unsure: 0, unpriced: 1, capUsd: null },
        { endpoint: 'practice', simulated: true, usd: 9, lanes: 1, unsure: 0, unpriced: 0, capUsd: null },
      ],
    });
  });

  it('is that of the trial’s start, in UTC', () => {
    expect(monthOf(epochOf('2026-11-30T23:59:59.999Z') ?? epochMs(0))).toBe('2026-11');
    expect(monthOf(epochOf('2026-12-01T00:00:00Z') ?? epochMs(0))).toBe('2026-12');
  });
});

describe('the ledger', () => {
  it('counts a lane once, and passes over a line that a crash has cut', async () => {
    const home = await ownHome();
    const ledger = openLedger(home);
    expect(ledger.entries()).toEqual([]);
    ledger.add(line({ lane: 'a' }));
    ledger.add(line({ lane: 'a' }));
    await appendFile(join(home, 'spend.jsonl'), '{"lane":"b","usd":\n');
    ledger.add(line({ lane: 'c' }));
    expect(ledger.entries().map(({ lane: id }) => id)).toEqual(['a', 'c']);
  });

  it('sees what another app has added meanwhile', async () => {
    const home = await ownHome();
    const [mine, theirs] = [openLedger(home), openLedger(home)];
    mine.add(line({ lane: 'a' }));
    expect(theirs.entries()).toHaveLength(1);
    theirs.add(line({ lane: 'b' }));
    expect(mine.entries()).toHaveLength(2);
  });
});

describe('the spend', () => {
  const priced = { price: { input: 10, output: 100, asOf: '2026-11-01' } };
  const addressed = (baseUrl: string) => ({ name: 'lab', dialect: 'openai-chat', flavour: null, baseUrl });

  it('outlives the session it was made in, and counts no import', async () => {
    const home = await ownHome();
    const remote = await server(() => goodAnswer(['4', '2']));
    const assay = await assayIn(home);
    const { laboratory } = assay;
    await laboratory.endpoints.add(addressed(remote.url));
    await laboratory.endpoints.update({ name: 'lab', patch: priced });
    const document = await ran(
      assay,
      [
        ['lab', 'm'],
        ['practice', 'gpt-4o-mini'],
      ],
      { repeats: 2 },
    );
    await laboratory.sessions.import({ document: JSON.stringify(document) });
    await laboratory.sessions.remove({ id: document.session.id });

    const { rows, totalUsd } = await (await assayIn(home)).laboratory.spend.summary({});
    expect(totalUsd).toBe(0.0006);
    expect(rows.map(row => [row.endpoint, row.simulated, row.lanes])).toEqual([
      ['lab', false, 2],
      ['practice', true, 2],
    ]);
  });

  it('that reaches the cap stops what is still to be sent, and the next trial before it begins', async () => {
    const remote = await server(() => goodAnswer(['4', '2']));
    const assay = await freshAssay();
    const { laboratory } = assay;
    await laboratory.endpoints.add(addressed(remote.url));
    await laboratory.endpoints.update({ name: 'lab', patch: { ...priced, monthlyCapUsd: 0.0005 } });
    const document = await ran(assay, [['lab', 'm']], { repeats: 4 });
    const lanes = document.trials[0]?.lanes ?? [];
    expect(lanes.map(({ status }) => status)).toEqual(['complete', 'complete', 'cancelled', 'cancelled']);
    expect(lanes[2]?.notes.map(({ code }) => code)).toEqual(['capped_month', 'not_sent']);

    const next = laboratory.trials.start({ sessionId: document.session.id, options: {} });
    await expect(next).rejects.toMatchObject({ code: 'monthly_cap' });
    await expect(laboratory.endpoints.test({ name: 'lab', model: 'm' })).rejects.toMatchObject({
      code: 'monthly_cap',
    });
    expect(remote.seen).toHaveLength(2);

    await laboratory.endpoints.update({ name: 'lab', patch: { monthlyCapUsd: 1 } });
    await laboratory.trials.start({ sessionId: document.session.id, options: {} });
    await remote.asked(3);
  });

  it('holds nobody up where the cap is another endpoint’s', async () => {
    const remote = await server(() => goodAnswer(['4', '2']));
    const assay = await freshAssay();
    await assay.laboratory.endpoints.add(addressed(remote.url));
    await assay.laboratory.endpoints.update({ name: 'openai', patch: { monthlyCapUsd: 0 } });
    await assay.laboratory.endpoints.update({ name: 'lab', patch: priced });
    expect((await ran(assay, [['lab', 'm']])).trials[0]?.lanes[0]?.status).toBe('complete');
  });

  it('has nothing to say of a refused call', async () => {
    const remote = await server(() => whole(429, '{}'));
    const assay = await freshAssay();
    await assay.laboratory.endpoints.add(addressed(remote.url));
    await ran(assay, [['lab', 'm']]);
    expect((await assay.laboratory.spend.summary({})).rows).toEqual([]);
  });
});
