// The worker that owns the file: the only code that opens it. One call at a time, in order; only a
// backup goes on beside them, page by page.

import { parentPort, workerData } from 'node:worker_threads';
import type { Call, Said } from './messages.ts';
import { Database, type OpenOptions } from './database.ts';
import { resultCode } from './open-file.ts';
import { heartbeatMs } from './owners.ts';
import type { Backup } from '../../../shared/contract/views.ts';
import { storeTrouble, type StoreTrouble } from '../../../shared/contract/store-trouble.ts';

const port = parentPort;
if (!port) throw new Error('the store worker runs in a worker thread');
const say = (said: Said): void => port.postMessage(said);
const tell = (trouble: StoreTrouble): void => say({ trouble });

const codes: Readonly<Record<number, string>> = {
  5: 'busy',
  8: 'read_only',
  10: 'io',
  11: 'damaged',
  13: 'disk_full',
  14: 'io',
  26: 'damaged',
};

const codeOf = (error: unknown): string => {
  const known = codes[resultCode(error)];
  if (known !== undefined) return known;
  return error instanceof Error && 'code' in error ? String(error.code) : 'store';
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const options = workerData as OpenOptions;
let database: Database | undefined;
try {
  database = new Database(options, tell);
} catch (error) {
  say({ failed: { code: codeOf(error), message: messageOf(error) } });
  port.close();
}

/* Inputs come from the store's own client, which is typed; the wall checked them before. */
const answersOf = (
  database: Database,
): Readonly<Record<string, (input: never, isReplay: boolean) => unknown>> => ({
  hello: () => undefined,
  listSessions: input => database.listSessions(input),
  prompts: input => database.prompts(input),
  createSession: (input, isReplay) => database.createSession(input, isReplay),
  openSession: input => database.openSession(input),
  updateSession: input => database.updateSession(input),
  removeSession: input => database.removeSession(input),
  restoreSession: input => database.restoreSession(input),
  addSession: ({ session, trials, tapes }: { session: never; trials: never; tapes: never }, isReplay) =>
    database.addSession(session, trials, tapes, isReplay),
  begin: (input, isReplay) => database.begin(input, isReplay),
  append: input => database.append(input),
  settle: input => database.settle(input),
  tape: input => database.tape(input),
  orphans: () => database.orphans(performance.now()),
  backups: () => database.backups(),
  makeBackup: () => backUp(database),
  restoreBackup: (id: string) => database.restoreBackup(id, database.date()),
});

/** At most one at a time; `close` waits for all. It never rejects. */
let backingUp: Promise<unknown> = Promise.resolve();

const backUp = (database: Database): Promise<Backup> => {
  const made = backingUp.then(() => database.backUp(database.date()));
  backingUp = made.catch(() => undefined);
  return made;
};

const whenDue = (): void => {
  if (!database?.isBackupDue(database.date())) return;
  backUp(database).catch((error: unknown) => tell(storeTrouble('backup_failed', messageOf(error))));
};

if (database) {
  const open = database;
  const answers = answersOf(open);
  const beat = setInterval(() => attempt(() => open.beat()), heartbeatMs);
  const soon = setTimeout(() => attempt(whenDue), 60_000);
  const hourly = setInterval(() => attempt(whenDue), 3_600_000);

  port.on('message', ({ id, name, input, isReplay }: Call) => {
    const fail = (error: unknown): void => {
      const code = codeOf(error);
      if (code === 'damaged') tell(storeTrouble('damaged', '', open.backups().length));
      say({ id, ok: false, code, message: messageOf(error) });
    };
    if (name === 'close') {
      for (const timer of [beat, hourly]) clearInterval(timer);
      clearTimeout(soon);
      attempt(whenDue);
      const closed = backingUp.then(() => {
        open.close();
        say({ id, ok: true, value: undefined });
      });
      closed.catch(fail).finally(() => port.close());
      return;
    }
    try {
      const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
      if (!answer) throw new Error(`the store has no "${name}"`);
      const value = answer(input as never, isReplay);
      if (value instanceof Promise) {
        value.then(made => say({ id, ok: true, value: made }), fail);
      } else {
        say({ id, ok: true, value });
      }
    } catch (error) {
      fail(error);
    }
  });
}

/** Chores that may fail: the next call that matters will say so. */
function attempt(chore: () => void): void {
  try {
    chore();
  } catch (error) {
    tell(storeTrouble('not_written', messageOf(error)));
  }
}
