// The vendor's own client, its retries off.

import { carryOut, jobOf } from './child.ts';
import { peer } from './peer.ts';

interface Chunk {
  readonly choices: readonly { readonly delta?: { readonly content?: string } }[];
}
interface OpenAI {
  readonly chat: { readonly completions: { create(body: object): Promise<AsyncIterable<Chunk>> } };
}

const job = jobOf(process.argv);
const { default: Client } = await peer<{ default: new (options: object) => OpenAI }>(job.peers, 'openai');
const client = new Client({ baseURL: job.baseUrl, apiKey: 'none', maxRetries: 0 });

await carryOut(job, async (model, onPiece) => {
  const stream = await client.chat.completions.create({
    model,
    messages: [{ role: 'user', content: 'calibrate' }],
    stream: true,
    stream_options: { include_usage: true },
  });
  for await (const { choices } of stream) {
    const text = choices[0]?.delta?.content;
    if (text !== undefined) onPiece(text);
  }
});
