// Which tokenizer a model uses, where that is known: data read off the vendors' own lists. Every
// other model is counted with a stand-in, and says so.
//
// Only names as a vendor writes them are known, with what a reseller puts before them taken off.

export const encodings = ['o200k_base', 'cl100k_base'] as const;

export type Encoding = (typeof encodings)[number];

export interface ModelEncoding {
  readonly encoding: Encoding;
  /** True for the model's own tokenizer; false: a stand-in. */
  readonly own: boolean;
}

/** The first match decides. Source: OpenAI's tiktoken, its table of models and prefixes. */
const known: readonly (readonly [name: RegExp, encoding: Encoding])[] = [
  [/^(gpt-4o|chatgpt-4o|gpt-4\.1|gpt-4\.5|gpt-5|gpt-oss|codex-mini)/, 'o200k_base'],
  [/^o[1-9](-|$)/, 'o200k_base'],
  [/^(gpt-4|gpt-3\.5|gpt-35|text-embedding)/, 'cl100k_base'],
];

/** For what nobody tells: the newest of the known vocabularies, which holds most scripts. */
const standIn: ModelEncoding = { encoding: 'o200k_base', own: false };

export function encodingOf(endpoint: string, model: string): ModelEncoding {
  // Practice models cut their words into pieces of their own, whatever model they play.
  if (endpoint === 'practice') return standIn;
  const name = model.slice(model.lastIndexOf('/') + 1).toLowerCase();
  const found = known.find(([pattern]) => pattern.test(name));
  return found === undefined ? standIn : { encoding: found[1], own: true };
}
