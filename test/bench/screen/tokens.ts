// The answer that is streamed: Markdown with headings, lists, code and a table now and then, in which
// every token carries its number, so that what is painted can be held against what was sent.

/** Lines of a section, in tokens; the section is begun anew when it is over. */
const plain = (count: number): readonly string[] => Array.from({ length: count }, () => '');
const shapes: readonly string[] = [
  ['\n\n## Section ', ''],
  plain(40),
  ['\n\n- ', '', '', '\n- **', '** ', '', '\n- `', '` ', ''],
  plain(30),
  ['\n\n```js\nconst x', ' = ', ';\nlet y', ' = ', ';\n```\n\n'],
  plain(30),
  ['\n\n| a | b |\n|---|---|\n| ', ' | ', ' |\n| ', ' | ', ' |\n\n'],
].flat();

/** Token `n`, with `t<n>` in it. */
export const tokenAt = (n: number): string => `${shapes[n % shapes.length] ?? ''}t${n} `;
