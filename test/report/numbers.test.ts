// The figures of a report are the document's, to the last digit; what is shown says how it is known.

import { Window } from 'happy-dom';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { languages } from '../../shared/format/language.ts';
import { reportCsv } from '../../shared/report/csv.ts';
import { reportHtml } from '../../shared/report/html.ts';
import { reportJson } from '../../shared/report/json.ts';
import { reportMarkdown } from '../../shared/report/markdown.ts';
import { reportOf } from '../../shared/report/report-model.ts';
import { segmentsOf, timeScale } from '../../shared/report/time-scale.ts';
import { documentOf } from '../../shared/session-file/document-of.ts';
import type { DocumentLane, SessionDocument } from '../../shared/session-file/document.ts';
import { sampleSession, sampleTrial } from '../kit/sample-trial.ts';

function sampleDocument(repeats = 2): SessionDocument {
  const trial = sampleTrial(repeats);
  return documentOf({
    session: sampleSession(trial),
    trials: [trial],
    app: '0.1.0',
    exportedAt: '2026-11-21T11:00:00.000Z',
  });
}

const { DOMParser } = new Window({ settings: { disableJavaScriptEvaluation: true } });
const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html');

/** The last row of each lane's table of all figures: label, exact value, how it is known. */
function figuresIn(article: {
  querySelectorAll(selector: string): Iterable<unknown>;
}): readonly (string | null)[] {
  return [...article.querySelectorAll('.more td:nth-child(2)')].map(
    cell => (cell as Element).querySelector('data')?.getAttribute('value') ?? null,
  );
}

const valuesOf = (lane: DocumentLane): readonly (number | null)[] => {
  const { raw: _raw, ...counts } = lane.usage;
  return [
    ...Object.values(lane.readings),
    ...Object.values(counts),
    lane.cost.usd,
    lane.cost.reasoningUsd,
  ].map(reading => reading.value);
};

describe('the numbers of a report', () => {
  const document = sampleDocument();
  const lanes = document.trials[0]!.lanes;

  it.each(languages)('equal the document to the last digit: HTML (%s)', lang => {
    const articles = [...parsed(reportHtml(reportOf(document, lang))).querySelectorAll('article')];

    expect(articles).toHaveLength(lanes.length);
    articles.forEach((article, i) => {
      const shown = figuresIn(article as unknown as Element);
      expect(shown.map(value => (value === null ? null : Number(value)))).toEqual(valuesOf(lanes[i]!));
    });
  });

  it('equal the document to the last digit: CSV', () => {
    const csv = reportCsv(reportOf(document, 'zh'));
    const { data } = Papa.parse<Record<string, string>>(csv, {
      header: true,
      delimiter: ',',
      newline: '\r\n',
      skipEmptyLines: true,
    });

    expect(data).toHaveLength(lanes.length);
    data.forEach((row, i) => {
      const lane = lanes[i]!;
      const { raw: _raw, ...counts } = lane.usage;
      const { usd, reasoningUsd } = lane.cost;
      for (const [name, reading] of Object.entries({ ...lane.readings, ...counts, usd, reasoningUsd })) {
        expect([name, row[name]]).toEqual([name, reading.value === null ? '' : String(reading.value)]);
        expect(row[`${name}_from`]).toBe(reading.from === 'absent' ? `absent: ${reading.why}` : reading.from);
        expect(row[`${name}_rule`]).toBe(reading.from === 'absent' ? '' : (reading.rule ?? ''));
      }
      for (const [name, at] of Object.entries(lane.marks))
        expect(row[name]).toBe(at === null ? '' : String(at));
      expect(row['status']).toBe(lane.status);
      expect(row['answer']).toBe(lane.answer);
      expect(row['simulated']).toBe(lane.contender.simulated ? 'SIMULATED' : '');
    });
  });

  it('are the document itself as JSON', () => {
    expect(JSON.parse(reportJson(document))).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('are compared the same whether or not the texts are shown', () => {
    const hidden = reportOf(document, 'en', { answers: true, prompt: true });
    expect(hidden.trials[0]!.compare).toEqual(reportOf(document, 'en').trials[0]!.compare);
    expect(hidden.trials[0]!.lanes.map(lane => lane.figures)).toEqual(
      reportOf(document, 'en').trials[0]!.lanes.map(lane => lane.figures),
    );
  });

  it('use the tail trim the document was made with', () => {
    const trial = sampleTrial(1);
    const make = (tailTrim: number) =>
      documentOf({
        session: sampleSession(trial),
        trials: [trial],
        app: '',
        exportedAt: '2026-11-21T11:00:00.000Z',
        tailTrim,
      });
    for (const tailTrim of [0, 12]) {
      const made = make(tailTrim);
      const speeds = reportOf(made, 'en').trials[0]!.compare.rows.map(row => row.cells[3]!.value);
      expect(speeds).toEqual(made.trials[0]!.lanes.map(lane => lane.readings.outputTokensPerSecond.value));
    }
  });
});

describe('what a report says beside the numbers', () => {
  it('tells in each format what a contender was told of its own, and what went along', () => {
    const whole = sampleTrial(1);
    const [lane] = whole.lanes;
    const history = [{ user: 'And before?', assistant: 'Nothing.' }];
    const contender = { ...lane!.contender, topP: 0.5, variant: { user: 'My own question' }, history };
    const attachments = [{ kind: 'text', name: 'notes.txt', mime: 'text/plain', text: 'x' }] as const;
    const trial = {
      ...whole,
      prompt: { ...whole.prompt, attachments },
      lineup: [contender],
      lanes: [{ ...lane!, contender, warmUp: true as const }],
    };
    const judgements = { [lane!.id]: { verdict: 'pass', grade: 4, note: 'clear' } } as const;
    const document = documentOf({
      session: { ...sampleSession(trial), judgements },
      trials: [trial],
      app: '',
      exportedAt: '2026-11-21T11:00:00.000Z',
    });
    const told = { ...document, repriced: { on: '2025-01-15', as: null } };
    const en = reportOf(told, 'en');
    for (const text of [reportHtml(en), reportMarkdown(en)]) {
      for (const part of ['top-p 0.5', 'own prompt', '1 turn before', 'notes.txt'])
        expect(text).toContain(part);
    }
    const { data } = Papa.parse<Record<string, string>>(reportCsv(en), { header: true, delimiter: ',' });
    expect(data[0]).toMatchObject({
      prompt: 'My own question',
      topP: '0.5',
      warmUp: 'true',
      verdict: 'pass',
      grade: '4',
      judgementNote: 'clear',
      repricedOn: '2025-01-15',
      tailTrim: '3',
    });
  });

  const model = reportOf(sampleDocument(), 'en');

  it('labels every practice contender SIMULATED, wherever it is named, and says so at the head', () => {
    const page = parsed(reportHtml(model));
    const named = [...page.querySelectorAll('.who')].filter(who => who.textContent.includes('practice/'));

    expect(named.length).toBeGreaterThan(8);
    expect(named.filter(who => !who.textContent.includes('SIMULATED'))).toEqual([]);
    expect(page.querySelector('.banner')?.textContent).toContain(
      'practice/o1-preview and practice/open-thinker@medium',
    );
    const lines = reportMarkdown(model)
      .split('\n')
      .filter(line => /^(\| |### ).*practice\//.test(line));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter(line => !line.includes('**SIMULATED**'))).toEqual([]);
  });

  it('does not speak of simulation where there is none', () => {
    const whole = sampleTrial(1);
    const lineup = whole.lineup.filter(contender => !contender.simulated);
    const real = { ...whole, lineup, lanes: whole.lanes.filter(lane => !lane.contender.simulated) };
    const document = documentOf({
      session: { ...sampleSession(), lineup },
      trials: [real],
      app: '',
      exportedAt: '2026-11-21T11:00:00.000Z',
    });

    expect(reportHtml(reportOf(document, 'en'))).not.toContain('SIMULATED');
    expect(reportOf(document, 'zh').banner).toBeNull();
  });

  it('says of each figure how it is known, visibly', () => {
    for (const lane of model.trials[0]!.lanes) {
      for (const figure of lane.figures) expect(figure.known === '').toBe(figure.value === null);
    }
    expect(model.trials[0]!.lanes[0]!.figures[0]).toMatchObject({
      text: '9.84',
      unit: 's',
      known: 'measured',
      title:
        '9840.25 ms · Measured by our own clock, at the socket. The thinking is hidden, so the first thing shown is the answer.',
    });
  });

  it('tells failures and cuts in words, and keeps what had come', () => {
    const byName = (name: string) => model.trials[0]!.lanes.find(lane => lane.name === name)!;

    expect(byName('lab/qwen3-32b')).toMatchObject({
      statusWord: 'failed',
      statusText: '127.0.0.1:8080 refused the connection. Is the server running there?',
      answer: '',
    });
    expect(byName('deepseek/deepseek-reasoner')).toMatchObject({
      status: 'truncated',
      answer: expect.stringContaining('ninety'),
    });
  });

  it('names the method: prices with source and day, seed, trim, order', () => {
    const text = model.methods.flatMap(method => [method.text, ...method.lines]).join('\n');
    for (const part of [
      'openai.com/api/pricing, 2026-10-30',
      '20261121',
      'The last 3 tokens are left out.',
      'anthropic/claude-opus: unknown, which is not free',
      'monotonic',
    ])
      expect(text).toContain(part);
  });

  it('has a report even of a session that was never run', () => {
    const document = documentOf({
      session: sampleSession(),
      trials: [],
      app: '0.1.0',
      exportedAt: '2026-11-21T11:00:00.000Z',
    });
    const page = parsed(reportHtml(reportOf(document, 'zh')));

    expect(page.querySelectorAll('article')).toHaveLength(0);
    expect(page.querySelector('h1')?.textContent).toBe('Nine point eleven or nine point nine');
    expect(reportCsv(reportOf(document, 'zh')).split('\r\n')).toHaveLength(2);
  });

  it('shows each prompt with its trial where they differ', () => {
    const first = sampleTrial(1);
    const second = { ...first, id: 't_2' as typeof first.id, prompt: { ...first.prompt, user: 'And 9.8?' } };
    const document = documentOf({
      session: sampleSession(),
      trials: [first, second],
      app: '',
      exportedAt: '2026-11-21T11:00:00.000Z',
    });
    const both = reportOf(document, 'en');

    expect(both.prompt).toBeNull();
    expect(both.trials.map(trial => trial.prompt?.user)).toEqual([first.prompt.user, 'And 9.8?']);
  });
});

describe('the bars', () => {
  const lanes = sampleDocument(1).trials[0]!.lanes;

  it('cover each lane from its send to its end, without gaps', () => {
    for (const lane of lanes) {
      const segments = segmentsOf(lane);
      expect(segments[0]?.fromMs).toBe(0);
      segments
        .slice(1)
        .forEach((segment, i) => expect(segment.fromMs).toBeGreaterThanOrEqual(segments[i]!.toMs));
      expect(segments.at(-1)?.toMs).toBe(lane.marks.endMs);
    }
  });

  it('draw hidden thinking apart from thinking that was seen', () => {
    const phases = lanes.map(lane => segmentsOf(lane).map(({ phase }) => phase));
    expect(phases).toEqual([
      ['waiting', 'hidden', 'answering', 'tail'],
      ['waiting', 'thinking', 'answering', 'tail'],
      ['waiting', 'hidden', 'answering', 'tail'],
      ['waiting', 'thinking', 'answering', 'tail'],
      ['waiting'],
      ['waiting', 'thinking', 'answering', 'tail'],
    ]);
  });

  it('share one scale with round ticks', () => {
    const { spanMs, ticks } = timeScale(lanes, 'en');
    expect(spanMs).toBe(Math.max(...lanes.map(lane => lane.marks.endMs!)));
    expect(ticks.map(({ label }) => label)).toEqual(['0', '5 s', '10 s']);
    expect(timeScale([], 'en').ticks.length).toBeGreaterThan(0);
  });
});
