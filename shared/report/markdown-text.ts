// Text inside Markdown that stays text: nothing a model or a server says can become a heading, a
// link, an image or raw HTML, steer the terminal it is read in, or turn the direction of a line.

import { visible } from '../format/visible-text.ts';

/**
 * One line of text in running Markdown. What means something is escaped; what looks like an
 * address stands in a code span, since some readers make links of bare addresses however they
 * are escaped.
 */
export function inline(text: string): string {
  const line = visible(text.toWellFormed().replace(/[\p{Cc}\s]+/gu, ' ')).trim();
  // Cut first, then look: a search for addresses in one go is quadratic on a long word.
  const markdown = line
    .split(/([\s|`]+)/)
    .map(piece => (looksLikeAddress(piece) ? `\`${piece}\`` : escapedRun(piece)))
    .join('');
  // What means something only at the start of a line: headings, lists, rules, numbered lists.
  return markdown.replace(/^[#=+-]/, '\\$&').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

const looksLikeAddress = (piece: string): boolean => /:\/|www\.|@/i.test(piece);

const escapedRun = (text: string): string => text.replace(/[\\`*_{}[\]<>|~&$]/g, '\\$&');

/** A block of text, whole, in a fence longer than any run of backticks in it. */
export function fenced(text: string, info = 'text'): string {
  const whole = visible(text.toWellFormed());
  const longest = Math.max(0, ...[...whole.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${info}\n${whole}${whole.endsWith('\n') ? '' : '\n'}${fence}`;
}

/** A table; cells are already Markdown. The first column is text, the rest align as told. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: 'left' | 'right',
): string {
  const rule = head.map((_, i) => (i > 0 && align === 'right' ? '--:' : ':--'));
  return [head, rule, ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
