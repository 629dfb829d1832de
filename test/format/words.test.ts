// What is said, in both languages: nothing missing, nothing shouted, nothing made up.

import { describe, expect, it } from 'vitest';
import { fitWarnings, noteCodes, ruleCodes } from '../../shared/format/codes.ts';
import { dateText } from '../../shared/format/date-text.ts';
import { definitionOf, measureNames } from '../../shared/format/definition.ts';
import { failureSentence } from '../../shared/format/failure-sentence.ts';
import { formatReading, readingText, ruleSentence } from '../../shared/format/format-reading.ts';
import { languages } from '../../shared/format/language.ts';
import { noteSentence } from '../../shared/format/note-sentence.ts';
import { wordsOf } from '../../shared/format/words-of.ts';
import { absent, derived, estimated, fitted, measured } from '../../shared/reading.ts';
import { failure, type FailureKind, type NextStep } from '../../shared/trial/failure.ts';
import { epochMs } from '../../shared/units.ts';
import { sampleContender } from '../kit/sample-trial.ts';

const openai = sampleContender('openai/o3');
const local = sampleContender('lab/qwen3', { baseUrl: 'http://127.0.0.1:8080/v1' });

const nextSteps = Object.keys(wordsOf('en').failure.next) as NextStep[];
const kinds = Object.keys(wordsOf('en').failure.kinds) as FailureKind[];

/** Every sentence a language has, with sample facts filled in. */
function sentencesOf(lang: 'en' | 'zh'): readonly string[] {
  const words = wordsOf(lang);
  const contender = { ...openai, maxOutputTokens: 640, effort: 'high' as const };
  return [
    ...measureNames.map(name => definitionOf(name, lang).sentence),
    ...Object.values({
      ...words.origins,
      ...words.absences,
      ...words.statuses,
      ...words.finishes,
      ...words.reasoning,
    }).map(term => term.sentence),
    ...ruleCodes.map(code => words.rules[code]('3')),
    ...noteCodes.map(code => noteSentence({ code, message: '7' }, contender, lang)),
    ...kinds.flatMap(kind =>
      nextSteps.map(next => failureSentence(failure(kind, 'odd', 'No such thing', next), contender, lang)),
    ),
    ...Object.values(words.compare.warnings),
    ...Object.values(words.compare.certainty),
    ...fitWarnings.map(code => words.fitWarnings[code]),
    ...Object.values(words.paths),
  ];
}

describe('the words', () => {
  it.each(languages)('are whole plain sentences (%s)', lang => {
    for (const sentence of sentencesOf(lang)) {
      expect(sentence).toMatch(lang === 'en' ? /^[A-Za-z0-9].*[.?]$/ : /。$/);
      expect(sentence).not.toMatch(/[!！]|undefined|null|\[object|\p{Extended_Pictographic}|  /u);
      expect(sentence).not.toMatch(/。。|\.\.|，。/);
    }
  });

  it('are Chinese in Chinese, with its own punctuation between its own characters', () => {
    for (const sentence of sentencesOf('zh')) {
      expect(sentence).toMatch(/\p{Script=Han}/u);
      expect(sentence).not.toMatch(/\p{Script=Han}[,;:?()]|[,;:?()]\p{Script=Han}/u);
    }
  });

  it('differ for every reason a figure can be absent for', () => {
    for (const lang of languages) {
      const sentences = Object.values(wordsOf(lang).absences).map(({ sentence }) => sentence);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });
});

describe('a reading', () => {
  it('carries its unit, its mark and how it is known', () => {
    expect(formatReading(measured(11_234.125), 'ms', 'en')).toEqual({
      text: '11.2',
      unit: 's',
      mark: '',
      title: 'Measured by our own clock, at the socket.',
    });
    expect(formatReading(fitted(101.4, 'lower_bound'), 'tokens/s', 'en')).toMatchObject({
      text: '101',
      mark: 'fitted',
    });
    expect(readingText(estimated(37), 'tokens', 'en')).toBe('≈ 37');
    expect(readingText(fitted(101.4), 'tokens/s', 'zh')).toBe('101 词元/秒（拟合）');
  });

  it('tells the rule and the limits', () => {
    const reading = { ...derived(102.2, 'tail_trim_3'), interval: [97.9, 106.3] as const };
    expect(formatReading(reading, 'tokens/s', 'en').title).toBe(
      'Worked out from figures measured, reported or counted. The last 3 tokens are left out. Between 97.9 tok/s and 106 tok/s.',
    );
    const reread = JSON.parse(JSON.stringify({ ...reading, interval: [97.9, Infinity] })) as typeof reading;
    expect(formatReading(reread, 'tokens/s', 'zh')).toEqual(
      formatReading({ ...reading, interval: [97.9, Infinity] }, 'tokens/s', 'zh'),
    );
    expect(formatReading({ ...reading, interval: [97.9, Infinity] }, 'tokens/s', 'zh').title).toContain(
      '97.9 词元/秒 与 ∞',
    );
  });

  it('is a dash or a word with its reason where it is absent, never a zero', () => {
    expect(formatReading(absent('hidden_thinking'), 'ms', 'en')).toEqual({
      text: 'hidden',
      unit: '',
      mark: '',
      title: 'The thinking was billed but never sent, so it cannot be timed as it happens.',
    });
    for (const lang of languages) {
      for (const { word } of Object.values(wordsOf(lang).absences)) expect(word).toMatch(/^[^0\s][^0]*$/);
    }
  });

  it('shows a reason or a rule it does not know as its code', () => {
    const unknown = { value: null, from: 'absent', why: 'constructor' as 'no_text' } as const;
    expect(formatReading(unknown, 'ms', 'en')).toMatchObject({ text: '–', title: 'constructor' });
    expect(ruleSentence('constructor', 'en')).toBe('constructor');
    expect(ruleSentence('other_9', 'en')).toBe('other_9');
  });
});

describe('a failure', () => {
  it.each([
    [
      failure('network', 'ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:8080', 'check_server'),
      local,
      '127.0.0.1:8080 refused the connection. Is the server running there?',
      '127.0.0.1:8080 拒绝了连接。请确认那里的服务器正在运行。',
    ],
    [
      failure('auth', 'invalid_api_key', 'Incorrect API key provided.', 'check_key', { httpStatus: 401 }),
      openai,
      'The key was refused (401: Incorrect API key provided). Check the key for openai.',
      '密钥被拒绝（401：Incorrect API key provided）。请检查 openai 的密钥。',
    ],
    [
      failure('auth', 'no_key', 'openai', 'set_key'),
      openai,
      'No key is set for openai. Set a key for openai.',
      'openai 还没有设置密钥。请为 openai 设置密钥。',
    ],
    [
      failure('rate_limit', 'rate_limit_exceeded', '', 'wait', { httpStatus: 429, retryAfterMs: 6420 }),
      openai,
      'openai takes no more requests for the moment (429: rate_limit_exceeded). Wait 6.42 s, then run it again.',
      'openai 暂时不再接受请求，因为请求过于频繁（429：rate_limit_exceeded）。请等待 6.42 秒后再运行。',
    ],
    [
      failure('not_found', 'http_404', '', 'check_model', { httpStatus: 404 }),
      openai,
      'openai knows no o3 at this address (404). Check the model id, o3.',
      'openai 在这个地址上找不到 o3（404）。请检查模型名称 o3。',
    ],
    [
      failure('network', 'tls_DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'check_certificate'),
      openai,
      'A secure connection to api.openai.example could not be made (self-signed certificate). Check the certificate of api.openai.example, and the date of this machine.',
      '无法与 api.openai.example 建立安全连接（self-signed certificate）。请检查 api.openai.example 的证书，以及本机的日期。',
    ],
    [
      failure('timeout', 'deadline', '3600 s', 'raise_timeout'),
      local,
      'The time limit passed, so this lane was stopped (3600 s). Raise the time limit.',
      '已超过时限，这一路被停止（3600 s）。请放宽时限。',
    ],
    [
      failure('server', 'toString', '', 'read_message', { httpStatus: 500 }),
      local,
      'lab had an error of its own (500: toString).',
      'lab 内部出错（500：toString）。',
    ],
  ])('says what happened and what to do: $code', (trouble, contender, en, zh) => {
    expect(failureSentence(trouble, contender, 'en')).toBe(en);
    expect(failureSentence(trouble, contender, 'zh')).toBe(zh);
  });

  it('never names what stands before the @ of an address', () => {
    const leaky = { ...local, baseUrl: 'https://user:secret@host.example:8443/v1?x=@y' };
    const refused = failure('network', 'ECONNREFUSED', '', 'check_server');
    expect(failureSentence(refused, leaky, 'en')).toBe(
      'host.example:8443 refused the connection. Is the server running there?',
    );
  });
});

describe('a note', () => {
  it('says what it means, with its detail', () => {
    const capped = { ...openai, maxOutputTokens: 640 };
    expect(noteSentence({ code: 'thinking_ate_limit', message: '' }, capped, 'en')).toBe(
      'Thinking used up the limit of 640 tokens, so there is no answer; it was billed all the same.',
    );
    expect(noteSentence({ code: 'bad_events', message: '3' }, openai, 'en')).toBe(
      'Some events of the stream could not be read and were passed over (3).',
    );
    expect(noteSentence({ code: 'bad_events', message: '3' }, openai, 'zh')).toBe(
      '数据流中有些片段无法读取，已略过（3）。',
    );
  });

  it('falls back to its own message, then to its code', () => {
    expect(noteSentence({ code: 'brand_new', message: 'A new thing.' }, openai, 'en')).toBe('A new thing.');
    expect(noteSentence({ code: 'constructor', message: '' }, openai, 'en')).toBe('constructor');
  });
});

describe('a date', () => {
  it('is in UTC and says so', () => {
    const at = epochMs(Date.UTC(2026, 10, 1, 9, 5));
    expect(dateText(at, 'en')).toBe('1 November 2026, 09:05 UTC');
    expect(dateText(at, 'zh')).toBe('2026 年 11 月 1 日 09:05 UTC');
  });
});
