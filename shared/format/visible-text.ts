// Text from outside, so that what can't be seen is: control characters as their pictures, controls of
// writing direction as their names. Nothing in it can steer a terminal or rearrange what stands around it.

/** New lines and tabs stay. */
export const visible = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, picture);

/** The same on one line: a name, a title. */
export const visibleLine = (text: string): string => visible(text.replace(/\s+/g, ' ').trim());

function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (control === '\n' || control === '\t') return control;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
