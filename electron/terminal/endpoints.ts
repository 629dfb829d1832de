// `assay endpoints`: where models are reached, how, and whether it works.

import type { DiscoveredServer, EndpointReport, EndpointView } from '../../shared/contract/endpoint-views.ts';
import { findingText } from '../../shared/format/finding-sentence.ts';
import { readingText } from '../../shared/format/format-reading.ts';
import type { Language } from '../../shared/format/language.ts';
import { visible } from '../../shared/format/visible-text.ts';
import { wordsOf } from '../../shared/format/words-of.ts';
import { isKnown } from '../../shared/reading.ts';
import { parseEndpoint } from './arguments.ts';
import { languageOf } from './environment.ts';
import { failureLine } from './failure-line.ts';
import { keyText } from './keys.ts';
import { withAssay } from './open.ts';
import {
  asJson,
  patchFrom,
  type ListOptions,
  type MannerOptions,
  type UpdateOptions,
} from './place-arguments.ts';
import { exitCodes, type Terminal } from './program.ts';

export const listEndpoints = (options: ListOptions, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    const language = languageOf(options.lang, terminal.env);
    const all = await laboratory.endpoints.list();
    if (options.json === true) terminal.out(asJson(all));
    else for (const endpoint of all) terminal.out(`${lineOf(endpoint, language)}\n`);
    return exitCodes.ok;
  });

export const addEndpoint = (text: string, options: MannerOptions, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    const draft = parseEndpoint(text);
    const patch = await patchFrom(options, today());
    const added = await laboratory.endpoints.add({ ...draft, plainHttp: options.plainHttp === true });
    try {
      const { plainHttp: _said, ...manners } = patch;
      const view =
        Object.keys(manners).length === 0
          ? added
          : await laboratory.endpoints.update({ name: added.name, patch: manners });
      terminal.out(`${lineOf(view, languageOf(undefined, terminal.env))}\n`);
    } catch (error) {
      // All or nothing: a slip in the last option must not leave half an endpoint behind.
      await laboratory.endpoints.remove({ name: added.name });
      throw error;
    }
    return exitCodes.ok;
  });

export const updateEndpoint = (name: string, options: UpdateOptions, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    const patch = await patchFrom(options, today());
    const view = await laboratory.endpoints.update({ name, patch });
    terminal.out(`${lineOf(view, languageOf(undefined, terminal.env))}\n`);
    return exitCodes.ok;
  });

export const removeEndpoint = (name: string, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    await laboratory.endpoints.remove({ name });
    return exitCodes.ok;
  });

/** Exit code 0 where the call went through, 1 where it did not. */
export const testCommand = (
  name: string,
  model: string | undefined,
  options: ListOptions,
  terminal: Terminal,
): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    const language = languageOf(options.lang, terminal.env);
    const words = wordsOf(language).endpoints.test;
    const endpoint = (await laboratory.endpoints.list()).find(one => one.name === name);
    terminal.err(`${endpoint?.simulated === true ? words.practice : words.costs}\n`);
    const report = await laboratory.endpoints.test({ name, ...(model !== undefined && { model }) });
    if (options.json === true) terminal.out(asJson(report));
    else for (const line of reportLines(report, language)) terminal.out(`${visible(line)}\n`);
    return report.failure === null ? exitCodes.ok : exitCodes.incomplete;
  });

/** Exit code 1 where nothing was found. */
export const discoverCommand = (options: ListOptions, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    const language = languageOf(options.lang, terminal.env);
    const found = await laboratory.endpoints.discover();
    if (options.json === true) terminal.out(asJson(found));
    else if (found.length === 0) terminal.err(`${wordsOf(language).endpoints.discovery.none}\n`);
    else for (const server of found) terminal.out(`${visible(serverLine(server, language))}\n`);
    return found.length > 0 ? exitCodes.ok : exitCodes.incomplete;
  });

const dialectOf = ({
  dialect,
  flavour,
}: {
  readonly dialect: string;
  readonly flavour: string | null;
}): string => (flavour === null ? dialect : `${dialect}+${flavour}`);

function lineOf(endpoint: EndpointView, language: Language): string {
  const words = wordsOf(language).endpoints;
  return [
    endpoint.name,
    dialectOf(endpoint),
    endpoint.baseUrl,
    keyText(endpoint, language),
    ...(endpoint.enabled ? [] : [words.disabled]),
    ...(endpoint.monthlyCapUsd === null ? [] : [words.spend.cap(`$${endpoint.monthlyCapUsd}`)]),
    ...(endpoint.simulated ? ['SIMULATED'] : []),
  ].join('  ');
}

function reportLines(report: EndpointReport, language: Language): readonly string[] {
  const words = wordsOf(language).endpoints;
  const label = report.simulated ? '  SIMULATED' : '';
  const cost = report.simulated ? words.test.playCost : words.test.cost;
  return [
    `${report.endpoint}/${report.model}${label}`,
    ...report.findings.map(finding => {
      const { check, answer, sentence } = findingText(finding, language);
      return `  ${check}: ${answer}  ${sentence}`;
    }),
    ...(report.failure ? [`  ${failureLine(report.failure, report, language)}`] : []),
    ...(isKnown(report.cost) ? [`  ${cost(readingText(report.cost, 'usd', language))}`] : []),
  ];
}

function serverLine(server: DiscoveredServer, language: Language): string {
  const { discovery, listed } = wordsOf(language).endpoints;
  const { endpoint, name, baseUrl, models } = server;
  const how =
    endpoint === null
      ? discovery.add(`assay endpoints add ${name}=${dialectOf(server)}:${baseUrl}`)
      : discovery.known(endpoint, models[0] ?? 'MODEL');
  return [server.kind, baseUrl, listed(String(models.length)), how].join('  ');
}

const today = (): string => new Date().toISOString().slice(0, 10);
