// What only a flavour knows about reading Chat Completions. Everything else is read in every
// spelling from everybody; what each is sent stands in shared/catalog/traits.

export interface Flavour {
  /** The output count leaves thinking out (xAI's legacy endpoint); its own total is the proof. */
  readonly outputExcludesReasoning?: true;
  /** Pieces of text may be all of it so far, or only what is new: found out per stream. */
  readonly mayAccumulate?: true;
  /** A piece of thinking may come twice in a row. */
  readonly repeatsThoughts?: true;
  /** What the shown thinking is, whatever field it stands in. */
  readonly thinkingKind?: 'summary';
  /** Counts are made from visible text: they are the least there can have been. */
  readonly lowTrust?: true;
}

const flavours: Readonly<Record<string, Flavour>> = {
  xai: { outputExcludesReasoning: true, repeatsThoughts: true },
  minimax: { mayAccumulate: true },
  reseller: { thinkingKind: 'summary', lowTrust: true },
};

export const flavourNamed = (name: string | null): Flavour =>
  name !== null && Object.hasOwn(flavours, name) ? (flavours[name] ?? {}) : {};
