// Where a request may go. Parsed once, by the same parser that is used to send.
//
// A person's own base URL may be local: that is a feature. What no model answers at are the
// link-local addresses where clouds hand out their credentials.

const metadataHosts = new Set(['metadata.google.internal', 'metadata.goog', 'instance-data']);

/** The URL, or why it will not do. */
export function checkedUrl(text: string): URL | string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return 'this is not a web address';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'only http and https are spoken';
  if (url.username !== '' || url.password !== '') return 'a web address must not hold a password';
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (metadataHosts.has(host) || isLinkLocal(host)) return 'link-local addresses are not reached';
  return url;
}

/** 169.254.0.0/16 in any spelling the parser folds into it, mapped into IPv6, and fe80::/10. */
const isLinkLocal = (host: string): boolean =>
  host.startsWith('169.254.') || host.startsWith('[::ffff:a9fe:') || /^\[fe[89ab][0-9a-f]:/.test(host);
