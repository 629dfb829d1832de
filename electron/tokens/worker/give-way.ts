// Counting can wait; stamping can't. Where the two share cores, the threads that measure come first.

import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { constants, setPriority } from 'node:os';

/** Of this thread alone. Linux has a priority for each thread, and names it by its number; elsewhere nothing is done. */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')));
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed here, or no /proc: it counts at the usual priority.
  }
}
