// Cuts Markdown where a new block surely begins, without parsing it: at a blank line outside
// fences and formulas, before a line that belongs to nothing above it. Each piece is parsed alone,
// so that a growing answer costs only its last piece, and a hostile one only itself.

export interface Piece {
  readonly start: number;
  readonly text: string;
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const formula = /^ {0,3}\$\$/;
/** Begins a block of its own: neither blank, nor indented, nor a list's next item. */
const fresh = /^(?![ \t]|[-*+][ \t]|\d{1,9}[.)][ \t])\S/;

/** `from` is where the last piece of an earlier cut began: what stands before it stays as it is. */
export function splitBlocks(text: string, from = 0): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  let at = from;
  let wasBlank = false;
  let open: string | null = null;
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found + 1;
    // The first characters of a line decide; a line of megabytes is not copied to look at them.
    const head = text.slice(at, Math.min(end, at + 160));
    if (open === null && wasBlank && at > start && fresh.test(head)) {
      pieces.push({ start, text: text.slice(start, at) });
      start = at;
    }
    open = afterLine(head, open);
    wasBlank = open === null && head.trim() === '' && end - at <= 160;
    at = end;
  }
  if (start < text.length) pieces.push({ start, text: text.slice(start) });
  return pieces;
}

/** The fence that is open after this line; `$$` for a formula. */
function afterLine(head: string, open: string | null): string | null {
  const mark = fence.exec(head)?.[1];
  if (open === null) {
    if (mark !== undefined) return mark;
    // Opened and closed on one line, it is over.
    return formula.test(head) && !head.slice(head.indexOf('$$') + 2).includes('$$') ? '$$' : null;
  }
  if (open === '$$') return head.includes('$$') ? null : open;
  const closes =
    mark !== undefined && mark.startsWith(open) && head.trim().replaceAll(mark.charAt(0), '') === '';
  return closes ? null : open;
}

/** The cut of a text that grew out of `before`, or of any other one. */
export function cutAgain(before: readonly Piece[], text: string): readonly Piece[] {
  const last = before.at(-1);
  if (last && text.length >= last.start + last.text.length && text.startsWith(last.text, last.start)) {
    // What stands before the last piece is taken to be as it was: an answer only grows.
    return [...before.slice(0, -1), ...splitBlocks(text, last.start)];
  }
  return splitBlocks(text);
}
