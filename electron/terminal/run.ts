// `assay run`: a session made from the command line, its trials carried out one after another,
// the results written where asked. Only the session document goes to standard output.

import { access, constants, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import type { Language } from '../../shared/format/language.ts';
import { noteSentence } from '../../shared/format/note-sentence.ts';
import { visible } from '../../shared/format/visible-text.ts';
import { wordsOf } from '../../shared/format/words-of.ts';
import { contenderName } from '../../shared/trial/contender.ts';
import type { SessionId } from '../../shared/trial/ids.ts';
import type { Session } from '../../shared/trial/session.ts';
import { composeAssay, type Assay } from '../compose.ts';
import { exported } from '../laboratory/sessions.ts';
import { checkedBaseUrl } from '../laboratory/base-url.ts';
import type { EndpointDraft } from '../laboratory/endpoints.ts';
import { formatOf, parseContender, parseEndpoint, parseTargets, UsageError } from './arguments.ts';
import { closingLines } from './closing-lines.ts';
import { languageOf } from './environment.ts';
import { terminalOptions } from './open.ts';
import { exitCodes, type Terminal } from './program.ts';
import { followTrial } from './progress.ts';

export interface RunOptions {
  readonly model?: readonly string[];
  readonly promptFile?: readonly string[];
  readonly system?: string;
  readonly systemFile?: string;
  readonly endpoint?: readonly string[];
  readonly plainHttp?: boolean;
  readonly repeats: number;
  readonly stream: boolean;
  readonly maxOutputTokens?: number;
  readonly temperature?: number;
  readonly concurrency: number;
  readonly timeout: number;
  readonly retries: number;
  readonly warmUp?: boolean;
  readonly cachePrefix?: boolean;
  readonly probe?: boolean;
  readonly maxCost?: number;
  readonly target?: readonly string[];
  readonly seed?: number;
  readonly title?: string;
  readonly out?: string;
  readonly report?: readonly string[];
  readonly lang?: string;
  readonly json?: boolean;
  readonly tape: boolean;
  readonly save: boolean;
  readonly quiet?: boolean;
}

export async function runCommand(
  promptArgument: string | undefined,
  options: RunOptions,
  terminal: Terminal,
): Promise<number> {
  const language = languageOf(options.lang, terminal.env);
  for (const file of options.report ?? []) formatOf(file);
  parseTargets(options.target ?? []);
  const lineup = (options.model ?? []).map((text, index) =>
    parseContender(text, index, {
      streamed: options.stream,
      maxOutputTokens: options.maxOutputTokens ?? null,
      temperature: options.temperature ?? null,
    }),
  );
  if (lineup.length === 0) {
    throw new UsageError('Name at least one model: -m practice/o1-mini -m practice/gpt-4o');
  }
  const prompts = await promptsFrom(promptArgument, options.promptFile ?? [], terminal);
  for (const file of filesOf(options)) await mustBeWritable(file);
  const system = options.systemFile === undefined ? (options.system ?? '') : await textOf(options.systemFile);

  const endpoints = (options.endpoint ?? []).map(text => runEndpoint(text, options.plainHttp === true));
  const scratch = options.save ? undefined : await mkdtemp(join(tmpdir(), 'assay-'));
  const assay = await composeAssay({
    ...terminalOptions(terminal),
    endpoints,
    ...(scratch !== undefined && { sessionsFolder: scratch }),
  });
  try {
    const { sessions } = assay.laboratory;
    const prompt = { system, user: prompts[0] ?? '', variables: {} };
    const session = await sessions.create({ title: options.title ?? '', prompt, lineup });
    if (options.quiet !== true) await sayNotices(assay, session, language, terminal);
    const wasInterrupted = await runSeries(assay, session.id, system, prompts, options, language, terminal);
    const document = await assay.document(session.id, options.tape);
    if (options.quiet !== true) {
      for (const line of closingLines(document, language)) terminal.err(`${visible(line)}\n`);
    }
    await write(document, options, language, terminal);
    return exitCodeFor(document, wasInterrupted);
  } finally {
    await assay.close();
    if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
  }
}

/** Runs a trial per prompt. Resolves to whether the person broke it off. */
async function runSeries(
  assay: Assay,
  id: SessionId,
  system: string,
  prompts: readonly string[],
  options: RunOptions,
  language: Language,
  terminal: Terminal,
): Promise<boolean> {
  const { sessions, trials } = assay.laboratory;
  const targets = options.target && parseTargets(options.target);
  const { report: words } = wordsOf(language);
  let isInterrupted = false;
  for (const [index, user] of prompts.entries()) {
    if (prompts.length > 1 && options.quiet !== true) {
      terminal.err(`${words.trial(index + 1, prompts.length)}  ${options.promptFile?.[index] ?? ''}\n`);
    }
    if (index > 0) await sessions.update({ id, patch: { prompt: { system, user, variables: {} } } });
    const trial = await trials.start({
      sessionId: id,
      options: {
        repeats: options.repeats,
        concurrency: options.concurrency,
        timeoutMs: options.timeout * 1000,
        retries: options.retries,
        ...(options.warmUp === true && { warmUp: true }),
        ...(options.cachePrefix === true && { cachePrefix: true }),
        ...(options.probe === true && { probe: true }),
        ...(targets && { targets }),
        maxCostUsd: options.maxCost ?? null,
        ...(options.seed !== undefined && { seed: options.seed }),
      },
    });
    const forget = terminal.onInterrupt(() => {
      isInterrupted = true;
      void trials.stop({ trialId: trial.id });
    });
    await followTrial(assay.laboratory, trial, language, options.quiet === true ? undefined : terminal);
    forget();
    if (isInterrupted) break;
  }
  return isInterrupted;
}

/** What the catalogue knows against a model is told before it is asked, not only on its lane. */
async function sayNotices(
  { laboratory }: Assay,
  { id, lineup }: Session,
  language: Language,
  terminal: Terminal,
): Promise<void> {
  for (const { contenderId, notes } of await laboratory.trials.preview({ sessionId: id })) {
    const contender = lineup.find(known => known.id === contenderId);
    for (const note of notes) {
      if (!contender || !/^model_(retired|retires_soon)$/.test(note.code)) continue;
      terminal.err(visible(`${contenderName(contender)}  ${noteSentence(note, contender, language)}\n`));
    }
  }
}

/** An endpoint for one run, by the same rules as one that is kept. */
function runEndpoint(text: string, plainHttp: boolean): EndpointDraft {
  const draft = parseEndpoint(text);
  return { ...draft, baseUrl: checkedBaseUrl(draft.baseUrl, { plainHttp }) };
}

async function promptsFrom(
  argument: string | undefined,
  files: readonly string[],
  terminal: Terminal,
): Promise<readonly string[]> {
  if (argument !== undefined && files.length > 0) {
    throw new UsageError('Give the prompt as an argument or with --prompt-file, not both.');
  }
  const fromInput = argument === '-' || (argument === undefined && files.length === 0);
  if (fromInput && argument !== '-' && terminal.stdin.isTTY === true) {
    throw new UsageError('Give a prompt: assay run "Which is larger, 9.11 or 9.9?" -m practice/o1-mini');
  }
  const prompts = fromInput
    ? [await readAll(terminal.stdin)]
    : argument === undefined
      ? await Promise.all(files.map(textOf))
      : [argument];
  if (prompts.some(prompt => prompt.trim() === '')) throw new UsageError('The prompt is empty.');
  return prompts;
}

async function readAll(input: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of input) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const filesOf = ({ out, report = [] }: RunOptions): readonly string[] => [
  ...(out === undefined ? [] : [out]),
  ...report,
];

/** Asked before anything is sent: a slip in a path must not cost a trial. @throws UsageError */
async function mustBeWritable(file: string): Promise<void> {
  try {
    const found = await stat(file).catch(() => undefined);
    if (found?.isDirectory()) throw new Error('it is a folder');
    await access(found ? file : dirname(file), constants.W_OK);
  } catch (error) {
    throw unwritable(file, error);
  }
}

const unwritable = (file: string, error: unknown): UsageError =>
  new UsageError(`${file} can't be written: ${error instanceof Error ? error.message : String(error)}`);

async function write(
  document: SessionDocument,
  options: RunOptions,
  language: Language,
  terminal: Terminal,
): Promise<void> {
  if (options.out !== undefined) await save(options.out, exported(document, 'json', language).text);
  for (const file of options.report ?? []) {
    await save(file, exported(document, formatOf(file), language).text);
  }
  if (options.json === true) terminal.out(`${JSON.stringify(document, null, 1)}\n`);
}

export async function save(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw unwritable(file, error);
  }
}

function exitCodeFor(document: SessionDocument, wasInterrupted: boolean): number {
  const lanes = document.trials.flatMap(trial => trial.lanes);
  if (wasInterrupted) return exitCodes.interrupted;
  if (
    lanes.some(lane => lane.notes.some(note => note.code === 'capped_cost' || note.code === 'capped_month'))
  )
    return exitCodes.capped;
  return lanes.every(lane => lane.status === 'complete') ? exitCodes.ok : exitCodes.incomplete;
}
