// Markup that cannot forget to escape: what goes into a template is text unless it is Html made
// by a template. The one escape function of the report is here.

import { visible } from '../format/visible-text.ts';

class Made {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

/** Made here and nowhere else: an object out of a file that merely looks like it is none. */
export type Html = Made;

/** Our own style and policy, as they stand. */
export const asIs = (html: string): Html => new Made(html);

type Part = string | number | Html | readonly Html[] | null;

/** `h`<b>${text}</b>`: strings are escaped, Html and lists of it are kept, null is nothing. */
export function h(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let html = strings[0] ?? '';
  parts.forEach((part, i) => {
    html += written(part) + (strings[i + 1] ?? '');
  });
  return new Made(html);
}

function written(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return (part instanceof Made ? [part] : part).map(htmlOf).join('');
}

function htmlOf(part: Html): string {
  if (!(part instanceof Made)) throw new TypeError('what goes into a report is neither text nor made here');
  return part.html;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * Text for element content and quoted attributes. Control characters become their pictures, so an
 * escape sequence is seen; controls of writing direction become their names, so that no text can
 * rearrange what stands around it. A lone half of a surrogate pair becomes U+FFFD.
 */
export const escaped = (text: string): string =>
  visible(text.toWellFormed()).replace(/[&<>"'`]/g, c => entities[c] ?? c);
