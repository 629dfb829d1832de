// The laboratory: what the contract promises, room by room, by function call. Every host reaches
// it the same way; the carriers in between add nothing.

import { troubleSentence } from '../../shared/format/trouble-sentence.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import type { Bench } from './bench.ts';
import { endpointRoom } from './endpoint-room.ts';
import { modelRoom } from './model-room.ts';
import { sessionsOf } from './sessions.ts';
import { monthOf, summaryOf } from './spend.ts';
import { tokenRoom } from './token-room.ts';
import { trialsOf } from './trials.ts';

export const laboratoryOf = (bench: Bench): Laboratory => ({
  host: {
    facts: async () => ({
      version: bench.app,
      host: bench.host,
      home: bench.home,
      warning: bench.warnings.at(-1) ?? bench.settings.warning ?? storeWarning(bench),
      troubles: bench.store.troubles(),
      practiceSpeed: bench.practiceSpeed,
    }),
  },
  sessions: sessionsOf(bench),
  backups: {
    list: () => bench.store.backups(),
    make: () => bench.store.makeBackup(),
    restore: ({ id }) => bench.store.restoreBackup(id),
  },
  trials: trialsOf(bench),
  endpoints: endpointRoom(bench),
  models: modelRoom(bench),
  tokens: tokenRoom(bench),
  spend: {
    summary: async ({ month }) =>
      summaryOf(
        bench.ledger.entries(),
        month ?? monthOf(bench.clock.date()),
        endpoint => bench.settings.own.manners(endpoint).monthlyCapUsd,
      ),
  },
  settings: {
    get: async () => bench.settings.read(),
    update: async patch => bench.settings.update(patch),
  },
});

function storeWarning({ store, settings }: Bench): string | null {
  const trouble = store.troubles().at(-1);
  return trouble ? troubleSentence(trouble, settings.read().language === 'zh' ? 'zh' : 'en') : null;
}
