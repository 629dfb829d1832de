// What the lineup's entry offers while one types: known models, and with @ the efforts of one.

import type { ModelView } from '../../shared/contract/views.ts';
import type { Effort } from '../../shared/trial/contender.ts';

export interface Suggestion {
  /** What is added when it is taken: `endpoint/model[@effort]`. */
  readonly name: string;
  readonly model: ModelView;
}

/** Levels worth a column each where the catalogue does not say which a model takes. */
const usualLevels = ['low', 'medium', 'high'] as const;

/** The effort levels that a model is known to take; else those that are usual. */
export function levelsOf(model: ModelView | undefined): readonly Effort[] {
  const known = effortsOf(model);
  return known.length > 0 ? known : usualLevels;
}

/** Empty: nothing is known, or it takes none. */
export const effortsOf = (model: ModelView | undefined): readonly Effort[] => model?.abilities?.efforts ?? [];

/** Every word of the text must stand somewhere in the name or its description. Best first. */
export function suggestionsFor(models: readonly ModelView[], text: string, most = 40): readonly Suggestion[] {
  const wanted = text.trim().toLowerCase();
  const at = wanted.lastIndexOf('@');
  if (at > 0) {
    const model = models.find(known => nameOf(known).toLowerCase() === wanted.slice(0, at));
    if (model) {
      const begun = wanted.slice(at + 1);
      return levelsOf(model)
        .filter(level => String(level).startsWith(begun))
        .map(level => ({ name: `${nameOf(model)}@${level}`, model }));
    }
  }
  const parts = wanted.split(/\s+/).filter(part => part !== '');
  return models
    .map(model => ({ name: nameOf(model), model, rank: rankOf(model, parts) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ name, model }) => ({ name, model }));
}

const nameOf = ({ endpoint, model }: Pick<ModelView, 'endpoint' | 'model'>): string => `${endpoint}/${model}`;

/** 0: the model's id begins so; 1: it stands in the name; 2: in what is said of it; Infinity: nowhere. */
function rankOf(model: ModelView, parts: readonly string[]): number {
  const name = nameOf(model).toLowerCase();
  const said = [model.description, ...Object.values(model.descriptions ?? {})].join(' ').toLowerCase();
  let worst = 0;
  for (const part of parts) {
    const rank =
      model.model.toLowerCase().startsWith(part) || name.startsWith(part)
        ? 0
        : name.includes(part)
          ? 1
          : said.includes(part)
            ? 2
            : Infinity;
    worst = Math.max(worst, rank);
  }
  return worst;
}
