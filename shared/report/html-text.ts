// Markup that cannot forget to escape: what goes into a template is text unless it is Html made
// by a template. The one escape function of the report is here.

export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[] | null;

/** `h`<b>${text}</b>`: strings are escaped, Html and lists of it are kept, null is nothing. */
export function h(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let html = strings[0] ?? '';
  parts.forEach((part, i) => {
    html += written(part) + (strings[i + 1] ?? '');
  });
  return { html };
}

function written(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(item => item.html).join('');
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
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[&<>"'`]/g, c => entities[c] ?? c)
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, c => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/\u007f/g, '\u2421')
    .replace(/[\u0080-\u009f\u202a-\u202e\u2066-\u2069]/g, c => `[U+${codeOf(c)}]`);

const codeOf = (c: string): string => c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
