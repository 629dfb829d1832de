// The command line: its words, and which file carries each of them out. Nothing heavy is loaded
// before a command is known, so that `--version` and a usage error answer at once.

import { Command, CommanderError } from 'commander';
import { isRefusal } from '../../shared/contract/refusal.ts';
import { refusalSentence } from '../../shared/format/refusal-sentence.ts';
import { visible } from '../../shared/format/visible-text.ts';
import { effortLevels } from '../../shared/trial/contender.ts';
import type { Vault } from '../keys/vault.ts';
import type { LocalServer } from '../laboratory/local-servers.ts';
import { collect, plainNumber, UsageError, wholeNumber } from './arguments.ts';
import { languageOf } from './environment.ts';
import { addPlaces } from './places-program.ts';

export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** True where standard error is a terminal that can redraw lines. */
  readonly isLive: boolean;
  /** Calls back on the person's Ctrl+C; the returned function stops listening. */
  readonly onInterrupt: (then: () => void) => () => void;
  /** Asks for a line without showing what is typed; left out: there is nobody to ask. */
  readonly askHidden?: (question: string) => Promise<string>;
  /** Where keys are kept, where that is not the system's keyring. */
  readonly vault?: Vault;
  /** Where local servers are looked for, where that is not their usual ports. */
  readonly localServers?: readonly LocalServer[];
}

export const exitCodes = { ok: 0, incomplete: 1, usage: 2, capped: 3, interrupted: 130 } as const;

/** Carries out one command line; resolves to its exit code. */
export async function runTerminal(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCodes.ok;
  const program = build(terminal, result => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (isRefusal(error)) {
      const sentence = visible(refusalSentence(error, languageOf(undefined, terminal.env)));
      // The sentence is every host's: what is typed here to allow it stands behind.
      terminal.err(`${sentence}${error.code === 'plain_http' ? ' (--plain-http)' : ''}\n`);
      return exitCodes.usage;
    }
    if (error instanceof UsageError) {
      terminal.err(`${visible(error.message)}\n`);
      return exitCodes.usage;
    }
    throw error;
  }
}

/** What no option says, and a script needs. */
const afterHelp = `
Exit codes: 0 done; 1 some lane did not complete, a test failed, nothing was found
or a key was not kept; 2 wrong usage or refused; 3 stopped by a cap; 130 interrupted.
ASSAY_HOME moves the data folder.`;

const afterRunHelp = `
Efforts: ${effortLevels.join(' ')}, or a budget in tokens of thinking, as in
openai/o3@high or anthropic/claude-haiku-4-5@8000. Models are listed by: assay models`;

function build(terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command('assay')
    .description('Side-by-side reasoning trials: one prompt, several models, measured.')
    .version(terminal.version, '-v, --version')
    .exitOverride()
    .enablePositionalOptions()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError('Try: assay --help')
    .addHelpText('after', afterHelp);

  program
    .command('run')
    .description('one trial: sends a prompt to every model named, at the same moment')
    .argument('[prompt]', 'the prompt, or - to read it from standard input')
    .option('-m, --model <endpoint/model[@effort]>', 'a contender; repeatable', collect)
    .option('--prompt-file <file>', 'the prompt from a file; repeatable: a series, one trial each', collect)
    .option('--system <text>', 'a system prompt')
    .option('--system-file <file>', 'a system prompt from a file')
    .option('--endpoint <name=dialect[+flavour]:url>', 'an endpoint for this run; repeatable', collect)
    .option('--plain-http', 'let such an endpoint be spoken to unencrypted, outside of your own network')
    .option('--repeats <n>', 'how often each contender is asked', wholeNumber('--repeats', 1, 100), 1)
    .option('--no-stream', 'ask for whole answers instead of streams')
    .option(
      '--max-output-tokens <n>',
      'limit of thinking and answer together',
      wholeNumber('--max-output-tokens', 1, 10_000_000),
    )
    .option('--temperature <t>', 'sampling temperature', plainNumber('--temperature', 0, 2))
    .option('--concurrency <n>', 'lanes in flight per contender', wholeNumber('--concurrency', 1, 64), 1)
    .option('--timeout <seconds>', 'the deadline of every lane', plainNumber('--timeout', 1, 86_400), 3_600)
    .option('--warm-up', 'one call per contender first, that no figure counts')
    .option('--cache-prefix', 'a unique line ahead of every prompt, so that no cache answers')
    .option('--probe', 'every call a second time the other way, streamed and whole: twice the cost')
    .option('--retries <n>', 'extra attempts before the first answer byte', wholeNumber('--retries', 0, 2), 0)
    .option('--max-cost <usd>', 'stop once this much is spent', plainNumber('--max-cost', 0.000001, 1e6))
    .option('--target <name=most>', 'what a run is held to, as in ttfatMs=5000; repeatable', collect)
    .option(
      '--seed <n>',
      'seeds the order of sending and the practice models',
      wholeNumber('--seed', 0, 4_294_967_295),
    )
    .option('--title <text>', "the session's name")
    .option('--out <file>', 'write the session file')
    .option('--report <file>', 'write a report: .html .md .csv .json by its ending; repeatable', collect)
    .option('--lang <en|zh>', 'language of reports and progress')
    .option('--json', 'print the session document on standard output, and nothing else there')
    .option('--no-tape', 'leave the recorded bytes out of session documents')
    .option('--no-save', 'leave the local session store alone')
    .option('-q, --quiet', 'no progress on standard error')
    .addHelpText('after', afterRunHelp)
    .action(async (prompt: string | undefined, options) => {
      const { runCommand } = await import('./run.ts');
      done(await runCommand(prompt, options, terminal));
    });

  program
    .command('report')
    .description('writes reports of a saved session')
    .argument('<session>', 'a session id, or a session file')
    .requiredOption('--report <file>', 'the report: .html .md .csv .json by its ending; repeatable', collect)
    .option('--prices-on <yyyy-mm-dd>', 'what it would cost at the prices of another day')
    .option('--priced-as <endpoint/model>', 'what it would cost at the prices of another model')
    .option('--without <part>', 'leave out: prompt, or answers with their thinking; repeatable', collect)
    .option('--lang <en|zh>', 'language of the report')
    .action(async (session: string, options) => {
      const { reportCommand } = await import('./report.ts');
      done(await reportCommand(session, options, terminal));
    });

  program
    .command('replay')
    .description('plays the last trial of a saved session back, at its own pace or faster')
    .argument('<session>', 'a session id, or a session file')
    .option('--speed <x>', 'times as fast', plainNumber('--speed', 0.01, 1e6), 1)
    .action(async (session: string, options) => {
      const { replayCommand } = await import('./replay.ts');
      done(await replayCommand(session, options, terminal));
    });

  const sessions = program
    .command('sessions')
    .description('saved sessions')
    .action(async () => {
      const { listSessions } = await import('./sessions.ts');
      done(await listSessions('', terminal));
    });
  sessions
    .command('list')
    .description('all sessions, newest first')
    .action(async () => {
      const { listSessions } = await import('./sessions.ts');
      done(await listSessions('', terminal));
    });
  sessions
    .command('search')
    .description('sessions whose title, prompt, answers or notes hold these words')
    .argument('<words...>')
    .action(async (words: string[]) => {
      const { listSessions } = await import('./sessions.ts');
      done(await listSessions(words.join(' '), terminal));
    });
  sessions
    .command('show')
    .description('one session in plain text')
    .argument('<session>')
    .action(async (session: string) => {
      const { showSession } = await import('./sessions.ts');
      done(await showSession(session, terminal));
    });
  sessions
    .command('export')
    .description('writes a session file')
    .argument('<session>')
    .argument('<file>')
    .option('--no-tape', 'leave the recorded bytes out')
    .action(async (session: string, file: string, options) => {
      const { exportSession } = await import('./sessions.ts');
      done(await exportSession(session, file, options, terminal));
    });
  sessions
    .command('import')
    .description('takes session files into the store')
    .argument('<files...>')
    .action(async (files: string[]) => {
      const { importSessions } = await import('./sessions.ts');
      done(await importSessions(files, terminal));
    });
  sessions
    .command('delete')
    .description('removes a session')
    .argument('<session>')
    .action(async (session: string) => {
      const { deleteSession } = await import('./sessions.ts');
      done(await deleteSession(session, terminal));
    });

  addPlaces(program, terminal, done);

  program
    .command('calibrate')
    .description("measures the instrument's own error against a schedule known in advance")
    .option('--lanes <list>', 'answers at once, as in 1,8,32,128')
    .option(
      '--limit <lanes:median:p99>',
      'the most that may be off, ms; repeatable (default: 8:2:6 and 128::30)',
      collect,
    )
    .option('--rounds <n>', 'trials per load', wholeNumber('--rounds', 1, 1_000))
    .option('--json', 'print the result on standard output, and nothing else there')
    .action(async options => {
      const { calibrateCommand } = await import('./calibrate.ts');
      done(await calibrateCommand(options, terminal));
    });

  program
    .command('serve')
    .description('serves the app to a browser on this machine')
    .option('--port <n>', 'the port; 0 picks a free one', wholeNumber('--port', 0, 65_535), 0)
    .option('--no-open', 'do not open a browser')
    .action(async (options: { port: number; open: boolean }) => {
      const { serve } = await import('../serve.ts');
      await serve(options);
    });

  return program;
}
