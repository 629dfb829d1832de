// Looks up what a model takes. A server nobody knows gets the plainest request there is.

import type { Contender } from '../../trial/contender.ts';
import { anthropicTraits } from './anthropic.ts';
import { bedrockTraits } from './bedrock.ts';
import { chatHostTraits } from './chat-hosts.ts';
import { googleTraits } from './google.ts';
import { localTraits } from './local.ts';
import { openaiTraits } from './openai.ts';
import type { ModelTraits, TraitRow } from './traits.ts';

export const traitRows: readonly TraitRow[] = [
  ...openaiTraits,
  ...chatHostTraits,
  ...anthropicTraits,
  ...googleTraits,
  ...localTraits,
  ...bedrockTraits,
];

const plain: ModelTraits = {
  system: 'system',
  limitField: 'max_tokens',
  defaultLimit: 32_000,
  sampling: 'taken',
  temperature: [0, 2],
  images: true,
  streaming: 'any',
  effort: null,
  always: {},
  summary: {},
  streamOptions: { include_usage: true },
  thinkingKind: 'raw',
};

export function traitsOf(
  contender: Pick<Contender, 'dialect' | 'flavour' | 'model' | 'speech'>,
): ModelTraits {
  const traits = traitRows
    .filter(row => fits(row, contender))
    .reduceRight<ModelTraits>((known, row) => ({ ...known, ...row.traits }), plain);
  const { systemRole, limitField, streamUsage, thinkingKind, summaries } = contender.speech ?? {};
  return {
    ...traits,
    ...(systemRole !== undefined && { system: systemRole }),
    ...(limitField !== undefined && { limitField }),
    ...(streamUsage === false && { streamOptions: null }),
    ...(thinkingKind !== undefined && { thinkingKind }),
    ...(summaries === false && { summary: {} }),
  };
}

const fits = (
  { dialect, flavours, models }: TraitRow,
  contender: Pick<Contender, 'dialect' | 'flavour' | 'model'>,
): boolean =>
  dialect === contender.dialect &&
  (flavours === undefined || flavours.includes(contender.flavour)) &&
  models.test(contender.model);
