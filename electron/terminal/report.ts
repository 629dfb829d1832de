// `assay report`: reports of a session that is saved already, in the store or in a file.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import { sessionId } from '../../shared/trial/ids.ts';
import { exported } from '../laboratory/sessions.ts';
import { readSessionFile } from '../store/import.ts';
import { formatOf } from './arguments.ts';
import { languageOf } from './environment.ts';
import { withAssay } from './open.ts';
import { exitCodes, type Terminal } from './program.ts';
import { save } from './run.ts';

export async function reportCommand(
  session: string,
  options: { readonly report: readonly string[]; readonly lang?: string },
  terminal: Terminal,
): Promise<number> {
  const language = languageOf(options.lang, terminal.env);
  for (const file of options.report) formatOf(file);
  const document = await documentNamed(session, terminal);
  for (const file of options.report) await save(file, exported(document, formatOf(file), language).text);
  return exitCodes.ok;
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
