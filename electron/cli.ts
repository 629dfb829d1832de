// The terminal host: the same engine by function call, for scripts and CI. Composition only.

import process from 'node:process';
import { runTerminal } from './terminal/program.ts';
import { version } from './version.ts';

process.exitCode = await runTerminal(process.argv.slice(2), {
  env: process.env,
  version,
  stdin: process.stdin,
  out: text => process.stdout.write(text),
  err: text => process.stderr.write(text),
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
