// `assay report`: reports of a session that is saved already, in the store or in a file.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Redaction, SessionDocument } from '../../shared/session-file/document.ts';
import { epochOf } from '../../shared/calendar.ts';
import { repricedDocument } from '../../shared/session-file/reprice.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import { sessionId } from '../../shared/trial/ids.ts';
import { epochMs } from '../../shared/units.ts';
import { exported } from '../laboratory/sessions.ts';
import { readSessionFile } from '../store/import.ts';
import { formatOf, UsageError } from './arguments.ts';
import { languageOf } from './environment.ts';
import { withAssay } from './open.ts';
import { modelNamed } from './place-arguments.ts';
import { exitCodes, type Terminal } from './program.ts';
import { save } from './run.ts';

export interface ReportOptions {
  readonly report: readonly string[];
  readonly lang?: string;
  /** `prompt`, `answers` */
  readonly without?: readonly string[];
  /** `2025-01-15` */
  readonly pricesOn?: string;
  /** `openai/gpt-4o` */
  readonly pricedAs?: string;
}

export async function reportCommand(
  session: string,
  options: ReportOptions,
  terminal: Terminal,
): Promise<number> {
  const language = languageOf(options.lang, terminal.env);
  for (const file of options.report) formatOf(file);
  const leftOut = redactionOf(options.without ?? []);
  const saved = await documentNamed(session, terminal);
  const document = await atOtherPrices(saved, options, terminal);
  for (const file of options.report)
    await save(file, exported(document, formatOf(file), language, leftOut).text);
  return exitCodes.ok;
}

function redactionOf(names: readonly string[]): Redaction {
  const other = names.find(name => name !== 'prompt' && name !== 'answers');
  if (other !== undefined) throw new UsageError(`--without takes prompt or answers, not "${other}".`);
  return { prompt: names.includes('prompt'), answers: names.includes('answers') };
}

/** A session file where there is one of that name, else a session of the store. */
export async function documentNamed(session: string, terminal: Terminal): Promise<SessionDocument> {
  if (existsSync(session)) return readSessionFile(await readFile(session, 'utf8'));
  let document: SessionDocument | undefined;
  await withAssay(terminal, async assay => {
    document = await assay.document(sessionId(session), false);
    return exitCodes.ok;
  });
  if (!document) throw new Error('a document was neither read nor refused');
  return document;
}

/** The same usage at the prices of another day, or of another model; as it was where neither is named. */
async function atOtherPrices(
  document: SessionDocument,
  { pricesOn, pricedAs }: ReportOptions,
  terminal: Terminal,
): Promise<SessionDocument> {
  if (pricesOn === undefined && pricedAs === undefined) return document;
  const noon = pricesOn === undefined ? undefined : epochOf(`${pricesOn}T12:00:00Z`);
  if (pricesOn !== undefined && noon === undefined) {
    throw new UsageError(`--prices-on takes a day as YYYY-MM-DD, not "${pricesOn}".`);
  }
  const other = pricedAs === undefined ? undefined : modelNamed(pricedAs);
  const started = document.trials.map(trial => epochOf(trial.startedAt) ?? epochMs(0)).at(-1) ?? epochMs(0);
  let repriced = document;
  await withAssay(terminal, async ({ laboratory }) => {
    const contenders = document.trials.flatMap(trial => trial.lineup);
    const models = contenders.map(({ endpoint, model }) => other ?? { endpoint, model });
    const prices = await laboratory.models.prices({ models, on: noon ?? started });
    const priceOf = new Map(
      contenders.map((contender, index) => [nameOf(contender), prices[index] ?? undefined]),
    );
    if (other && prices.every(price => price === null)) {
      throw new UsageError(`The price of ${pricedAs ?? ''} is not known for that day.`);
    }
    const how = { on: pricesOn ?? null, as: pricedAs ?? null };
    repriced = repricedDocument(document, contender => priceOf.get(nameOf(contender)), how);
    return exitCodes.ok;
  });
  return repriced;
}

const nameOf = ({ endpoint, model }: Contender): string => `${endpoint}/${model}`;
