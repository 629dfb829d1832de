// What was spent, one line per settled lane, appended to a file of its own in the data folder: a
// session that is deleted, or never saved, has cost what it cost. No prompt, no answer, no key.
//
//   {"lane":"...","at":1764000000000,"endpoint":"openai","usd":0.0931,"known":"exact","simulated":false}
//
// Several apps may append at once: a line is short and written in one go. A lane counts once, however
// often it stands there.

import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const entry = z.object({
  lane: z.string(),
  /** When the trial began, milliseconds since 1970. */
  at: z.number(),
  endpoint: z.string(),
  model: z.string(),
  usd: z.number().min(0),
  /** `at_least`: the bill never came; `unpriced`: nobody knows the price. */
  known: z.enum(['exact', 'at_least', 'unpriced']),
  simulated: z.boolean(),
});

export type LedgerEntry = Readonly<z.infer<typeof entry>>;

export interface Ledger {
  add(entry: LedgerEntry): void;
  /** Every lane once, oldest first. */
  entries(): readonly LedgerEntry[];
}

export function openLedger(folder: string): Ledger {
  const file = join(folder, 'spend.jsonl');
  let readTo = -1;
  let known = new Map<string, LedgerEntry>();

  /** Reads again only what another app, or this one, has changed. */
  const read = (): ReadonlyMap<string, LedgerEntry> => {
    const size = existsSync(file) ? statSync(file).size : 0;
    if (size === readTo) return known;
    readTo = size;
    known = new Map();
    const text = size === 0 ? '' : readFileSync(file, 'utf8');
    for (const line of text.split('\n')) {
      const found = line === '' ? undefined : parsed(line);
      if (found) known.set(found.lane, found);
    }
    return known;
  };

  return {
    add(added) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      appendFileSync(file, `${JSON.stringify(added)}\n`, { mode: 0o600 });
      chmodSync(file, 0o600);
    },
    entries: () => [...read().values()],
  };
}

/** A line that was cut by a crash is passed over: the others still hold. */
function parsed(line: string): LedgerEntry | undefined {
  try {
    return entry.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
