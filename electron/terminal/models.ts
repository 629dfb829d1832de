// `assay models`: what is known of models, from whom, and what of it the person keeps.

import type { ModelView } from '../../shared/contract/model-views.ts';
import { modelDescription } from '../../shared/format/model-description.ts';
import { retirementSentence } from '../../shared/format/finding-sentence.ts';
import type { Language } from '../../shared/format/language.ts';
import { formatPrice, formatTokens } from '../../shared/format/quantity.ts';
import { visible } from '../../shared/format/visible-text.ts';
import { wordsOf } from '../../shared/format/words-of.ts';
import { thinkingKinds, type Thinking } from '../../shared/catalog/model.ts';
import { UsageError } from './arguments.ts';
import { languageOf } from './environment.ts';
import { failureLine } from './failure-line.ts';
import { withAssay } from './open.ts';
import { asJson, modelNamed, priceFrom, type ListOptions } from './place-arguments.ts';
import { exitCodes, type Terminal } from './program.ts';

export const modelsCommand = (
  endpoint: string | undefined,
  options: ListOptions & { readonly refresh?: boolean },
  terminal: Terminal,
): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    const language = languageOf(options.lang, terminal.env);
    let code: number = exitCodes.ok;
    if (endpoint !== undefined) await named(laboratory.endpoints.list(), endpoint);
    if (options.refresh === true && endpoint !== undefined) {
      const { failure, listed } = await laboratory.models.refresh({ endpoint });
      if (failure) {
        const { baseUrl } = await named(laboratory.endpoints.list(), endpoint);
        terminal.err(`${visible(failureLine(failure, { endpoint, model: '', baseUrl }, language))}\n`);
        code = exitCodes.incomplete;
      } else if (listed !== null) {
        terminal.err(`${wordsOf(language).endpoints.listed(String(listed))}\n`);
      }
    }
    const all = await laboratory.models.list();
    const shown = all.filter(model => endpoint === undefined || model.endpoint === endpoint);
    if (options.json === true) terminal.out(asJson(shown));
    else for (const model of shown) terminal.out(`${visible(lineOf(model, language))}\n`);
    return code;
  });

export interface KeepOptions {
  readonly context?: number;
  readonly output?: number;
  readonly thinking?: string;
  readonly price?: string;
}

export const keepModel = (name: string, options: KeepOptions, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    const { context, output, thinking, price } = options;
    const kept = await laboratory.models.keep({
      ...modelNamed(name),
      ...(context !== undefined && { contextTokens: context }),
      ...(output !== undefined && { outputTokens: output }),
      ...(thinking !== undefined && { thinking: thinkingFrom(thinking) }),
      ...(price !== undefined && { price: priceFrom(price, new Date().toISOString().slice(0, 10)) }),
    });
    terminal.out(`${lineOf(kept, languageOf(undefined, terminal.env))}\n`);
    return exitCodes.ok;
  });

export const forgetModel = (name: string, terminal: Terminal): Promise<number> =>
  withAssay(terminal, async ({ laboratory }) => {
    await laboratory.models.forget(modelNamed(name));
    return exitCodes.ok;
  });

function thinkingFrom(text: string): Thinking {
  const found = thinkingKinds.find(kind => kind === text);
  if (!found) throw new UsageError(`--thinking takes ${thinkingKinds.join(' ')}, not "${text}".`);
  return found;
}

async function named<T extends { readonly name: string }>(
  list: Promise<readonly T[]>,
  name: string,
): Promise<T> {
  const found = (await list).find(endpoint => endpoint.name === name);
  if (!found) throw new UsageError(`No endpoint is called "${name}". They are listed by: assay endpoints`);
  return found;
}

function lineOf(model: ModelView, language: Language): string {
  const words = wordsOf(language).endpoints;
  const { abilities, limits, price, retirement, simulated } = model;
  const description = modelDescription(model, language);
  const thinking = abilities?.thinking ?? null;
  return [
    `${model.endpoint}/${model.model}`,
    ...(simulated ? ['SIMULATED'] : []),
    ...(description === '' ? [] : [description]),
    ...(thinking === null || description !== '' ? [] : [words.thinking[thinking]]),
    ...(limits.contextTokens === null ? [] : [words.context(formatTokens(limits.contextTokens, language))]),
    price === null
      ? words.noPrice
      : words.price(formatPrice(price.input), formatPrice(price.output), `${price.source}, ${price.asOf}`),
    ...(retirement === null ? [] : [retirementSentence(retirement, language)]),
  ].join('  ');
}
