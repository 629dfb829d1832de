// A sample prompt: what a person who compares models likes to ask first.

export const sampleKinds = ['logic', 'arithmetic', 'code', 'language'] as const;

export interface SamplePrompt {
  /** The same in every language. */
  readonly id: string;
  readonly kind: (typeof sampleKinds)[number];
  readonly title: string;
  readonly user: string;
  readonly system?: string;
  readonly variables?: Readonly<Record<string, string>>;
}
