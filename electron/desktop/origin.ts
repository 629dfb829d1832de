// The one origin the desktop app knows: its own bundle. Compared as a parsed URL, never by prefix.

export const scheme = 'app';
export const home = `${scheme}://bundle/`;

/** True for a page of the bundle itself. */
export function isOwn(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${scheme}:` && host === 'bundle' && username === '' && password === '';
}

/** True for what a page of the bundle made in its own memory. */
export const isOwnBlob = (url: string): boolean =>
  url.startsWith('blob:') && isOwn(url.slice('blob:'.length));
