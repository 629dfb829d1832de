// The Vercel AI SDK's streamText, its retries off.

import { carryOut, jobOf } from './child.ts';
import { peer } from './peer.ts';

interface AI {
  streamText(options: object): { readonly textStream: AsyncIterable<string> };
}
interface Provider {
  createOpenAI(options: object): { chat(model: string): object };
}

const job = jobOf(process.argv);
const { streamText } = await peer<AI>(job.peers, 'ai');
const { createOpenAI } = await peer<Provider>(job.peers, '@ai-sdk/openai');
const openai = createOpenAI({ baseURL: job.baseUrl, apiKey: 'none' });
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });

await carryOut(job, async (model, onPiece) => {
  const { textStream } = streamText({ model: openai.chat(model), prompt: 'calibrate', maxRetries: 0 });
  for await (const text of textStream) onPiece(text);
});
