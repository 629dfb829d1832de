// A request and a response as text, for reading and for a clipboard. The key was never in them.

import type { SentRequest } from '../trial/lane.ts';

/** Method, address, headers, a blank line, the body; JSON set out for reading. */
export function requestText({ method, url, headers, body }: SentRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${url}`, ...lines, '', setOut(body)].join('\n');
}

function setOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** The chunks as they came, one after the other, without their times. */
export const responseText = (chunks: readonly (readonly [atMs: number, text: string])[]): string =>
  chunks.map(([, text]) => text).join('');
