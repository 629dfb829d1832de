// Text inside Markdown that stays text: nothing a model or a server says can become a heading, a
// link, an image or raw HTML.

/** One line of text in running Markdown, with everything that could mean something escaped. */
export const inline = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|~&$@]/g, '\\$&')
    // What means something only at the start of a line: headings, lists, rules, numbered lists.
    .replace(/^[#=+-]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    // A bare address would become a link where the reader extends Markdown so.
    .replace(/:(?=\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.');

/** A block of text, whole, in a fence longer than any run of backticks in it. */
export function fenced(text: string, info = 'text'): string {
  const whole = text.toWellFormed().replace(/\r\n?/g, '\n');
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
