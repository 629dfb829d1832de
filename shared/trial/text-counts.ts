// What a tokenizer made of a settled lane's text. Counted once, kept with the lane, so that screen
// and file weigh its events alike.

export interface TextCounts {
  /** The vocabulary: `o200k_base`, `cl100k_base`. */
  readonly encoding: string;
  /** True for the model's own tokenizer; false: a stand-in, whose counts are only weights. */
  readonly own: boolean;
  /** Tokens of all shown thinking, and of the whole answer. */
  readonly thought: number;
  readonly text: number;
  /** Tokens of each entry of the timeline; a token that lies in two events is shared by characters. */
  readonly each: readonly number[];
}
