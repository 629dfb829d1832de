// Files of every version there has been, read by the newest app.

import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../shared/report/csv.ts';
import { reportMarkdown } from '../../shared/report/markdown.ts';
import { reportOf } from '../../shared/report/report-model.ts';
import { documentOf, sessionOfDocument, trialsOfDocument } from '../../shared/session-file/document-of.ts';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import { newestVersion, upgraded } from '../../shared/session-file/upgrade.ts';
import { sampleSession, sampleTrial } from '../kit/sample-trial.ts';

type Loose = Record<string, unknown>;

function setup() {
  const trial = sampleTrial(1);
  const document = documentOf({
    session: sampleSession(trial),
    trials: [trial],
    app: '0.1.0',
    exportedAt: '2026-11-21T11:00:00.000Z',
  });
  const copy = (): Loose => JSON.parse(JSON.stringify(document)) as Loose;
  return { trial, document, copy };
}

const without = (object: Loose, ...names: readonly string[]): Loose =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** A document with nothing but the names fixed from the start. */
function bare(document: Loose): Loose {
  const trials = (document['trials'] as Loose[]).map(trial => ({
    ...without(trial, 'options'),
    lanes: (trial['lanes'] as Loose[]).map(lane => ({
      ...without(lane, 'httpStatus', 'tokensFrom', 'connection', 'server', 'dispatchDelayMs'),
      readings: without(lane['readings'] as Loose, 'serverGapMs', 'dispatchDelayMs'),
    })),
  }));
  return {
    ...without(document, 'exportedAt', 'tailTrim'),
    session: without(document['session'] as Loose, 'updatedAt'),
    trials,
  };
}

describe('an older session file', () => {
  it('is left as it is where nothing is missing', () => {
    const { copy } = setup();
    expect(upgraded(copy(), newestVersion)).toEqual(copy());
  });

  it('opens with what it lacks filled in, and nothing made up', () => {
    const { trial, copy } = setup();
    const document = upgraded(bare(copy()), 1) as SessionDocument;
    const [opened] = trialsOfDocument(document);

    expect(sessionOfDocument(document).updatedAt).toBe(sessionOfDocument(document).createdAt);
    expect(opened!.options).toEqual({ ...trial.options, concurrency: 1 });
    expect(opened!.prices).toEqual(trial.prices);
    expect(opened!.lanes.map(lane => lane.answer)).toEqual(trial.lanes.map(lane => lane.answer));
    expect(opened!.lanes[0]).toMatchObject({ httpStatus: null, connection: { reused: null }, server: {} });
    expect(opened!.lanes.filter(lane => lane.dispatchDelayMs !== undefined)).toEqual([]);
    expect(opened!.lanes.flatMap(lane => lane.timeline).filter(([, , , n]) => n !== null)).toEqual([]);
  });

  it('is reported on, with a dash for a figure that it does not hold', () => {
    const { copy } = setup();
    const document = upgraded(bare(copy()), 1) as SessionDocument;
    const csv = reportCsv({ document });
    expect(csv.match(/absent: not_recorded/g)).toHaveLength(2 * document.trials[0]!.lanes.length);
    expect(reportMarkdown(reportOf(document, 'en'))).toContain('dispatch delay');
  });

  it('takes a price that is not whole for an unknown one', () => {
    const { copy } = setup();
    const document = copy();
    const lane = ((document['trials'] as Loose[])[0]!['lanes'] as Loose[])[0]!;
    lane['cost'] = { price: { input: 1, source: 'somewhere' } };

    const [first] = (upgraded(document, 1) as SessionDocument).trials[0]!.lanes;
    expect(first!.cost.price).toBeNull();
  });

  it.each([0, newestVersion + 1, 1.5, Number.NaN])('is not read at version %d', version => {
    expect(upgraded(setup().copy(), version)).toBeUndefined();
  });

  it.each([null, 'text', 3, []])('is not read where it is %j', value => {
    expect(upgraded(value, 1)).toBeUndefined();
  });

  it('throws at nothing, however little of it is there', () => {
    for (const value of [{}, { session: 3 }, { trials: [3, { lanes: ['x', {}] }] }, { trials: {} }]) {
      expect(upgraded(value, 1)).toMatchObject(value);
    }
  });
});
