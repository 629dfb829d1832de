// A refusal: something the person asked for that cannot be done, for a reason they can act on.
// It crosses the wall as its code and its sentence; every other error is a bug and stays behind.
//
//   new Refusal('unknown_session', 'There is no session "{id}".', { id })
//
// The sentence is written in English, where it is said; `format/refusal-sentence.ts` says it in the
// person's language, by that same sentence and its facts.

export type RefusalFacts = Readonly<Record<string, string>>;

export class Refusal extends Error {
  /** `unknown_session`, `unknown_endpoint`, `empty_prompt` ... */
  readonly code: string;
  /** With `{name}` where a fact stands. */
  readonly sentence: string;
  readonly facts: RefusalFacts;

  constructor(code: string, sentence: string, facts: RefusalFacts = {}) {
    super(filledIn(sentence, facts));
    this.name = 'Refusal';
    this.code = code;
    this.sentence = sentence;
    this.facts = facts;
  }
}

/** The sentence with its facts. A name that no fact stands for stays as it is. */
export const filledIn = (sentence: string, facts: RefusalFacts): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(facts, name) ? (facts[name] ?? place) : place,
  );

/** What of a refusal crosses the wall beside its English sentence. */
export const crossing = ({ code, sentence, facts }: Refusal): RefusalData => ({ code, sentence, facts });

export interface RefusalData {
  readonly code: string;
  readonly sentence: string;
  readonly facts: RefusalFacts;
}

/** A refusal among what came over the wall with an error; undefined: it was something else. */
export function refusalIn(data: unknown): RefusalData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { code, sentence, facts } = data as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string' || typeof sentence !== 'string') return undefined;
  if (typeof facts !== 'object' || facts === null) return undefined;
  const told = Object.entries(facts).map(([name, fact]) => [name, String(fact)] as const);
  return { code, sentence, facts: Object.fromEntries(told) };
}

/** Also of one that came out of another bundle, whose class is not this one. */
export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && error.name === 'Refusal' && 'sentence' in error && 'facts' in error;
