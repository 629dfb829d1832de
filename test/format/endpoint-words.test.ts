import { describe, expect, it } from 'vitest';
import { findingCodes, findingText } from '../../shared/format/finding-sentence.ts';
import { languages } from '../../shared/format/language.ts';
import { durationMs, serverFact } from '../../shared/format/server-fact.ts';
import { wordsOf } from '../../shared/format/words-of.ts';
import type { Check } from '../../shared/contract/endpoint-views.ts';

describe('what a test found', () => {
  it.each(languages)('has a whole sentence for every code (%s)', lang => {
    for (const check of Object.keys(findingCodes) as Check[]) {
      for (const code of findingCodes[check]) {
        const { sentence } = findingText({ check, answer: 'no', code, detail: '7' }, lang);
        expect(sentence).toMatch(lang === 'en' ? /^[A-Z][^!]*\.$/ : /\p{Script=Han}.*。$/u);
        expect(sentence).not.toMatch(/undefined|null| {2}/);
      }
    }
  });

  it('shows a code nobody knows by its detail, and never by a word of Object', () => {
    const finding = { check: 'reach', answer: 'no', code: 'constructor', detail: 'odd' } as const;
    expect(findingText(finding, 'en').sentence).toBe('odd');
  });
});

describe('what a server told', () => {
  it.each([
    ['x-ratelimit-limit-requests', '10000', 'requests, limit', '10,000'],
    ['x-ratelimit-remaining-tokens', '149984', 'tokens, left', '149,984'],
    ['x-ratelimit-reset-tokens', '6m0s', 'tokens, full again', '6 min 0 s'],
    ['x-ratelimit-reset-requests', '120ms', 'requests, full again', '120 ms'],
    ['x-ratelimit-reset-tokens', '58', 'tokens, full again', '58.0 s'],
    ['x-ratelimit-remaining-tokens', '-1', 'tokens, left', '–'],
    ['anthropic-ratelimit-input-tokens-remaining', '400000', 'input tokens, left', '400,000'],
    [
      'anthropic-ratelimit-requests-reset',
      '2026-11-24T12:00:00Z',
      'requests, full again',
      '2026-11-24T12:00:00Z',
    ],
    ['x-ratelimit-remaining-req-minute', '59', 'requests a minute, left', '59'],
    ['x-ratelimit-limit-tokens-minute', '500000', 'tokens a minute, limit', '500,000'],
    ['x-ratelimit-remaining-requests-day', '14000', 'requests a day, left', '14,000'],
    ['x-ratelimit-tokens-query-cost', '120', 'tokens of this request', '120'],
    ['serverQueueMs', 42, 'server: queue', '42 ms'],
    ['x-odd', 'as it came', 'x-odd', 'as it came'],
    ['constructor', 'x', 'constructor', 'x'],
  ])('%s: %s', (name, value, word, text) => {
    const said = serverFact(name, value, 'en');
    expect(said).toEqual({ word, text });
    expect(serverFact(name, value, 'zh').word).not.toBe('');
  });

  it.each([
    ['6m0s', 360_000],
    ['1h2m3s', 3_723_000],
    ['1.5s', 1_500],
    ['0', 0],
    ['2026-11-24', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('%j is a wait of %s ms', (text, expected) => {
    expect(durationMs(text)).toBe(expected);
  });

  it('speaks the same set of words in both languages', () => {
    const [en, zh] = [wordsOf('en').endpoints, wordsOf('zh').endpoints];
    expect(Object.keys(zh.serverTimings)).toEqual(Object.keys(en.serverTimings));
    expect(Object.keys(zh.key.places)).toEqual(Object.keys(en.key.places));
  });
});
