// `assay sessions`: list, search, show, export, import, delete.

import { readFile } from 'node:fs/promises';
import { visibleLine } from '../../shared/format/visible-text.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { reportMarkdown } from '../../shared/report/markdown.ts';
import { reportOf } from '../../shared/report/report-model.ts';
import { sessionId } from '../../shared/trial/ids.ts';
import { exported } from '../laboratory/sessions.ts';
import { UsageError } from './arguments.ts';
import { languageOf } from './environment.ts';
import { withAssay } from './open.ts';
import { exitCodes, type Terminal } from './program.ts';
import { save } from './run.ts';

const page = 500;

export const listSessions = (query: string, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    const { sessions, more } = await laboratory.sessions.list({ query, limit: page, offset: 0 });
    for (const session of sessions) {
      const day = new Date(session.updatedAt).toISOString().slice(0, 16).replace('T', ' ');
      const size = `${counted(session.contenders, 'contender')}, ${counted(session.trials, 'trial')}`;
      terminal.out(`${session.id}  ${day} UTC  ${visibleLine(session.title)}  (${size})\n`);
    }
    if (more) terminal.err(`Only the newest ${page} are listed.\n`);
    return exitCodes.ok;
  });

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

export const showSession = (id: string, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async assay => {
    const document = await assay.document(sessionId(id), false);
    terminal.out(reportMarkdown(reportOf(document, languageOf(undefined, terminal.env))));
    return exitCodes.ok;
  });

export const exportSession = (
  id: string,
  file: string,
  options: { readonly tape: boolean },
  terminal: Terminal,
): Promise<number> =>
  withAssay(terminal, async assay => {
    const document = await assay.document(sessionId(id), options.tape);
    await save(file, exported(document, 'json', 'en').text);
    return exitCodes.ok;
  });

export const importSessions = (files: readonly string[], terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    for (const file of files) {
      const text = await readFile(file, 'utf8').catch((error: unknown) => {
        throw new UsageError(`${file} can't be read: ${String(error)}`);
      });
      const session = await laboratory.sessions.import({ document: text });
      terminal.out(`${session.id}  ${visibleLine(session.title)}\n`);
    }
    return exitCodes.ok;
  });

export const deleteSession = (id: string, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    // To remove what is not there is no trouble to the store; to whoever typed a name it is a slip.
    if ((await laboratory.sessions.open({ id: sessionId(id) })) === null) {
      throw new Refusal('unknown_session', 'There is no session "{id}".', { id });
    }
    await laboratory.sessions.remove({ id: sessionId(id) });
    return exitCodes.ok;
  });
