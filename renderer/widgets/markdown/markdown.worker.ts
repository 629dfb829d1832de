// Parses off the page's thread: a hostile text can cost this worker, and nothing else.

import { blocksOf } from './blocks-of.ts';

self.addEventListener('message', (event: MessageEvent<{ id: number; text: string }>) => {
  const { id, text } = event.data;
  try {
    self.postMessage({ id, blocks: blocksOf(text) });
  } catch {
    self.postMessage({ id, blocks: null });
  }
});
