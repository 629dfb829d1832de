// How wide the columns of answers are. Equal shares until a person moves a line between two of them.
// Widths that fitted side by side when they were set are shares: they take the room there is in the
// same proportion in any window. Widths that did not fit stay as they are, and the row is scrolled.
//
// Plain arithmetic on pixels, kept as a word of the layout: `fit 302,410,272` or `wide 302,900,272`.

/** Below, a line of an answer is too short to be read. */
export const leastColumn = 272;

/** How a row may differ from its frame by rounding, and still fit. */
const slack = 1;

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);

/**
 * The row after the line behind column `index` was moved until that column is `wanted` wide. Columns
 * before it stay where they are, so that the line stays under the pointer. The next one gives or takes
 * what it can; in a row wider than its frame it keeps its width, as there is nothing to be won from it.
 */
export function columnsAfter(
  widths: readonly number[],
  frame: number,
  index: number,
  wanted: number,
): readonly number[] {
  const now = widths[index];
  const next = widths[index + 1];
  if (now === undefined || next === undefined) return widths;
  const target = Math.max(leastColumn, wanted);
  const beyond = Math.max(0, sum(widths) - frame);
  const given =
    target > now
      ? beyond > slack
        ? 0
        : -Math.min(target - now, Math.max(0, next - leastColumn))
      : Math.max(0, now - target - beyond);
  return widths.map((width, at) => (at === index ? target : at === index + 1 ? next + given : width));
}

/** As it is kept. */
export const columnsWord = (widths: readonly number[], frame: number): string =>
  `${sum(widths) <= frame + slack ? 'fit' : 'wide'} ${widths.map(Math.round).join(',')}`;

const shape = /^(fit|wide) (\d+(?:,\d+)*)$/;

/** The columns as a style sheet wants them: equal where nothing was set, or nothing that can be read. */
export function columnsTemplate(word: unknown, count: number): string {
  const [, kind, list] = shape.exec(typeof word === 'string' ? word : '') ?? [];
  const widths = (list ?? '').split(',').map(Number);
  if (count < 2 || list === undefined || widths.some(width => width < 1))
    return `repeat(${count}, minmax(${leastColumn}px, 1fr))`;
  // A lineup that has grown since: a new column is as wide as the others are on the whole.
  const usual = Math.round(sum(widths) / widths.length);
  return Array.from({ length: count }, (_, index) => widths[index] ?? usual)
    .map(width => `minmax(${kind === 'wide' ? Math.max(leastColumn, width) : leastColumn}px, ${width}fr)`)
    .join(' ');
}
