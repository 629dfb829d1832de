// What an answer may be drawn as: a small tree of plain data with nothing in it that could act.
// No HTML, no images that are fetched, no ids. A link is its text and an address that only a
// person's own press, and a second one, can open.

/** A formula as elements: made from KaTeX's own output, cut down to what math-tree.ts lists. */
export interface MathElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly style: Readonly<Record<string, string>>;
  readonly children: readonly (MathElement | string)[];
}

export type CodeKind = 'keyword' | 'text' | 'number' | 'comment';

/** A piece of code; no kind: nothing special. */
export type CodePiece = readonly [text: string, kind?: CodeKind];

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  /** A character that would not be seen, or would act on those around it. */
  | { readonly kind: 'unseen'; readonly sign: string; readonly code: string }
  | { readonly kind: 'strong' | 'emphasis' | 'delete'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly children: readonly Inline[] }
  | { readonly kind: 'break' }
  /** Shown as its text with the host beside it. `href` is null where it must not be opened. */
  | {
      readonly kind: 'link';
      readonly host: string;
      readonly href: string | null;
      readonly children: readonly Inline[];
    }
  | { readonly kind: 'image'; readonly alt: readonly Inline[]; readonly host: string }
  /** `drawn` is null where KaTeX refused it: then the source stands. */
  | { readonly kind: 'math'; readonly source: string; readonly drawn: MathElement | null };

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly depth: number; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly language: string; readonly pieces: readonly CodePiece[] }
  | { readonly kind: 'math'; readonly source: string; readonly drawn: MathElement | null }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly start: number;
      readonly items: readonly {
        readonly checked: boolean | null;
        readonly children: readonly Block[];
      }[];
    }
  | {
      readonly kind: 'table';
      readonly align: readonly ('left' | 'right' | 'center' | null)[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'rule' };
