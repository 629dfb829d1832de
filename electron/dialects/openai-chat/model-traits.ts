// What models of this dialect take, as data: the first row that fits decides. A server nobody
// knows gets the plainest request there is.

import type { Contender } from '../../../shared/trial/contender.ts';

export interface ModelTraits {
  /** Where the system prompt goes; `folded`: in front of the user's, since the model takes none. */
  readonly system: 'system' | 'developer' | 'folded';
  readonly limitField: 'max_tokens' | 'max_completion_tokens';
  /** False where temperature and its kin are refused. */
  readonly sampling: boolean;
}

const plain: ModelTraits = { system: 'system', limitField: 'max_tokens', sampling: true };

interface Row {
  readonly flavours: readonly string[];
  readonly models: RegExp;
  readonly traits: ModelTraits;
}

/** Source: OpenAI's SDK types and role matrix, read 2026-11. */
const rows: readonly Row[] = [
  {
    flavours: ['openai', 'azure'],
    models: /^o1-(preview|mini)/,
    traits: { system: 'folded', limitField: 'max_completion_tokens', sampling: false },
  },
  {
    flavours: ['openai', 'azure'],
    models: /^gpt-(3|4)/,
    traits: { system: 'system', limitField: 'max_completion_tokens', sampling: true },
  },
  {
    flavours: ['openai', 'azure'],
    models: /./,
    traits: { system: 'developer', limitField: 'max_completion_tokens', sampling: false },
  },
];

export function traitsOf({ flavour, model }: Pick<Contender, 'flavour' | 'model'>): ModelTraits {
  const row = rows.find(
    ({ flavours, models }) => flavour !== null && flavours.includes(flavour) && models.test(model),
  );
  return row?.traits ?? plain;
}
