// Headers a person may add to every request of an endpoint: names for a gateway, a referer. Never
// one that carries a secret (keys have their own place and stay out of every record), nor one the
// transport itself speaks with.

import { Refusal } from '../../shared/contract/refusal.ts';

const secretName = /auth|key|token|secret|passw|cookie|credential|signature/i;

const transportsOwn = new Set([
  'host',
  'connection',
  'content-length',
  'content-type',
  'content-encoding',
  'transfer-encoding',
  'accept',
  'accept-encoding',
  'te',
  'trailer',
  'upgrade',
  'expect',
  'keep-alive',
  'proxy-connection',
]);

/** What keys look like, whatever name they stand under. */
const secretValue =
  /^(bearer|basic)\s|^(sk|pk|rk|gsk|xai|fw|csk|hf)[-_][A-Za-z0-9_-]{8,}|^AIza[A-Za-z0-9_-]{20,}/i;

/** Names in lower case. Refuses with code `bad_header`. */
export function checkedHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const refuse = (name: string, why: string): never => {
    throw new Refusal('bad_header', 'The header "{name}" can\'t be added: {why}.', {
      name: name.slice(0, 60),
      why,
    });
  };
  const checked: Record<string, string> = {};
  for (const [typed, value] of Object.entries(headers)) {
    const name = typed.trim().toLowerCase();
    if (!/^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(name)) refuse(typed, 'this is no header name');
    if (secretName.test(name)) refuse(typed, 'it would hold a secret; a key is set with the key');
    if (transportsOwn.has(name)) refuse(typed, 'the transport sets it');
    if (!/^[\t\x20-\x7e]{0,1000}$/.test(value)) refuse(typed, 'its value holds more than plain text');
    if (secretValue.test(value.trim())) refuse(typed, 'its value looks like a key');
    checked[name] = value.trim();
  }
  return checked;
}
