// A file from outside with one thing wrong: refused in words, or as good as any other. What was taken
// can be reported on and opened, and what is written of it again is by the schema.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSessionFile } from '../../electron/store/import.ts';
import { isRefusal } from '../../shared/contract/refusal.ts';
import { reportCsv } from '../../shared/report/csv.ts';
import { reportHtml } from '../../shared/report/html.ts';
import { reportMarkdown } from '../../shared/report/markdown.ts';
import { reportOf } from '../../shared/report/report-model.ts';
import { documentOf, sessionOfDocument, trialsOfDocument } from '../../shared/session-file/document-of.ts';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import { schemaErrors } from '../kit/json-schema.ts';
import { sampleSession, sampleTrial } from '../kit/sample-trial.ts';

const schema = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../resources/assay-session.schema.json'), 'utf8'),
) as Readonly<Record<string, unknown>>;

type Loose = Record<string | number, unknown>;

/** Two lanes, one of which failed, with a word on each. */
function sampleFile(): Loose {
  const whole = sampleTrial(1);
  const lineup = [whole.lineup[0]!, whole.lineup[4]!];
  const lanes = whole.lanes
    .filter(lane => lineup.includes(lane.contender))
    .map(lane => ({ ...lane, timeline: lane.timeline.slice(0, 2) }));
  const trial = { ...whole, lineup, lanes };
  const [first, second] = lanes;
  const judgements = { [first!.id]: { verdict: 'pass' }, [second!.id]: { verdict: 'fail' } };
  const document = documentOf({
    session: { ...sampleSession(trial), judgements } as Parameters<typeof documentOf>[0]['session'],
    trials: [trial],
    app: '0.1.0',
    exportedAt: '2026-11-21T11:00:00.000Z',
  });
  return JSON.parse(JSON.stringify(document)) as Loose;
}

/** All reports of it, of which the HTML is given back. */
function reportedOn(document: SessionDocument): string {
  const model = reportOf(document, 'en');
  reportMarkdown(model);
  reportCsv(model);
  return reportHtml(model);
}

/** Every place of the file, by its path. */
function* places(node: unknown, path = ''): Generator<readonly [holder: Loose, key: string, path: string]> {
  if (typeof node !== 'object' || node === null) return;
  for (const key of Object.keys(node)) {
    yield [node as Loose, key, `${path}.${key}`];
    yield* places((node as Loose)[key], `${path}.${key}`);
  }
}

const markup = '<meta http-equiv="refresh" content="0;url=https://attacker.example">';

describe('a file with one thing wrong', () => {
  it.each([
    ['left out', undefined],
    ['nothing', null],
    ['below nothing', -1],
    ['beyond all numbers', 1e308],
    ['no text', { html: markup }],
    ['a name of the language', 'toString'],
  ])('is refused, or as good as any other: %s', (_name, wrong) => {
    const file = sampleFile();
    const broken: string[] = [];
    for (const [holder, key, path] of places(file)) {
      // The second lane is here for its failure: the rest of it is as in the first.
      if (path.includes('.lanes.1.') && !path.includes('.failure')) continue;
      const right = holder[key];
      if (wrong === undefined && Array.isArray(holder)) continue;
      if (wrong === undefined) delete holder[key];
      else holder[key] = wrong;
      try {
        const document = readSessionFile(JSON.stringify(file));
        if (reportedOn(document).includes(markup)) broken.push(`${path}: markup came through`);
        const trials = trialsOfDocument(document);
        const { app, exportedAt } = document;
        const again = documentOf({ session: sessionOfDocument(document), trials, app, exportedAt });
        // Times out of their order are nonsense, and no reason to lose the answers.
        const errors = schemaErrors(JSON.parse(JSON.stringify(again)), schema);
        if (!path.includes('.timeline.')) broken.push(...errors.map(error => `${path}: ${error}`));
      } catch (error) {
        if (!isRefusal(error)) broken.push(`${path}: ${String(error)}`);
      }
      holder[key] = right;
    }
    expect(broken).toEqual([]);
  });

  it('is refused where two lanes or two trials have one id', () => {
    const [trial] = sampleFile()['trials'] as Loose[];
    const [first, second] = trial!['lanes'] as Loose[];
    const lanes = {
      ...sampleFile(),
      trials: [{ ...trial, lanes: [first, { ...second, id: first!['id'] }] }],
    };
    const trials = { ...sampleFile(), trials: [trial, { ...trial, lanes: [] }] };
    expect(() => readSessionFile(JSON.stringify(lanes))).toThrow('two lanes of one id');
    expect(() => readSessionFile(JSON.stringify(trials))).toThrow('two trials of one id');
  });
});

it('reads a lane whose server told more than the whole call took, as it was written', () => {
  const trial = sampleTrial(1);
  const slow = { ...trial.lanes[0]!, server: { serverTotalMs: 9e6 } };
  const document = documentOf({
    session: sampleSession(trial),
    trials: [{ ...trial, lanes: [slow] }],
    app: '0.1.0',
    exportedAt: '2026-11-21T11:00:00.000Z',
  });
  const text = JSON.stringify(document);
  expect(document.trials[0]!.lanes[0]!.readings.serverGapMs.value).toBeLessThan(0);
  expect(schemaErrors(JSON.parse(text), schema)).toEqual([]);
  expect(readSessionFile(text)).toEqual(JSON.parse(text));
});
