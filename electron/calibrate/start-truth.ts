// The parent's end of the truth server: started, asked when a lane's pieces were really sent, ended.

import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { TruthMessage } from './schedule.ts';

export type Told = Extract<TruthMessage, { type: 'sent' }>;

export interface Truth {
  /** What stands before /chat/completions. */
  readonly baseUrl: string;
  /** When a model was asked and when its pieces were sent, machine milliseconds; waits for the server's word. */
  sent(model: string): Promise<Told>;
  close(): void;
}

export async function startTruth(): Promise<Truth> {
  const child = fork(join(import.meta.dirname, 'truth-server.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  });
  const told = new Map<string, Told>();
  const waiting = new Map<string, (told: Told) => void>();
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the truth server ended with ${code}`)));
    child.on('message', (message: TruthMessage) => {
      if (message.type === 'ready') return resolve(message.port);
      told.set(message.model, message);
      waiting.get(message.model)?.(message);
    });
  });
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    sent: async model => told.get(model) ?? new Promise(resolve => waiting.set(model, resolve)),
    close: () => child.disconnect(),
  };
}
