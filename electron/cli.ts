// The terminal host: the same engine by function call, for scripts and CI. Composition only.

import process from 'node:process';
import { askHidden } from './terminal/ask-hidden.ts';
import { runTerminal } from './terminal/program.ts';
import { version } from './version.ts';

// Whoever reads may have had enough (`assay models | head`): that is no trouble.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runTerminal(process.argv.slice(2), {
  env: process.env,
  version,
  stdin: process.stdin,
  out: text => process.stdout.write(text),
  err: text => process.stderr.write(text),
  askHidden: question => askHidden(question, process.stdin, text => process.stderr.write(text)),
  isLive: process.stderr.isTTY === true,
  onInterrupt: then => {
    process.on('SIGINT', then);
    process.on('SIGTERM', then);
    return () => {
      process.off('SIGINT', then);
      process.off('SIGTERM', then);
    };
  },
});
