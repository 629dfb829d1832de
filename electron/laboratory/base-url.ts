// A base URL as a person may type it: parsed once, by the parser that sends, and judged by what
// came of it. Their own machine and network are welcome; what holds a secret, hides where it goes
// or points at a cloud's credentials is refused with the reason.

import { Refusal } from '../../shared/contract/refusal.ts';
import { hostKind } from '../transport/host-rules.ts';
import { checkedUrl } from '../transport/url-rules.ts';

export interface BaseUrlOptions {
  /** The person's consent to speak unencrypted to a host that is not theirs. */
  readonly plainHttp: boolean;
}

/** The address to keep, without a trailing slash. Refuses with code `bad_url` or `plain_http`. */
export function checkedBaseUrl(text: string, { plainHttp }: BaseUrlOptions): string {
  const refuse = (why: string): never => {
    throw new Refusal('bad_url', '"{text}" can\'t be a base URL: {why}.', { text: shown(text), why });
  };
  const typed = text.trim();
  // The parser drops tabs and newlines, and takes \ for /: what is read would not be what is sent.
  if (/[\s\p{Cc}\\]/u.test(typed)) return refuse('it holds a space, a control character or a backslash');
  const url = checkedUrl(typed);
  if (typeof url === 'string') return refuse(url);
  if (/[?#]/.test(url.href)) return refuse('it holds a query or a fragment');
  if (url.protocol === 'http:' && hostKind(url.hostname) === 'public' && !plainHttp) {
    throw new Refusal(
      'plain_http',
      '"{text}" would send the prompt and the key unencrypted to {host}. Use https, or allow it expressly.',
      { text: shown(text), host: url.host },
    );
  }
  return url.href.replace(/\/+$/, '');
}

/** A refused address is repeated without what stands before an @: it may be a password. */
const shown = (text: string): string =>
  text
    .trim()
    .slice(0, 200)
    .replace(/\/\/[^/@]*@/, '//…@');

/** The origin a key is bound to; undefined for what is no web address. */
export function originOf(baseUrl: string): string | undefined {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.origin : undefined;
}

const kindOf = (baseUrl: string): ReturnType<typeof hostKind> | undefined =>
  originOf(baseUrl) === undefined ? undefined : hostKind(new URL(baseUrl).hostname);

/** This machine: no key is expected there. */
export const isLoopback = (baseUrl: string): boolean => kindOf(baseUrl) === 'loopback';

/** This machine or a network of the person's own. */
export const isLocal = (baseUrl: string): boolean =>
  kindOf(baseUrl) === 'loopback' || kindOf(baseUrl) === 'private';
