// `assay keys`: which endpoints have a key, and from where. A key goes in unseen, and never comes out.

import type { EndpointView } from '../../shared/contract/endpoint-views.ts';
import type { Language } from '../../shared/format/language.ts';
import { wordsOf } from '../../shared/format/words-of.ts';
import { variableFor } from '../keys/keys.ts';
import { UsageError } from './arguments.ts';
import { languageOf } from './environment.ts';
import { withAssay } from './open.ts';
import { exitCodes, type Terminal } from './program.ts';

export const listKeys = (options: { readonly lang?: string }, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    const language = languageOf(options.lang, terminal.env);
    for (const endpoint of await laboratory.endpoints.list()) {
      if (!endpoint.key.needed && !endpoint.key.present) continue;
      terminal.out(`${endpoint.name}  ${keyText(endpoint, language)}\n`);
    }
    return exitCodes.ok;
  });

/** Exit code 1 where the key could not be kept: with this command over, memory is no place. */
export const setKey = (
  name: string,
  options: { readonly lang?: string },
  terminal: Terminal,
): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    const { key: words } = wordsOf(languageOf(options.lang, terminal.env)).endpoints;
    const key = (await typedKey(name, terminal)).trim();
    if (key === '') throw new UsageError('No key was given.');
    const { key: kept } = await laboratory.endpoints.setKey({ name, key });
    const place = await laboratory.endpoints.keyPlace();
    if (!place.lasting) {
      terminal.err(`${words.notKept(name, variableFor(name))}\n`);
      return exitCodes.incomplete;
    }
    terminal.out(`${words.kept(name, words.places[place.name] ?? place.name)}\n`);
    if (kept.source !== null && kept.source !== place.name) {
      terminal.err(`${words.stillFrom(name, kept.source)}\n`);
    }
    return exitCodes.ok;
  });

export const removeKey = (
  name: string,
  options: { readonly lang?: string },
  terminal: Terminal,
): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    const { key: words } = wordsOf(languageOf(options.lang, terminal.env)).endpoints;
    const before = (await laboratory.endpoints.list()).find(endpoint => endpoint.name === name);
    const { key } = await laboratory.endpoints.removeKey({ name });
    // One from the environment alone is not ours to remove: that it is still there is said below.
    if (before?.key.present === false) throw new UsageError(words.noneKept(name));
    terminal.out(`${words.removed(name)}\n`);
    if (key.present && key.source !== null) terminal.err(`${words.stillFrom(name, key.source)}\n`);
    return exitCodes.ok;
  });

async function typedKey(name: string, { askHidden, stdin }: Terminal): Promise<string> {
  if (stdin.isTTY === true && askHidden) return askHidden(`${name}: `);
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of stdin) {
    text += decoder.decode(part, { stream: true });
    // A key is a line; a whole file of something else is a slip.
    if (text.length > 10_000) throw new UsageError('This is no key: it is far too long.');
  }
  return text.split('\n', 1)[0] ?? '';
}

export function keyText({ key }: EndpointView, language: Language): string {
  const { key: words } = wordsOf(language).endpoints;
  if (!key.present) return key.needed ? words.missing : words.notNeeded;
  const source = key.source ?? '';
  return words.present(key.last4 ?? '', words.places[source] ?? source);
}
