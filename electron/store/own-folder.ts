// The data folder belongs to one person: others on the machine have no business in it.

import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';

/** Files by which a folder is known to be ours. */
const ours = ['sessions.marker', 'settings.json', 'spend.jsonl'];

/**
 * Makes the folder, or closes it to others where it is empty or ours already. A folder that holds
 * other things was chosen by the person, and keeps the access they gave it.
 */
export function ownFolder(folder: string): void {
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return;
  }
  if (process.platform === 'win32') return;
  const names = readdirSync(folder);
  if (names.length === 0 || ours.some(name => names.includes(name))) chmodSync(folder, 0o700);
}
