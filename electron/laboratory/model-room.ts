// Models, to whoever asks: what the practice room, the catalogue, the endpoints' own lists and the
// person know of them, laid over each other.

import { nothingKnown, noLimits, type Abilities, type Limits } from '../../shared/catalog/model.ts';
import { modelRow, retirementOf } from '../../shared/catalog/models.ts';
import { modelRows } from '../../shared/catalog/model-rows.ts';
import { traitsOf } from '../../shared/catalog/traits/traits-of.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import type { ModelRefresh, ModelView } from '../../shared/contract/model-views.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { failure, type Failure } from '../../shared/trial/failure.ts';
import { effortLevels } from '../../shared/trial/contender.ts';
import { epochMs } from '../../shared/units.ts';
import { listRequest, readList } from '../dialects/model-list/model-list.ts';
import { practiceModels } from '../practice/models.ts';
import type { KeptModel, ListedModel } from '../store/own-catalogue.ts';
import { ask, isFailure, jsonOf, refused } from './ask.ts';
import type { Bench } from './bench.ts';
import { endpointNamed, headersOf, usable, type Endpoint } from './endpoints.ts';
import { secretFor } from './secrets.ts';

const listTimeoutMs = 15_000;

export function modelRoom(bench: Bench): Laboratory['models'] {
  const named = (name: string): Endpoint => endpointNamed(bench.endpoints(), name);
  const viewNamed = (endpoint: string, model: string): ModelView => {
    const found = modelsAt(bench, named(endpoint)).find(view => view.model === model);
    return found ?? viewOf(bench, named(endpoint), { model, from: 'own' });
  };

  return {
    async list() {
      await bench.prices.ready();
      return bench.endpoints().flatMap(endpoint => modelsAt(bench, endpoint));
    },

    async refresh({ endpoint }) {
      await bench.prices.ready();
      return refresh(bench, usable(named(endpoint)));
    },

    async keep({ price, ...model }) {
      await bench.prices.ready();
      notSimulated(named(model.endpoint));
      bench.settings.own.keepModel(model);
      if (price) bench.settings.own.setPrice(model.endpoint, model.model, price);
      return viewNamed(model.endpoint, model.model);
    },

    async forget({ endpoint, model }) {
      bench.settings.own.forgetModel(endpoint, model);
      bench.settings.own.setPrice(endpoint, model, null);
    },

    async setPrice({ endpoint, model, price }) {
      await bench.prices.ready();
      notSimulated(named(endpoint));
      bench.settings.own.setPrice(endpoint, model, price);
      return viewNamed(endpoint, model);
    },

    async prices({ models, on }) {
      await bench.prices.ready();
      const endpoints = bench.endpoints();
      return models.map(({ endpoint, model }) => {
        const known = endpoints.find(({ name }) => name === endpoint);
        return (known && bench.prices.at(known, model, epochMs(on))) ?? null;
      });
    },
  };
}

/** Play money stays play money. */
function notSimulated(endpoint: Endpoint): void {
  if (!endpoint.simulated) return;
  throw new Refusal('simulated', 'The models of "{name}" are simulated, and so are their prices.', {
    name: endpoint.name,
  });
}

/** All that is known to run at an endpoint: the person's own first, then its own list, then ours. */
export function modelsAt(bench: Bench, endpoint: Endpoint): readonly ModelView[] {
  const { own } = bench.settings;
  const { name, simulated } = endpoint;
  if (simulated)
    return practiceModels.map(({ id }) => viewOf(bench, endpoint, { model: id, from: 'practice' }));
  const kept = own.models().filter(model => model.endpoint === name);
  const listed = own.listed()[name]?.models ?? [];
  const ours = modelRows.filter(row => row.endpoints.includes(name));
  const isListed = (model: string): boolean =>
    listed.some(({ id }) => id === model) || ours.some(row => row.models.includes(model));
  const names = new Map<string, ModelView['from']>();
  for (const { model } of kept) names.set(model, 'own');
  for (const model of own.priced(name)) if (!isListed(model)) names.set(model, 'own');
  for (const { id } of listed) if (!names.has(id)) names.set(id, 'listed');
  for (const row of ours) {
    for (const model of row.models) if (!names.has(model)) names.set(model, 'catalog');
  }
  return [...names].map(([model, from]) => viewOf(bench, endpoint, { model, from }));
}

function viewOf(
  bench: Bench,
  endpoint: Endpoint,
  { model, from }: Pick<ModelView, 'model' | 'from'>,
): ModelView {
  const today = bench.clock.date();
  const { own } = bench.settings;
  const { name, simulated } = endpoint;
  const kept = own.models().find(known => known.endpoint === name && known.model === model);
  const listed = own.listed()[name]?.models.find(({ id }) => id === model);
  const row = modelRow(name, model);
  return {
    endpoint: name,
    model,
    ...(simulated ? playDescriptions(model) : { description: kept?.description ?? '' }),
    simulated,
    from,
    abilities: simulated
      ? playAbilities(model)
      : abilitiesOf(row?.abilities, effortsOf(endpoint, model, row !== undefined), listed, kept),
    limits: limitsOf(row?.limits, listed, kept, bench.prices.contextTokens(endpoint, model)),
    retirement: (simulated ? undefined : retirementOf(name, model, today)) ?? null,
    price: bench.prices.at(endpoint, model, today) ?? null,
  };
}

function playDescriptions(id: string): Pick<ModelView, 'description' | 'descriptions'> {
  const said = practiceModels.find(model => model.id === id)?.description;
  return { description: said?.en ?? '', ...(said && { descriptions: said }) };
}

function playAbilities(id: string): Abilities {
  const thinking = practiceModels.find(model => model.id === id)?.thinking ?? null;
  return { thinking, streaming: 'yes', images: false, tools: false, efforts: null, budget: null };
}

/** Which efforts it takes, by its traits in the endpoint's dialect. Null: nobody said. */
function effortsOf(
  { dialect, flavour }: Endpoint,
  model: string,
  isCatalogued: boolean,
): Pick<Abilities, 'efforts' | 'budget'> {
  const dial = traitsOf({ dialect, flavour, model }).effort;
  if (dial === null) return { efforts: isCatalogued ? [] : null, budget: isCatalogued ? false : null };
  return {
    efforts: effortLevels.filter(level => dial.levels[level] !== undefined),
    budget: dial.budget !== undefined,
  };
}

/** What the person says stands above what the endpoint lists, and that above the catalogue. */
function abilitiesOf(
  row: Omit<Abilities, 'efforts' | 'budget'> | undefined,
  efforts: Pick<Abilities, 'efforts' | 'budget'>,
  listed: ListedModel | undefined,
  kept: KeptModel | undefined,
): Abilities | null {
  if (!row && !listed && !kept && efforts.efforts === null) return null;
  const base: Abilities = { ...nothingKnown, ...row, ...efforts };
  return {
    ...base,
    thinking: kept?.thinking ?? base.thinking ?? (listed?.thinks === false ? 'none' : null),
    images: base.images ?? listed?.images ?? null,
    tools: base.tools ?? listed?.tools ?? null,
    efforts: kept?.efforts ?? base.efforts,
  };
}

function limitsOf(
  row: Limits | undefined,
  listed: ListedModel | undefined,
  kept: KeptModel | undefined,
  contextTokens: number | null,
): Limits {
  const base = row ?? noLimits;
  return {
    contextTokens: kept?.contextTokens ?? listed?.contextTokens ?? base.contextTokens ?? contextTokens,
    outputTokens: kept?.outputTokens ?? listed?.outputTokens ?? base.outputTokens,
  };
}

export const keepsList = (endpoint: Endpoint): boolean =>
  !endpoint.simulated && listRequest(endpoint) !== undefined;

/** Asks an endpoint for its own list and keeps it. Trouble is part of the answer; no list at all is a refusal. */
export async function refresh(bench: Bench, endpoint: Endpoint): Promise<ModelRefresh> {
  const answer = (failed: Failure | null, listed: number | null): ModelRefresh => ({
    endpoint: endpoint.name,
    models: modelsAt(bench, endpoint),
    listed,
    failure: failed,
  });
  if (endpoint.simulated) return answer(null, practiceModels.length);
  const request = listRequest(endpoint);
  if (!request) {
    throw new Refusal('no_model_list', '"{name}" keeps no list of models that can be asked for.', {
      name: endpoint.name,
    });
  }
  const { key, needed } = await secretFor(bench.keys, endpoint);
  if (needed && key === null) return answer(failure('auth', 'no_key', endpoint.name, 'set_key'), null);
  const response = await ask(bench.wireFor(endpoint), bench.clock, {
    request: { ...request, headers: { ...headersOf(endpoint), ...request.headers } },
    secret: key,
    timeoutMs: listTimeoutMs,
  });
  if (isFailure(response)) return answer(response, null);
  if (response.status < 200 || response.status >= 300) return answer(refused(response), null);
  const models = readList(jsonOf(response.body));
  if (!models) return answer(failure('malformed', 'not_a_list', '', 'check_url'), null);
  bench.settings.own.setListed(endpoint.name, bench.clock.date(), models);
  return answer(null, models.length);
}
