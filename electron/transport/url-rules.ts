// Where a request may go. Parsed once, by the same parser that is used to send.
//
// A person's own base URL may be local: that is a feature. What no model answers at are the
// link-local addresses where clouds hand out their credentials.

import { hostKind } from './host-rules.ts';

export const notReached = 'link-local and metadata addresses are not reached';

/** The URL, or why it will not do. */
export function checkedUrl(text: string): URL | string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return 'this is not a web address';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'only http and https are spoken';
  if (url.username !== '' || url.password !== '') return 'a web address must not hold a password';
  if (hostKind(url.hostname) === 'forbidden') return notReached;
  return url;
}
