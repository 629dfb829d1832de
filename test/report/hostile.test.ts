// Nothing a model, a server or a file says becomes markup, a link, a request or a formula.

import { Window } from 'happy-dom';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../shared/report/csv.ts';
import { reportHtml } from '../../shared/report/html.ts';
import { reportMarkdown } from '../../shared/report/markdown.ts';
import { reportOf, type ReportModel } from '../../shared/report/report-model.ts';
import { languages, type Language } from '../../shared/format/language.ts';
import { failure } from '../../shared/trial/failure.ts';
import { ms } from '../../shared/units.ts';
import { hostileDocument } from '../kit/hostile-document.ts';
import { hostileTexts } from '../kit/hostile-texts.ts';

/** Definitions hold no text from outside, and are most of a small report. */
const report = (text: string, lang: Language = 'en'): ReportModel => ({
  ...reportOf(hostileDocument(text), lang),
  definitions: [],
});

const { DOMParser } = new Window({
  settings: { disableJavaScriptEvaluation: true, disableCSSFileLoading: true },
});

function elementsOf(
  html: string,
): readonly { readonly tag: string; readonly attributes: readonly string[] }[] {
  const document = new DOMParser().parseFromString(html, 'text/html');
  return [...document.querySelectorAll('*')].map(element => ({
    tag: element.tagName.toLowerCase(),
    attributes: [...element.attributes].map(attribute => attribute.name.toLowerCase()),
  }));
}

const urlAttributes = [
  'href',
  'src',
  'srcset',
  'srcdoc',
  'action',
  'formaction',
  'poster',
  'data',
  'xlink:href',
  'background',
  'ping',
  'cite',
  'usemap',
];
const activeTags = [
  'script',
  'iframe',
  'object',
  'embed',
  'link',
  'base',
  'form',
  'input',
  'img',
  'video',
  'audio',
  'a',
  'math',
  'foreignobject',
  'animate',
];

const tally = (names: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

describe('the HTML report', () => {
  const harmless = tally(elementsOf(reportHtml(report('plain words'))).map(({ tag }) => tag));

  it.each(hostileTexts)('shows as text: %s', (_name, text) => {
    const elements = elementsOf(reportHtml(report(text)));
    const attributes = new Set(elements.flatMap(element => element.attributes));

    expect(tally(elements.map(({ tag }) => tag))).toEqual(harmless);
    expect(elements.filter(({ tag }) => activeTags.includes(tag))).toEqual([]);
    expect([...attributes].filter(name => name.startsWith('on') || urlAttributes.includes(name))).toEqual([]);
    expect([...attributes].filter(name => name === 'id' || name === 'name')).toEqual(['name']);
  });

  it('would notice markup, had any come through', () => {
    const broken = reportHtml(report('plain words')).replace('plain words', '<img src=x onerror=alert(1)>');
    const elements = elementsOf(broken);

    expect(tally(elements.map(({ tag }) => tag))).not.toEqual(harmless);
    expect(elements.flatMap(element => element.attributes)).toContain('onerror');
  });

  it('takes no object out of a file for its own markup', () => {
    // What a file says is typed as a text, and need not be one.
    const forged = { html: '<script>alert(1)</script>' } as unknown as string;
    const document = hostileDocument('plain words');
    const session = { ...document.session, title: forged };

    expect(() => reportHtml(reportOf({ ...document, session }, 'en'))).toThrow(TypeError);
  });

  it.each(languages)('refers to nothing outside itself (%s)', lang => {
    const html = reportHtml(report('plain words', lang));

    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
    expect(html).not.toMatch(/url\(|@import|<script|xmlns/i);
  });

  it('shows controls as pictures and keeps no turned direction', () => {
    const html = reportHtml(report('a\u001b[2Jb\u202Ec'));

    expect(html).toContain('a␛[2Jb[U+202E]c');
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(html).not.toContain('\u001b');
  });
});

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
}

const typesOf = (node: Node): readonly string[] => [node.type, ...(node.children ?? []).flatMap(typesOf)];

const markdownTypes = (markdown: string): readonly string[] =>
  typesOf(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node);

/** Structure without the runs of text: an escaped character may split one run into two. */
const structure = (markdown: string): Readonly<Record<string, number>> =>
  tally(markdownTypes(markdown).filter(type => !['text', 'break', 'inlineCode'].includes(type)));

describe('the Markdown report', () => {
  const harmless = structure(reportMarkdown(report('plain words')));

  it.each(hostileTexts.filter(([, text]) => text.trim() !== ''))('stays what it is: %s', (_name, text) => {
    const found = structure(reportMarkdown(report(text)));

    expect(found).toEqual(harmless);
    expect(Object.keys(found)).not.toEqual(expect.arrayContaining(['html']));
    for (const type of ['html', 'link', 'image', 'definition', 'footnoteReference', 'linkReference']) {
      expect(found[type] ?? 0).toBe(0);
    }
  });

  it('steers no terminal and keeps no turned direction', () => {
    const markdown = reportMarkdown(report('a\u001b[2Jb\u009b1mc\u202Ed'));

    expect(markdown).toContain('a␛[2Jb[U+009B]1mc[U+202E]d');
    expect(markdown).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u);
  });

  it('would notice markup, had any come through', () => {
    expect(structure('<b>x</b> [a](b) https://c.example')).toMatchObject({ html: 2, link: 2 });
  });
});

describe('the CSV report', () => {
  it.each(hostileTexts)('has no formula and no broken row: %s', (_name, text) => {
    const csv = reportCsv(report(text));
    const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\r\n' });
    const [head, ...rows] = data.slice(0, -1);

    expect(errors).toEqual([]);
    expect(data.at(-1)).toEqual(['']);
    expect(rows).toHaveLength(2);
    expect(rows.every(row => row.length === head!.length)).toBe(true);
    for (const row of rows) {
      row.forEach((cell, i) => {
        const isNumber = cell !== '' && Number.isFinite(Number(cell)) && cell.trim() === cell;
        const opens = /^[\s\p{C}\p{Z}"]*[=+\-@＝＋－＠]/u.test(cell);
        expect([head![i], opens && !isNumber]).toEqual([head![i], false]);
      });
      const answer = row[head!.indexOf('answer')]!;
      expect(answer.replace(/^'/, '')).toBe(text.toWellFormed().replace(/^'/, ''));
    }
  });

  it('ends every row as RFC 4180 says and can open with a byte-order mark', () => {
    const csv = reportCsv(report('plain words'));

    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(reportCsv(report('plain words'), { bom: true })).toBe(`\uFEFF${csv}`);
    expect(csv.split('\r\n')[0]!.split(',')).toContain('outputTokensPerSecond_from');
  });
});

describe('any report', () => {
  it.each([
    ['html', reportHtml],
    ['markdown', reportMarkdown],
    ['csv', reportCsv],
  ] as const)('takes a word of 300,000 letters in its stride: %s', (_name, write) => {
    const word = 'x'.repeat(300_000);
    expect(write(report(word))).toContain(word);
  });
});

describe('a redacted report', () => {
  const secret = 'q7-canary';
  const writers = [
    ['html', reportHtml],
    ['markdown', reportMarkdown],
    ['csv', reportCsv],
  ] as const;

  it.each(writers)('keeps the figures and drops the texts: %s', (_name, write) => {
    const document = hostileDocument('plain words');
    const [trial] = document.trials;
    const history = [{ user: secret, assistant: secret }];
    const lineup = trial!.lineup.map(contender => ({ ...contender, variant: { user: secret }, history }));
    const hidden = {
      ...document,
      session: {
        ...document.session,
        title: 'A title',
        notes: '',
        prompt: { system: secret, user: secret, variables: { [secret]: secret } },
      },
      trials: [
        {
          ...trial!,
          lineup,
          prompt: { system: secret, user: secret, variables: { [secret]: secret } },
          lanes: trial!.lanes.map(lane => ({
            ...lane,
            answer: secret,
            reasoning: { ...lane.reasoning, text: secret },
            contender: { ...lane.contender, variant: { system: secret, user: secret }, history },
            request: { ...lane.request!, body: { prompt: secret } },
            timeline: lane.timeline.map(([at, part, , n]) => [at, part, secret, n] as const),
            tape: secret,
            failure: failure('content_filter', 'flagged', secret, 'rephrase'),
            attemptLog: [
              {
                attempt: 1,
                endMs: ms(1),
                waitedMs: ms(1),
                failure: failure('server', '500', secret, 'try_again'),
              },
            ],
          })),
        },
      ],
    };

    expect(write(reportOf(hidden, 'en'))).toContain(secret);
    const redacted = reportOf(hidden, 'en', { prompt: true, answers: true });
    expect(write(redacted)).not.toContain(secret);
    expect(JSON.stringify(redacted.document)).not.toContain(secret);
    expect(write(reportOf(redacted.document, 'en'))).toBe(write(redacted));
    expect(redacted.trials[0]!.compare).toEqual(reportOf(hidden, 'en').trials[0]!.compare);
  });
});
