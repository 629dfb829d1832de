// Numbers as a person reads them: tabular, rounded for the eye, the unit apart. The number that
// counts stays in the reading; nothing is computed from what is written here.

import type { Language } from './language.ts';
import type { Unit } from './measures.ts';
import type { Words } from './words.ts';
import { wordsOf } from './words-of.ts';

export interface Figure {
  readonly text: string;
  readonly unit: string;
}

/** `1204567` as `1,204,567`; `decimals` digits after the point. */
export function grouped(value: number, decimals = 0): string {
  const [whole = '', rest] = Math.abs(value).toFixed(decimals).split('.');
  // toFixed writes exponents from 1e21 on: no figure here is ever near it.
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && /[1-9]/.test(whole + (rest ?? '')) ? '−' : '';
  return `${sign}${digits}${rest === undefined ? '' : `.${rest}`}`;
}

/** What is less than nothing is written as its opposite with a minus; what looks like nothing, without. */
export function figureOf(value: number, unit: Unit, lang: Language): Figure {
  const { text, unit: word } = sizeOf(Math.abs(value), unit, lang);
  return { text: value < 0 && isSeen(text) ? `−${text}` : text, unit: word };
}

const isSeen = (text: string): boolean => /[1-9∞]/.test(text);

function sizeOf(value: number, unit: Unit, lang: Language): Figure {
  const { units } = wordsOf(lang);
  // An open end of an interval; JSON writes it as null.
  if (!Number.isFinite(value)) return { text: '∞', unit: '' };
  switch (unit) {
    case 'ms':
      return duration(value, units);
    case 'tokens':
    case 'count':
      return { text: grouped(value), unit: '' };
    case 'tokens/s':
      return { text: grouped(value, decimalsFor(value)), unit: units.tokensPerSecond };
    case 's/token':
      return { text: precise(value, 3), unit: units.secondsPerToken };
    case 'usd':
      return { text: money(value), unit: '' };
    case 'share':
      return { text: grouped(value * 100, value !== 0 && value < 0.1 ? 1 : 0), unit: '%' };
    case 'number':
      return { text: grouped(value, decimalsFor(value)), unit: '' };
  }
}

/** Three figures are what a clock on a network is good for. */
const decimalsFor = (value: number): number => {
  const size = Math.abs(value);
  return size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
};

/** Milliseconds below a second, seconds below 100, then minutes and hours. */
function duration(value: number, units: Words['units']): Figure {
  if (value < 9.95) return { text: grouped(value, 1), unit: units.ms };
  if (value < 999.5) return { text: grouped(value), unit: units.ms };
  if (value < 9_995) return { text: grouped(value / 1000, 2), unit: units.s };
  if (value < 99_950) return { text: grouped(value / 1000, 1), unit: units.s };
  const seconds = Math.round(value / 1000);
  if (seconds < 3600) {
    return { text: `${Math.floor(seconds / 60)} ${units.min} ${seconds % 60}`, unit: units.s };
  }
  const minutes = Math.round(seconds / 60);
  return { text: `${grouped(Math.floor(minutes / 60))} ${units.h} ${minutes % 60}`, unit: units.min };
}

/** Cents from a dollar on, then as many digits as it takes to see the money at all. */
function money(size: number): string {
  if (size === 0) return '$0';
  if (size >= 0.995) return `$${grouped(size, 2)}`;
  if (size >= 0.00995) return `$${size.toFixed(4)}`;
  return `$${precise(size, 2)}`;
}

/** A list price: `$15`, `$0.55`, `$0.075`. */
export function formatPrice(perMTok: number): string {
  if (Number.isInteger(perMTok)) return `$${grouped(perMTok)}`;
  const decimals = Math.max(2, String(perMTok).split('.')[1]?.length ?? 0);
  return decimals > 6 ? money(perMTok) : `$${grouped(perMTok, decimals)}`;
}

/** `digits` significant digits without an exponent: 0.00098. */
function precise(value: number, digits: number): string {
  if (value === 0) return '0';
  const size = Math.floor(Math.log10(value));
  return grouped(value, Math.min(20, Math.max(0, digits - 1 - size)));
}

const joined = ({ text, unit }: Figure): string => {
  if (unit === '') return text;
  return unit === '%' ? `${text}%` : `${text} ${unit}`;
};

export const formatQuantity = (value: number, unit: Unit, lang: Language): string =>
  joined(figureOf(value, unit, lang));

/** `+1.20 s`, `−$0.0040`, `0`: a difference, and which way it goes. */
export function formatSigned(value: number, unit: Unit, lang: Language): string {
  const size = formatQuantity(Math.abs(value), unit, lang);
  if (!isSeen(size)) return size;
  return `${value < 0 ? '−' : '+'}${size}`;
}

/**
 * The ends of an interval of speeds, both to the digit of the lower one, 99.9 and 100.1, or to the one in
 * which they differ: 199.97 and 200.03 are not both 200.
 */
export function rateLimits([low, high]: readonly [number, number]): readonly [string, string] {
  const fewest = decimalsFor(low);
  // An open end; JSON writes it as null.
  if (!Number.isFinite(high)) return [grouped(low, fewest), '∞'];
  const enough = [fewest, 1, 2].find(decimals => grouped(low, decimals) !== grouped(high, decimals));
  const decimals = Math.max(fewest, enough ?? fewest);
  return [grouped(low, decimals), grouped(high, decimals)];
}

/** A probability: none is nothing. */
export const formatP = (p: number): string => (p < 0.0005 ? '< 0.001' : p.toFixed(3));

/** Behind its letter: `= 0.031`, `< 0.001`. */
export const equalsP = (p: number): string => (p < 0.0005 ? formatP(p) : `= ${formatP(p)}`);

export const formatMs = (value: number, lang: Language): string => formatQuantity(value, 'ms', lang);
export const formatUsd = (value: number, lang: Language): string => formatQuantity(value, 'usd', lang);
export const formatTokens = (value: number, lang: Language): string => formatQuantity(value, 'tokens', lang);
export const formatRate = (value: number, lang: Language): string => formatQuantity(value, 'tokens/s', lang);
export const formatShare = (value: number, lang: Language): string => formatQuantity(value, 'share', lang);

/**
 * How a column of one figure is written, so that its digits line up: one unit for the head, and
 * as many decimals for all as the largest of them needs.
 */
export function columnFigure(
  unit: Unit,
  largest: number,
  lang: Language,
): { readonly unit: string; readonly write: (value: number) => string } {
  const { units } = wordsOf(lang);
  if (unit === 'ms') {
    const decimals = largest < 99_995 ? 2 : 1;
    return { unit: units.s, write: value => grouped(value / 1000, decimals) };
  }
  if (unit === 'tokens/s') {
    const decimals = decimalsFor(largest);
    return { unit: units.tokensPerSecond, write: value => grouped(value, decimals) };
  }
  return { unit: '', write: value => joined(figureOf(value, unit, lang)) };
}
