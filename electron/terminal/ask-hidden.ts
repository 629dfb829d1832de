// Asks for a line on the terminal without showing what is typed: readline writes to nowhere, and the
// question goes to standard error by itself.

import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

export async function askHidden(
  question: string,
  input: NodeJS.ReadableStream,
  write: (text: string) => void,
): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  write(question);
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.question('').then(resolve, reject);
      // Ctrl+C and Ctrl+D: nothing was typed.
      lines.once('SIGINT', () => resolve(''));
      lines.once('close', () => resolve(''));
    });
  } finally {
    lines.close();
    write('\n');
  }
}
