// Runs of Latin words on a page that speaks Chinese: in its text, its accessible names, its titles and
// placeholders. What is Latin in every language is listed here, and nothing else is let through.

import type { Page } from 'playwright-core';
import { dialectNames, chatFlavours } from '../../shared/catalog/dialect-names.ts';
import { knownEndpoints } from '../../shared/catalog/endpoints.ts';
import { practiceModels } from '../../electron/practice/models.ts';

/** Left out of every text before it is looked at: addresses, paths, names with a digit or a sign in them,
 *  and what a server said, which is repeated in its own words. */
const written = [
  /（\d{3}：.*?）/g,
  /（data: .*?）|（\{.*?）/g,
  // A setting as it stands in the request
  /发送为 [a-z_]+ [a-z]+/g,
  /[a-z]+:\/\/[^\s，。）]+/g,
  /(?:~?\/[\w.-]+){2,}/g,
  /\*?\.assay\.json/g,
  /[A-Za-z]+(?:[-_.@/+:][\w]+)+/g,
  /[A-Za-z]*\d[\w.-]*/g,
  /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g,
];

const names = [
  'Assay',
  // The label that practice models carry everywhere, and the other language by its own name
  'SIMULATED English',
  // Keys
  'Ctrl Alt Shift Enter Esc Delete Tab',
  // Formats, and what travels on a wire
  'HTML Markdown CSV TSV JSON PEM curl UTC MB KB DNS TCP TLS POST HTTP SSE API DONE',
  // A header and a certificate as they are written
  'team research BEGIN CERTIFICATE authorization',
  // Statistics, by the names of their authors
  'Theil Sen McNemar Holm Newcombe BCa',
  'Top Ollama LM Studio',
  ...knownEndpoints.map(({ name }) => name),
  ...dialectNames,
  ...chatFlavours,
  ...practiceModels.map(({ id }) => id),
  // The endpoint of the walk
  'lab',
].flatMap(words => words.split(' '));

const allowed = new Set(names.map(name => name.toLowerCase()));

/** The words of a text that are Latin and not let through, as they stand. */
export function latinIn(text: string): readonly string[] {
  let rest = text;
  for (const form of written) rest = rest.replace(form, ' ');
  return (rest.match(/[A-Za-z]{2,}/g) ?? []).filter(word => !allowed.has(word.toLowerCase()));
}

/** Every text of the page that is not a model's, a person's, or code: what is said with it, once each. */
const spokenBy = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const foreign =
      'pre, code, kbd, script, style, .answer, .thoughts, .lens, .turns, .wire, .monaco-editor, .item-excerpt';
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.currentNode as Element | null; node; node = walker.nextNode() as Element | null) {
      if (node.closest(foreign)) continue;
      // A sample or a past prompt stands whole in the title of its entry.
      if (node.matches('[role="menuitem"][title]')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext'])
        found.add(node.getAttribute(name) ?? '');
      for (const child of node.childNodes)
        if (child.nodeType === Node.TEXT_NODE) found.add(child.textContent ?? '');
    }
    return [...found].filter(text => /[A-Za-z]{2}/.test(text));
  });

/** Texts of the page in which Latin words stand that nothing lets through. */
export async function latinOn(page: Page): Promise<readonly string[]> {
  return (await spokenBy(page)).filter(text => latinIn(text).length > 0);
}
