// A lane as text to carry elsewhere: its answer as Markdown, its request as a command.

import type { Endpoint } from './endpoint-names.ts';
import { contenderName } from '../../shared/trial/contender.ts';
import type { Lane, SentRequest } from '../../shared/trial/lane.ts';

/** The answer under its question and its author, thinking folded away where it was shown. */
export function markdownOf(lane: Lane, asked: string, words: { readonly thinking: string }): string {
  const thinking =
    lane.thinking === ''
      ? []
      : [`<details><summary>${words.thinking}</summary>`, fenced(lane.thinking), '</details>'];
  return [quoted(asked), `**${contenderName(lane.contender)}**`, ...thinking, lane.answer]
    .filter(part => part !== '')
    .join('\n\n')
    .concat('\n');
}

const quoted = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n');

/** A fence longer than any run of backticks inside. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** Where a dialect wants its key: the header, and what stands before the key. */
const keyHeaders: Readonly<Record<string, readonly [header: string, prefix: string]>> = {
  'anthropic-messages': ['x-api-key', ''],
  gemini: ['x-goog-api-key', ''],
};

/** The request as a command for a POSIX shell. The key is a variable of the shell, never a key. */
export function curlOf(request: SentRequest, endpoint: Endpoint): string {
  const [header, prefix] = keyHeaders[endpoint.dialect] ?? ['authorization', 'Bearer '];
  const sent = Object.entries(request.headers).filter(([name]) => name.toLowerCase() !== header);
  return [
    `curl ${single(request.url)}`,
    ...(request.method === 'POST' ? [] : [`-X ${request.method}`]),
    '--no-buffer',
    ...sent.map(([name, value]) => `-H ${single(`${name}: ${value}`)}`),
    ...(endpoint.keyVariable === null ? [] : [`-H "${header}: ${prefix}$${endpoint.keyVariable}"`]),
    ...(request.body === '' ? [] : [`--data-binary ${single(request.body)}`]),
  ].join(' \\\n  ');
}

const single = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
