// OpenAI's own models, over Chat Completions and over Responses, also on Azure.
//
// From o1 on the system prompt has the role `developer`; the first two took none at all. A limit
// covers thinking and answer. Sampling is refused while a model thinks.

import { dial, family, type EffortDial, type EffortLevel, type Fragment, type TraitRow } from './traits.ts';

const common = { source: 'openai SDK 7.57.0; role and parameter matrix of the forum', asOf: '2026-11-22' };

const lowToHigh: readonly EffortLevel[] = ['low', 'medium', 'high'];
const toXhigh: readonly EffortLevel[] = [...lowToHigh, 'xhigh'];

/** Which models take which steps; `max` is kept out of Chat. */
const efforts: readonly (readonly [models: RegExp, levels: readonly EffortLevel[]])[] = [
  [/^o1-(preview|mini)/, []],
  [/^(ft:)?(chatgpt-|gpt-(3|4))/, []],
  [/^o\d/, lowToHigh],
  [/^gpt-5(-mini|-nano)?(-20\d\d-\d\d-\d\d)?$/, ['minimal', ...lowToHigh]],
  [/^gpt-5\.1/, ['off', ...lowToHigh]],
  [/^gpt-5\.[2-5]/, ['off', ...toXhigh]],
  [/^gpt-5\.6/, ['off', ...toXhigh, 'max']],
  [/^gpt-6(\.1-terra|-luna|-sol)/, ['off', ...toXhigh, 'max']],
  [/^gpt-6/, [...toXhigh, 'max']],
  [/./, ['off', 'minimal', ...toXhigh, 'max']],
];

const dialFor = (levels: readonly EffortLevel[], body: (word: string) => Fragment): EffortDial | null =>
  levels.length === 0 ? null : { levels: dial(levels, body) };

const chat = family({ ...common, dialect: 'openai-chat', flavours: ['openai', 'azure'] });
const responses = family({ ...common, dialect: 'openai-responses', flavours: ['openai', 'azure', null] });

/** OpenAI pads its chunks at random unless asked not to. */
const unpadded: Fragment = { include_usage: true, include_obfuscation: false };

const first2024 = /^o1-(preview|mini)/;
const unthinking = /^(ft:)?(chatgpt-|gpt-(3|4))/;
/** From here on effort `none` exists, and with it sampling. */
const mayNotThink = /^gpt-(5\.[1-9]|6(\.1-terra|-luna|-sol))/;

const roles: readonly ((of: typeof chat) => TraitRow)[] = [
  of => of(first2024, { system: 'folded', sampling: 'refused', images: false }),
  of => of(unthinking, { system: 'system', sampling: 'taken' }),
  of => of(/^o3-mini/, { images: false }),
  of => of(mayNotThink, { system: 'developer', sampling: 'without_thinking' }),
  of => of(/^(o\d|gpt-\d|codex)/, { system: 'developer', sampling: 'refused' }),
];

export const openaiTraits: readonly TraitRow[] = [
  ...roles.map(role => role(chat)),
  ...efforts.map(([models, levels]) =>
    chat(models, {
      effort: dialFor(
        levels.filter(level => level !== 'max'),
        word => ({ reasoning_effort: word }),
      ),
    }),
  ),
  // A deployment on Azure has any name its owner gave it, so nothing follows from that.
  family({ ...common, dialect: 'openai-chat', flavours: ['openai'] })(/./, {
    system: 'developer',
    sampling: 'refused',
  }),
  chat(/./, { limitField: 'max_completion_tokens', streamOptions: unpadded }),

  ...roles.map(role => role(responses)),
  responses(unthinking, { summary: {} }),
  responses(first2024, { summary: {} }),
  ...efforts.map(([models, levels]) =>
    responses(models, { effort: dialFor(levels, word => ({ reasoning: { effort: word } })) }),
  ),
  responses(/./, {
    system: 'developer',
    always: { store: false },
    summary: { reasoning: { summary: 'auto' } },
    streamOptions: { include_obfuscation: false },
    thinkingKind: 'summary',
  }),
];
