// Calendar dates as arithmetic: milliseconds since 1970 to ISO 8601 in UTC and back. No clock
// and no time zone; the proleptic Gregorian calendar, years 0000 to 9999.

import { epochMs, type EpochMs } from './units.ts';

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const dayMs = 86_400_000;

/** The date in UTC. Counts from 1 March 0000, so that a leap day is the last of its year. */
export function civilDate(at: EpochMs): CivilDate {
  const days = Math.floor(at / dayMs);
  const rest = Math.floor(at - days * dayMs);
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
    hour: Math.floor(rest / 3_600_000),
    minute: Math.floor(rest / 60_000) % 60,
    second: Math.floor(rest / 1000) % 60,
    millisecond: rest % 1000,
  };
}

const padded = (n: number, width: number): string => String(n).padStart(width, '0');

/** `2026-11-21T10:42:07.250Z`, always with milliseconds. */
export function isoOf(at: EpochMs): string {
  const d = civilDate(at);
  const day = `${padded(d.year, 4)}-${padded(d.month, 2)}-${padded(d.day, 2)}`;
  const time = `${padded(d.hour, 2)}:${padded(d.minute, 2)}:${padded(d.second, 2)}`;
  return `${day}T${time}.${padded(d.millisecond, 3)}Z`;
}

const pattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Reads an ISO 8601 instant; undefined for anything else, impossible days included. */
export function epochOf(iso: string): EpochMs | undefined {
  const found = pattern.exec(iso);
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return undefined;
  if (day < 1 || day > daysIn(year, month)) return undefined;
  const fraction = Math.floor(Number(`0.${found[7] ?? '0'}`) * 1000 + 1e-6);
  const offset = (found[8] === '-' ? -1 : 1) * (Number(found[9] ?? 0) * 60 + Number(found[10] ?? 0));
  const seconds = hour * 3600 + (minute - offset) * 60 + second;
  return epochMs(daysSinceEpoch(year, month, day) * dayMs + seconds * 1000 + fraction);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function daysSinceEpoch(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
