import { describe, expect, it } from 'vitest';
import { languageLine, sharesText } from '../../shared/format/language-text.ts';
import { laneLanguages, languageShares, type Script } from '../../shared/metrics/language-shares.ts';

const shares = (text: string): readonly (readonly [Script, number])[] =>
  languageShares(text).map(({ script, share }) => [script, Number(share.toFixed(2))]);

describe('the scripts of a text', () => {
  it.each<[string, string, readonly (readonly [Script, number])[]]>([
    ['one of them', 'Die Antwort ist 42.', [['latin', 1]]],
    [
      'words and characters',
      '答案是 the answer',
      [
        ['han', 0.6],
        ['latin', 0.4],
      ],
    ],
    ['a Japanese text, Chinese characters and all', '東京は日本の首都です。', [['kana', 1]]],
    [
      'a Chinese text with one borrowed の',
      `${'汉'.repeat(30)}の`,
      [
        ['han', 0.97],
        ['kana', 0.03],
      ],
    ],
    [
      'Korean by its words',
      '안녕 세계 hello',
      [
        ['hangul', 0.67],
        ['latin', 0.33],
      ],
    ],
    ['accents and apostrophes inside a word', 'L’été c’est déjà l’automne', [['latin', 1]]],
    ['Russian', 'Небо голубое', [['cyrillic', 1]]],
    ['Arabic', 'السماء زرقاء', [['arabic', 1]]],
    ['a script of its own', 'ქართული ენა', [['other', 1]]],
    ['no words at all', '42 + 17 = 59 ✓ 🎉', []],
    ['nothing', '', []],
  ])('%s', (_what, text, expected) => {
    expect(shares(text)).toEqual(expected);
  });

  it.each([
    ['fenced code', '答案：\n```python\nprint("hello world")\n```'],
    ['a fence that never closes', '答案：\n```js\nconst answer = 42;'],
    ['code in a line', '请用 `Array.from` 函数'],
    ['a formula', '答案是 $E = mc^2$，即 \\(a + b\\)'],
    ['an address', '见 https://example.com/some/page'],
  ])('leaves out %s', (_what, text) => {
    expect(shares(text).map(([script]) => script)).toEqual(['han']);
  });

  it('add up to one', () => {
    const total = languageShares('Hello мир 世界 שלום').reduce((sum, { share }) => sum + share, 0);
    expect(total).toBeCloseTo(1, 12);
  });
});

describe('the lens in words', () => {
  it('names a script alone, and shares of several', () => {
    expect(sharesText(languageShares('Why?'), 'en')).toBe('Latin');
    expect(sharesText(languageShares('答案是 the answer'), 'en')).toBe('Chinese 60%, Latin 40%');
    expect(sharesText([], 'en')).toBe('');
  });

  it('leaves out stray words', () => {
    expect(sharesText(languageShares(`${'汉'.repeat(99)} ok`), 'zh')).toBe('汉字');
  });

  it('sets question, thinking and answer beside each other; says nothing where no thinking was shown', () => {
    const of = laneLanguages({ thinking: '先想一想', answer: 'Because.' }, 'Why?');
    expect(languageLine(of, 'en')).toBe('question in Latin · thinking in Chinese · answer in Latin');
    expect(languageLine(of, 'zh')).toBe('问题：拉丁字母 · 思考：汉字 · 回答：拉丁字母');
    expect(languageLine(laneLanguages({ thinking: '', answer: 'Because.' }, 'Why?'), 'en')).toBe('');
  });
});
