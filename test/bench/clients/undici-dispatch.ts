// undici below fetch: what the transport stands on, with nothing on top.

import { Agent } from 'undici';
import { bodyFor, carryOut, jobOf, lines, textIn } from './child.ts';

const job = jobOf(process.argv);
const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0, pipelining: 1 });
const { origin, pathname } = new URL(`${job.baseUrl}/chat/completions`);

await carryOut(job, (model, onPiece) => {
  const read = lines(data => {
    const text = textIn(data);
    if (text !== undefined) onPiece(text);
  });
  return new Promise((resolve, reject) => {
    agent.dispatch(
      {
        origin,
        path: pathname,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: bodyFor(model),
      },
      {
        onRequestStart: () => undefined,
        onResponseStart: () => undefined,
        onResponseData: (_controller, chunk) => read(chunk),
        onResponseEnd: () => resolve(),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
});
await agent.close();
