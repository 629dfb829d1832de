// Parses off the page's thread: a hostile text can cost this worker, and nothing else. Pieces are
// answered one by one, so that the page can tell which of them took too long.

import { blocksOf } from './blocks-of.ts';

interface Question {
  readonly id: number;
  readonly texts: readonly string[];
}

self.addEventListener('message', (event: MessageEvent<Question>) => {
  const { id, texts } = event.data;
  for (const text of texts) {
    try {
      self.postMessage({ id, blocks: blocksOf(text) });
    } catch {
      self.postMessage({ id, blocks: null });
    }
  }
});
