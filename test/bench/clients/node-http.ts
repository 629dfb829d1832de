// The floor: node:http, the simplest reading there is, nothing kept but the stamps.

import { Agent, request } from 'node:http';
import { bodyFor, carryOut, jobOf, lines, textIn } from './child.ts';

const job = jobOf(process.argv);
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

await carryOut(job, (model, onPiece) => {
  const read = lines(data => {
    const text = textIn(data);
    if (text !== undefined) onPiece(text);
  });
  return new Promise((resolve, reject) => {
    const call = request(
      `${job.baseUrl}/chat/completions`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      response => {
        response.on('data', read);
        response.on('end', resolve);
        response.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(bodyFor(model));
  });
});
agent.destroy();
