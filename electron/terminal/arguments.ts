// What a person types, turned into what a trial needs. Wrong usage is a value with a sentence.

import { effortLevels, parseContenderName, type ContenderId } from '../../shared/trial/contender.ts';
import { targetNames, type TargetName, type Targets } from '../../shared/trial/trial.ts';
import type { ContenderDraft } from '../../shared/contract/contract.ts';
import type { EndpointDraft } from '../laboratory/endpoints.ts';

/** Wrong usage: printed as it stands, exit code 2. */
export class UsageError extends Error {}

/** `NAME=DIALECT[+FLAVOUR]:BASE_URL`, as in `lab=openai-chat:http://127.0.0.1:8080/v1`. */
export function parseEndpoint(text: string): EndpointDraft {
  const parts = /^([A-Za-z0-9][A-Za-z0-9_.-]{0,39})=([a-z0-9-]+)(?:\+([a-z0-9-]+))?:(\w+:\/\/.+)$/.exec(text);
  const [, name, dialect, flavour, baseUrl] = parts ?? [];
  if (name === undefined || dialect === undefined || baseUrl === undefined) {
    throw new UsageError(
      `"${text}" is not NAME=DIALECT[+FLAVOUR]:BASE_URL. ` +
        'An example: lab=openai-chat:http://127.0.0.1:8080/v1',
    );
  }
  return { name, dialect, flavour: flavour ?? null, baseUrl };
}

export interface ContenderSettings {
  readonly streamed: boolean;
  readonly maxOutputTokens: number | null;
  readonly temperature: number | null;
}

/** `ENDPOINT/MODEL[@EFFORT]` with the settings that hold for all of this run's contenders. */
export function parseContender(text: string, index: number, settings: ContenderSettings): ContenderDraft {
  const name = parseContenderName(text);
  if (!name) {
    throw new UsageError(
      `-m "${text}" is not ENDPOINT/MODEL[@EFFORT]. An example: practice/o1-mini, openai/o3@high. ` +
        `Efforts: ${effortLevels.join(' ')}, or a token budget.`,
    );
  }
  return { id: `c${index + 1}` as ContenderId, ...name, ...settings };
}

/** `NAME=NUMBER`, as in `ttfatMs=5000`: what a run is held to, under the names of the session file. */
export function parseTargets(texts: readonly string[]): Targets {
  const entries = texts.map((text): [TargetName, number] => {
    const [, name, number] = /^(\w+)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
    const target = targetNames.find(known => known === name);
    const most = Number(number);
    if (target === undefined || !(most > 0) || most > 1e9) {
      throw new UsageError(
        `--target "${text}" is not NAME=NUMBER, the most a figure may be. ` +
          `An example: ttfatMs=5000. Names: ${targetNames.join(' ')}.`,
      );
    }
    return [target, most];
  });
  return Object.fromEntries(entries);
}

/** A whole number within limits, or a sentence. */
export function wholeNumber(option: string, low: number, high: number): (text: string) => number {
  return text => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= low && value <= high) return value;
    throw new UsageError(`${option} takes a whole number from ${low} to ${high}, not "${text}".`);
  };
}

/** A number within limits, or a sentence. */
export function plainNumber(option: string, low: number, high: number): (text: string) => number {
  return text => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isFinite(value) && value >= low && value <= high) return value;
    throw new UsageError(`${option} takes a number from ${low} to ${high}, not "${text}".`);
  };
}

const formats = { '.html': 'html', '.md': 'md', '.csv': 'csv', '.json': 'json' } as const;

export type ReportFormat = (typeof formats)[keyof typeof formats];

/** The format of a report file, by its ending. */
export function formatOf(file: string): ReportFormat {
  const ending = Object.keys(formats).find(known => file.toLowerCase().endsWith(known));
  if (!ending) throw new UsageError(`--report ${file}: the ending must be .html, .md, .csv or .json.`);
  return formats[ending as keyof typeof formats];
}

export const collect = (value: string, previous: readonly string[] | undefined): readonly string[] => [
  ...(previous ?? []),
  value,
];
