// The counting worker: vocabularies are large and counting takes time, so neither ever stands on
// the thread that stamps arrivals. A vocabulary is read when it is first asked for.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { CL100K_TOKEN_SPLIT_REGEX, O200K_TOKEN_SPLIT_REGEX } from 'gpt-tokenizer/encodingParams/constants';
import type { Encoding } from '../../../shared/catalog/encodings.ts';
import { letGo } from '../../../shared/trial/record-batch.ts';
import { countTokens, spreadTokens } from '../encoder.ts';
import { giveWay } from './give-way.ts';
import { readVocabulary, type Vocabulary } from '../vocabulary.ts';
import type { Question, Reply } from './messages.ts';

const words: Readonly<Record<Encoding, RegExp>> = {
  o200k_base: O200K_TOKEN_SPLIT_REGEX,
  cl100k_base: CL100K_TOKEN_SPLIT_REGEX,
};

/** In a bundle it lies beside this file; from source, where its package has it. */
function fileOf(encoding: Encoding): string {
  const name = `${encoding}.tiktoken`;
  const beside = fileURLToPath(new URL(`./${name}`, import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(import.meta.resolve(`gpt-tokenizer/data/${name}`));
}

const read = new Map<Encoding, Vocabulary>();

function vocabularyOf(encoding: Encoding): Vocabulary {
  const known = read.get(encoding);
  if (known) return known;
  const file = readFileSync(fileOf(encoding));
  const vocabulary = readVocabulary(file, words[encoding]);
  letGo(file);
  read.set(encoding, vocabulary);
  return vocabulary;
}

function answer({ id, encoding, texts }: Question): Reply {
  try {
    const vocabulary = vocabularyOf(encoding);
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

giveWay();

const port = parentPort;
if (!port) throw new Error('the counting worker was started without an owner');
port.on('message', (question: Question) => {
  port.postMessage(answer(question));
});
