// The counting worker: vocabularies are large and counting takes time, so neither ever stands on
// the thread that stamps arrivals. A vocabulary is read when it is first asked for.

import { parentPort } from 'node:worker_threads';
import type { Encoding } from '../../../shared/catalog/encodings.ts';
import { countTokens, spreadTokens, type Vocabulary } from '../encoder.ts';
import type { Question, Reply } from './messages.ts';

const readers: Readonly<Record<Encoding, () => Promise<Vocabulary>>> = {
  o200k_base: () => import('gpt-tokenizer/encoding/o200k_base'),
  cl100k_base: () => import('gpt-tokenizer/encoding/cl100k_base'),
};

const read = new Map<Encoding, Promise<Vocabulary>>();

function vocabularyOf(encoding: Encoding): Promise<Vocabulary> {
  const known = read.get(encoding) ?? readers[encoding]();
  read.set(encoding, known);
  return known;
}

async function answer({ id, encoding, texts }: Question): Promise<Reply> {
  try {
    const vocabulary = await vocabularyOf(encoding);
    const counts = texts.map(pieces => {
      const each = pieces.length === 1 ? undefined : spreadTokens(vocabulary, pieces);
      const total = countTokens(vocabulary, pieces.join(''));
      return { total, each: each ?? [total] };
    });
    return { id, counts };
  } catch (error) {
    return { id, trouble: error instanceof Error ? error.message : String(error) };
  }
}

const port = parentPort;
if (!port) throw new Error('the counting worker was started without an owner');
port.on('message', (question: Question) => {
  void answer(question).then(reply => port.postMessage(reply));
});
