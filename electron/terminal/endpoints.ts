// `assay endpoints`, `assay models`, `assay keys`: what can be asked, and what is known of it.

import type { EndpointView } from '../../shared/contract/views.ts';
import { parseEndpoint } from './arguments.ts';
import { withAssay } from './open.ts';
import { exitCodes, type Terminal } from './program.ts';

export const listEndpoints = (terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    for (const endpoint of await laboratory.endpoints.list()) {
      const dialect =
        endpoint.flavour === null ? endpoint.dialect : `${endpoint.dialect}+${endpoint.flavour}`;
      const label = endpoint.simulated ? '  SIMULATED' : '';
      terminal.out(`${endpoint.name}  ${dialect}  ${endpoint.baseUrl}  ${keyOf(endpoint)}${label}\n`);
    }
    return exitCodes.ok;
  });

export const addEndpoint = (text: string, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    const added = await laboratory.endpoints.add(parseEndpoint(text));
    terminal.out(`${added.name}  ${added.baseUrl}\n`);
    return exitCodes.ok;
  });

export const removeEndpoint = (name: string, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    await laboratory.endpoints.remove({ name });
    return exitCodes.ok;
  });

export const listModels = (endpoint: string | undefined, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    const models = await laboratory.models.list();
    for (const model of models.filter(known => endpoint === undefined || known.endpoint === endpoint)) {
      const label = model.simulated ? '  SIMULATED' : '';
      terminal.out(`${model.endpoint}/${model.model}${label}  ${model.description}\n`);
    }
    return exitCodes.ok;
  });

export const listKeys = (terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    for (const endpoint of await laboratory.endpoints.list()) {
      if (endpoint.key.needed || endpoint.key.present) terminal.out(`${endpoint.name}  ${keyOf(endpoint)}\n`);
    }
    return exitCodes.ok;
  });

function keyOf({ key }: EndpointView): string {
  if (key.present) return `key ...${key.last4 ?? ''} from ${key.source ?? 'somewhere'}`;
  return key.needed ? 'no key' : 'no key needed';
}
