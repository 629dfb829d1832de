// The laboratory: what the contract promises, room by room, by function call. Every host reaches
// it the same way; the carriers in between add nothing.

import { practiceModels } from '../practice/models.ts';
import { priceOf } from '../../shared/catalog/prices.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import type { ModelView } from '../../shared/contract/views.ts';
import type { Bench } from './bench.ts';
import { endpointRoom } from './endpoint-room.ts';
import { sessionsOf } from './sessions.ts';
import { trialsOf } from './trials.ts';

export const laboratoryOf = (bench: Bench): Laboratory => ({
  host: {
    facts: async () => ({
      version: bench.app,
      host: bench.host,
      warning: bench.warnings.at(-1) ?? bench.settings.warning ?? bench.store.warning ?? null,
      practiceSpeed: bench.practiceSpeed,
    }),
  },
  sessions: sessionsOf(bench),
  trials: trialsOf(bench),
  endpoints: endpointRoom(bench),
  models: { list: async () => models(bench) },
  settings: {
    get: async () => bench.settings.read(),
    update: async patch => bench.settings.update(patch),
  },
});

function models({ clock, settings }: Bench): readonly ModelView[] {
  const language = settings.read().language === 'zh' ? 'zh' : 'en';
  const today = clock.date();
  return practiceModels.map(model => ({
    endpoint: 'practice',
    model: model.id,
    description: model.description[language],
    simulated: true,
    price: priceOf('practice', model.id, today) ?? null,
  }));
}
