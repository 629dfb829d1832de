// What a document says of differences and of verdicts, wherever it is read: both reports, the end of
// a run, and the schema that lets it be read again.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closingLines } from '../../electron/terminal/closing-lines.ts';
import { comparisonLines } from '../../shared/report/comparison-lines.ts';
import { reportHtml } from '../../shared/report/html.ts';
import { reportMarkdown } from '../../shared/report/markdown.ts';
import { passLines } from '../../shared/report/pass-lines.ts';
import { reportOf } from '../../shared/report/report-model.ts';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import { schemaErrors } from '../kit/json-schema.ts';
import { judgedPairs } from '../kit/judged-pairs.ts';

const judgedDocument = (quick: string, slow: string): SessionDocument => judgedPairs(quick, slow).document;

const said = (document: SessionDocument, lang: 'en' | 'zh') =>
  comparisonLines(document, lang).map(({ text }) => text);

describe('what a document says of two contenders', () => {
  const document = judgedDocument('+++++++-', '+-------');

  it('is by how much they differ, with an interval', () => {
    expect(said(document, 'en').join('\n')).toMatch(
      /lab\/slow less lab\/quick: \+1\.05 s on average \(95 % interval \+1\.0\d s to \+1\.0\d s\)\./,
    );
    expect(said(document, 'zh').join('\n')).toMatch(
      /lab\/slow 减 lab\/quick：平均 \+1\.05 s|lab\/slow 减 lab\/quick：平均 \+1\.05 秒/,
    );
  });

  it('is who passes more often, firmly only where the test says so', () => {
    expect(comparisonLines(document, 'en').find(({ text }) => text.includes('McNemar'))).toEqual({
      text: 'On this prompt lab/quick passes more often than lab/slow: 7 against 1 of 8 pairs passed, difference between lab/quick and lab/slow +75 points (95 % interval +26 to +90); lab/quick did better on 6, lab/slow on 0; McNemar exact p = 0.031.',
      isFirm: true,
    });
    const sure = judgedDocument('+'.repeat(12), '-'.repeat(12));
    expect(said(sure, 'en').join()).toContain('McNemar exact p < 0.001.');
    const close = comparisonLines(judgedDocument('+++++---', '++------'), 'en');
    expect(close.find(({ text }) => text.includes('McNemar'))).toMatchObject({
      text: expect.stringMatching(
        /^On this prompt the verdicts do not separate lab\/quick from lab\/slow: .* With fewer than six on which they differ, nothing could be shown\.$/,
      ),
      isFirm: false,
    });
  });

  it('is how often each passes, with an interval', () => {
    expect(said(document, 'en')).toContain(
      'On this prompt 7 of 8 judged answers of lab/quick pass: 88 % (95 % interval 53 % to 98 %). About 35 more would make it sure to 10 points.',
    );
    expect(said(document, 'zh')).toContain(
      '就这个提示词而言，lab/quick 的 8 个受评回答中有 7 个通过，占 88 %（95 % 区间 53 % 至 98 %）。再评判约 35 个，就能准到 10 个百分点以内。',
    );
    const share = {
      contender: document.session.lineup[0]!,
      passed: 4,
      judged: 6,
      prompts: 2,
      interval: null,
      moreWanted: null,
    };
    const [line] = passLines([{ ...share, atLeastOne: { of: 3, chance: 0.95 } }], ({ model }) => model, 'en');
    expect(line?.text).toBe(
      'On these 2 prompts 4 of 6 judged answers of quick pass: 67 % (no interval). Of 3 answers to a prompt, at least one passes 95 % of the time (pass@3).',
    );
  });

  it('is not all where it is not quite all, nor nothing where it is something', () => {
    const share = {
      contender: document.session.lineup[0]!,
      passed: 999,
      judged: 1000,
      prompts: 1000,
      interval: [0.0004, 1] as const,
      moreWanted: null,
      atLeastOne: { of: 2, chance: 0.9996 },
    };
    const [line] = passLines([share], ({ model }) => model, 'en');
    expect(line?.text).toBe(
      'On these 1000 prompts 999 of 1000 judged answers of quick pass: 99.9 % (95 % interval 0.1 % to 100 %). Of 2 answers to a prompt, at least one passes 99.9 % of the time (pass@2).',
    );
  });

  it('stands in both reports and at the end of a run, in both languages', () => {
    for (const lang of ['en', 'zh'] as const) {
      const report = reportOf(document, lang);
      expect(closingLines(document, lang).join('\n')).toContain('McNemar');
      expect(reportMarkdown(report)).toContain('McNemar');
      expect(reportHtml(report)).toContain('McNemar');
      expect(reportMarkdown(report)).toContain('+1.05');
      expect(reportHtml(report)).toContain('+1.05');
    }
  });

  it('is written as the schema has it', () => {
    const at = resolve(import.meta.dirname, '../../resources/assay-session.schema.json');
    const schema = JSON.parse(readFileSync(at, 'utf8')) as Readonly<Record<string, unknown>>;
    const copy = JSON.parse(JSON.stringify(document)) as SessionDocument;
    expect(schemaErrors(copy, schema)).toEqual([]);
    expect(schemaErrors({ ...copy, accuracy: [{ ...copy.accuracy?.[0], p: null }] }, schema)).not.toEqual([]);
  });

  it('leaves out what an older version did not write', () => {
    const { accuracy: _accuracy, comparisons = [], ...rest } = document;
    const older = { ...rest, comparisons: comparisons.map(({ difference: _difference, ...row }) => row) };
    expect(said(older, 'en').join('\n')).not.toMatch(/McNemar|on average/);
    expect(said(older, 'en')[0]).toMatch(/finishes/);
  });
});
