// What a person types about endpoints and models, turned into what the laboratory takes. Wrong usage
// is a value with a sentence.

import { readFile } from 'node:fs/promises';
import type { EndpointPatch, OwnPriceInput } from '../../shared/contract/endpoint-inputs.ts';
import { UsageError } from './arguments.ts';

export interface MannerOptions {
  readonly plainHttp?: boolean;
  readonly header?: readonly string[];
  readonly organisation?: string;
  readonly project?: string;
  readonly caFile?: string;
  readonly proxy?: string;
  readonly concurrency?: number;
  readonly monthlyCap?: number;
  readonly price?: string;
}

export interface UpdateOptions extends MannerOptions {
  readonly url?: string;
  readonly dialect?: string;
  readonly enable?: boolean;
  readonly disable?: boolean;
  readonly clear?: readonly string[];
}

/** What is named, and nothing else. `today` dates a price. */
export async function patchFrom(options: UpdateOptions, today: string): Promise<EndpointPatch> {
  const { header, organisation, project, caFile, proxy, concurrency, monthlyCap, price } = options;
  const [dialect, flavour] = options.dialect?.split('+') ?? [];
  return {
    ...clearedBy(options.clear ?? []),
    ...(options.url !== undefined && { baseUrl: options.url }),
    ...(dialect !== undefined && { dialect, flavour: flavour ?? null }),
    ...(options.enable === true && { enabled: true }),
    ...(options.disable === true && { enabled: false }),
    ...(options.plainHttp === true && { plainHttp: true }),
    ...(header && { headers: headersFrom(header) }),
    ...(organisation !== undefined && { organisation }),
    ...(project !== undefined && { project }),
    ...(caFile !== undefined && { ca: await textOf(caFile) }),
    ...(proxy !== undefined && { proxy }),
    ...(concurrency !== undefined && { concurrency }),
    ...(monthlyCap !== undefined && { monthlyCapUsd: monthlyCap }),
    ...(price !== undefined && { price: priceFrom(price, today) }),
  };
}

const clearing: Readonly<Record<string, EndpointPatch>> = {
  headers: { headers: {} },
  organisation: { organisation: null },
  project: { project: null },
  ca: { ca: null },
  proxy: { proxy: null },
  concurrency: { concurrency: null },
  cap: { monthlyCapUsd: null },
  price: { price: null },
};

function clearedBy(parts: readonly string[]): EndpointPatch {
  let patch: EndpointPatch = {};
  for (const part of parts) {
    const cleared = Object.hasOwn(clearing, part) ? clearing[part] : undefined;
    if (!cleared) throw new UsageError(`--clear takes ${Object.keys(clearing).join(' ')}, not "${part}".`);
    patch = { ...patch, ...cleared };
  }
  return patch;
}

function headersFrom(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map(line => {
      const colon = line.indexOf(':');
      if (colon < 1) throw new UsageError('--header takes NAME: VALUE, as in "X-Title: Assay".');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
}

/** `2.5/10/1.25`: input, output, cached input, dollars per million tokens. */
export function priceFrom(text: string, today: string): OwnPriceInput {
  const parts = text.split('/');
  const numbers = parts.map(part => (/^\d+(\.\d+)?$/.test(part.trim()) ? Number(part) : Number.NaN));
  const [input, output, cachedInput] = numbers;
  if (input === undefined || output === undefined || numbers.length > 3 || numbers.some(Number.isNaN)) {
    throw new UsageError(
      `--price takes IN/OUT or IN/OUT/CACHED in dollars per million tokens, not "${text}".`,
    );
  }
  return { input, output, ...(cachedInput !== undefined && { cachedInput }), asOf: today };
}

/** `ENDPOINT/MODEL`; a model's id may hold slashes and @ of its own. */
export function modelNamed(text: string): { readonly endpoint: string; readonly model: string } {
  const slash = text.indexOf('/');
  if (slash < 1 || slash === text.length - 1) {
    throw new UsageError(`"${text}" is not ENDPOINT/MODEL. An example: openai/gpt-4o`);
  }
  return { endpoint: text.slice(0, slash), model: text.slice(slash + 1) };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Every list can be had as data. */
export interface ListOptions {
  readonly json?: boolean;
  readonly lang?: string;
}

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
