// The command line by function: what it says, and how it ends. `asProcess` is the same as a program.

import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { memoryVault } from '../../electron/keys/vault.ts';
import { runTerminal, type Terminal } from '../../electron/terminal/program.ts';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export type Command = (args: string, more?: Partial<Terminal> & { readonly input?: string }) => Promise<Said>;

/** Words are split at spaces; nothing here needs quotes. */
export function terminalIn(home: string, env: Readonly<Record<string, string>> = {}): Command {
  return async (args, { input, ...more } = {}) => {
    let [out, err] = ['', ''];
    const code = await runTerminal(args.split(' '), {
      env: { ASSAY_HOME: home, ASSAY_PRACTICE_SPEED: '1000', LANG: 'en', ...env },
      version: '0.1.0',
      stdin: Object.assign(Readable.from(input === undefined ? [] : [Buffer.from(input)]), { isTTY: false }),
      out: text => (out += text),
      err: text => (err += text),
      isLive: false,
      onInterrupt: () => () => undefined,
      vault: memoryVault(),
      localServers: [],
      ...more,
    });
    return { code, out, err };
  };
}

const top = resolve(import.meta.dirname, '../..');

/** The same as a program of its own, with nothing of this one's environment but its path. */
export function asProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input = '',
): Promise<Said> {
  const node = join(top, 'node_modules/.bin/node');
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', 'electron/cli.ts', ...args], {
    cwd: top,
    env: {
      PATH: process.env['PATH'] ?? '',
      ASSAY_KEYRING: 'off',
      ASSAY_PRACTICE_SPEED: '1000',
      LANG: 'en',
      ...env,
    },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  child.stdin.end(input);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', code => done({ code: code ?? -1, out, err }));
  });
}
