// What a report says of the speed of hidden thinking: the interval to one digit, both lines, the
// figures behind a verdict, and how all of it was worked out.

import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../shared/format/language.ts';
import { reportHtml } from '../../shared/report/html.ts';
import { reportMarkdown } from '../../shared/report/markdown.ts';
import { reportOf } from '../../shared/report/report-model.ts';
import { documentOf } from '../../shared/session-file/document-of.ts';
import type { DocumentFit, SessionDocument } from '../../shared/session-file/document.ts';
import { sampleSession, sampleTrial } from '../kit/sample-trial.ts';

const trial = sampleTrial(2);
const plain: SessionDocument = documentOf({
  session: sampleSession(trial),
  trials: [trial],
  app: '0.1.0',
  exportedAt: '2026-11-21T11:00:00.000Z',
});

const fit: DocumentFit = {
  contenderId: trial.lineup[0]!.id,
  over: [trial.id],
  n: 9,
  method: 'theil_sen_hc3',
  secondsPerToken: { value: 0.01, from: 'fitted' },
  tokensPerSecond: { value: 99.99, from: 'fitted', interval: [99.85, 100.14] },
  overheadMs: { value: 2112, from: 'fitted' },
  r2: 0.99998,
  warnings: [],
  leastSquares: { secondsPerToken: 0.01, tokensPerSecond: 101.3, overheadMs: 2100 },
  singlePath: {
    verdict: 'equal_within_margin',
    method: 'one_series',
    n: 9,
    thinkingSecondsPerToken: 0.01,
    answerSecondsPerToken: 0.0099,
    difference: 0.0001,
    interval95: [-0.0005, 0.0007],
    interval90: [-0.0004, 0.0006],
    margin: 0.00099,
    relativeMargin: 0.1,
    differenceP: 0.7,
    equivalenceP: 0.01,
    correlation: 0.2,
  },
};

const told = (one: Partial<DocumentFit>, lang: Language = 'en'): string =>
  reportMarkdown(reportOf({ ...plain, fits: [{ ...fit, ...one }] }, lang));

describe('a fit in a report', () => {
  it('has its limits to the same digit, and least squares beside it, in both reports', () => {
    expect(told({})).toContain('100 tok/s (99.8–100.1), least squares 101 tok/s');
    const html = reportHtml(reportOf({ ...plain, fits: [fit] }, 'en'));
    expect(html).toContain('99.8–100.1');
    expect(html).toContain('least squares 101 tok/s');
  });

  it('has the limits of its fixed time', () => {
    const overheadMs = { value: 1705, from: 'fitted', interval: [1689, 1724] } as const;
    expect(told({ overheadMs })).toContain('1.71 s (1.69 s–1.72 s)');
    expect(reportHtml(reportOf({ ...plain, fits: [{ ...fit, overheadMs }] }, 'zh'))).toContain('1.69');
  });

  it('stands in the order of the lineup, whoever was sent first', () => {
    const [first, second] = trial.lineup;
    const fits = [second!, first!].map(({ id }) => ({ ...fit, contenderId: id }));
    const model = reportOf({ ...plain, fits }, 'en');
    expect(model.fits.map(({ name }) => name)).toEqual(model.lineup.slice(0, 2).map(({ name }) => name));
  });

  it('claims no more of R² than is so', () => {
    expect(told({})).toContain('R² \\> 0.999');
    expect(told({ r2: 1 })).toContain('R² 1.000');
    expect(told({ r2: 0.98712 })).toContain('R² 0.987');
  });

  it('says how many calls more would do', () => {
    expect(told({ moreCalls: 12 })).toContain(
      'About 12 more calls of such lengths would make the speed sure to a tenth.',
    );
    expect(told({ moreCalls: 12 }, 'zh')).toContain('再有约 12 次长短相当的调用');
    expect(told({})).not.toContain('sure to a tenth');
  });

  it('tells the figures behind its verdict on thinking against answering', () => {
    expect(told({})).toContain(
      'Thinking 100 tok/s, answering 101 tok/s; time per token, thinking less answering: +1.0 % (90 % interval −4.0 % to +6.1 %; margin ±10 %).',
    );
    expect(told({}, 'zh')).toContain('思考减作答：+1.0 %（90 % 区间 −4.0 % 至 +6.1 %，界限 ±10 %）');
    const none = { ...fit.singlePath!, verdict: 'undecided' as const, thinkingSecondsPerToken: -0.001 };
    expect(told({ singlePath: none })).not.toContain('answering 101');
  });
});

describe('a column without a figure', () => {
  it('is explained below the table', () => {
    const lineup = trial.lineup.filter(contender => contender.simulated);
    const lanes = trial.lanes
      .filter(lane => lane.contender.simulated)
      .map(lane => ({ ...lane, contender: { ...lane.contender, streamed: false } }));
    const whole = documentOf({
      session: sampleSession(trial),
      trials: [{ ...trial, lineup, lanes }],
      app: '',
      exportedAt: '2026-11-21T11:00:00.000Z',
    });
    const why = 'The whole answer came at once, so there are no times inside it.';
    expect(reportMarkdown(reportOf(whole, 'en'))).toContain(
      `No first token, first answer or answer speed: ${why}`,
    );
    expect(reportMarkdown(reportOf(whole, 'zh'))).toMatch(/没有首个词元、.*：/);
    expect(reportMarkdown(reportOf(plain, 'en'))).not.toContain('No first token');
  });
});

describe('a report in Chinese', () => {
  it('has Chinese punctuation behind labels, in heads and around what is aside', () => {
    const text = told({ warnings: ['outlier'] }, 'zh');
    expect(text).toContain('**时钟：** ');
    expect(text).toContain('| 总用时，秒 |');
    expect(text).toContain('100 词元/秒（99.8–100.1）');
    expect(text).toMatch(/practice\/o1-preview：有一次调用/);
    expect(text).toContain('用户：');
  });
});

describe('the methods of a report', () => {
  const methods = (document: SessionDocument, lang: Language): string =>
    reportOf(document, lang)
      .methods.flatMap(({ term, text, lines }) => [term, text, ...lines])
      .join('\n');

  it.each(languages)('name those that were used, and no others (%s)', lang => {
    const bare = { ...plain, fits: [], comparisons: [] };
    expect(methods(bare, lang)).not.toMatch(/HC3|Theil-Sen|Student|Holm|McNemar|BCa/);
    expect(methods({ ...bare, fits: [fit] }, lang)).toMatch(/Theil-Sen.*HC3/s);
    const [row] = plain.comparisons ?? [];
    expect(methods({ ...bare, comparisons: [row!] }, lang)).toMatch(/Student.*Holm/s);
  });

  it('say how a lead is marked by what the page can show', () => {
    const model = reportOf(plain, 'en');
    expect(reportHtml(model)).toContain('coloured where the ranges do not meet');
    expect(reportMarkdown(model)).toContain('slanted where the ranges do not meet');
    expect(reportMarkdown(model)).not.toContain('coloured');
    expect(reportMarkdown(model)).toContain('with 2 runs each, two equals come apart like that once in 3');
  });
});
