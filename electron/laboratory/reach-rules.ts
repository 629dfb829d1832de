// How an endpoint may be reached beside the open road: through a proxy, under certificates of the
// person's own. Both are checked when they are typed, so that a trial does not find out.

import { X509Certificate } from 'node:crypto';
import { Refusal } from '../../shared/contract/refusal.ts';

/** Certificates in PEM. Refuses with code `bad_certificate`. */
export function checkedCa(text: string): string {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  if (/PRIVATE KEY/.test(text)) {
    throw new Refusal('bad_certificate', 'The file holds a private key. Only certificates are needed.');
  }
  if (blocks.length === 0) throw new Refusal('bad_certificate', 'The file holds no certificate in PEM form.');
  if (!blocks.every(isReadable)) {
    throw new Refusal('bad_certificate', 'One of the certificates in the file cannot be read.');
  }
  return `${blocks.join('\n')}\n`;
}

function isReadable(block: string): boolean {
  try {
    return new X509Certificate(block).subject !== undefined;
  } catch {
    return false;
  }
}

/** `http://host:port`. Refuses with code `bad_proxy`. */
export function checkedProxy(text: string): string {
  const refuse = (why: string): never => {
    throw new Refusal('bad_proxy', "This can't be a proxy: {why}.", { why });
  };
  const typed = text.trim();
  if (!URL.canParse(typed)) return refuse('it is not a web address');
  const url = new URL(typed);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('only http and https are spoken');
  if (url.username !== '' || url.password !== '') {
    return refuse('it holds a password, which would lie open in the settings');
  }
  if (url.pathname !== '/' || /[?#]/.test(url.href)) return refuse('it holds more than a host and a port');
  return url.origin;
}
