// What is known of a lane beside its figures, in English.

import type { Words } from '../words.ts';

export const laneFacts: Words['laneFacts'] = {
  connection: 'connection',
  reused: 'one already open',
  fresh: 'new',
  steps: { dnsMs: 'DNS', connectMs: 'TCP', tlsMs: 'TLS' },
  marks: { writtenMs: 'request written', headersMs: 'response headers', doneMs: 'terminal signal' },
  effort: 'effort',
  effortText: ({ asked, applied, seen }) =>
    [
      `asked for ${asked}`,
      applied === null ? 'not sent' : `sent as ${applied}`,
      ...(seen === null ? [] : [`${seen} reasoning tokens seen`]),
    ].join(', '),
  keptFor: time => `written to cache for ${time}, tokens`,
  served: {
    model: 'served model',
    tier: 'service tier',
    upstream: 'served by',
    fingerprint: 'system fingerprint',
    requestId: 'request id',
  },
};
