// The worker that owns the file: the only code that opens it. One call at a time, in order.

import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Call } from './messages.ts';
import { Database, type OpenOptions } from './database.ts';

const port = parentPort;
if (!port) throw new Error('the store worker runs in a worker thread');

const database = new Database(workerData as OpenOptions);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/* Inputs come from the store's own client, which is typed; the wall checked them before. */
const answers: Readonly<Record<string, (input: never) => unknown>> = {
  warning: () => database.warning,
  listSessions: input => database.listSessions(input),
  createSession: input => database.createSession(input),
  openSession: input => database.openSession(input),
  updateSession: input => database.updateSession(input),
  removeSession: input => database.removeSession(input),
  restoreSession: input => database.restoreSession(input),
  addSession: ({ session, trials, tapes }: { session: never; trials: never; tapes: never }) =>
    database.addSession(session, trials, tapes),
  begin: input => database.begin(input),
  append: input => database.append(input),
  settle: ({ trialId, lane, tape }: { trialId: never; lane: never; tape: never }) =>
    database.settle(trialId, lane, tape),
  tape: input => database.tape(input),
  orphans: () => database.orphans(isAlive),
  close: () => database.close(),
};

port.on('message', ({ id, name, input }: Call) => {
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  try {
    if (!answer) throw new Error(`the store has no "${name}"`);
    port.postMessage({ id, ok: true, value: answer(input as never) } satisfies Answer);
    if (name === 'close') port.close();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'store';
    const message = error instanceof Error ? error.message : String(error);
    port.postMessage({ id, ok: false, code, message } satisfies Answer);
  }
});
