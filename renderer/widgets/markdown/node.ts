// The parts of a parsed Markdown node that are read. The parser's own types say much more.

export interface Node {
  readonly type: string;
  readonly value?: string | undefined;
  readonly depth?: number | undefined;
  readonly lang?: string | null | undefined;
  readonly ordered?: boolean | null | undefined;
  readonly start?: number | null | undefined;
  readonly checked?: boolean | null | undefined;
  readonly align?: readonly ('left' | 'right' | 'center' | null)[] | null | undefined;
  readonly url?: string | undefined;
  readonly alt?: string | null | undefined;
  readonly label?: string | null | undefined;
  readonly children?: readonly Node[] | undefined;
}
