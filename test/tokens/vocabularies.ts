// The vocabularies as the worker has them, read once for all tests of a file.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CL100K_TOKEN_SPLIT_REGEX, O200K_TOKEN_SPLIT_REGEX } from 'gpt-tokenizer/encodingParams/constants';
import { readVocabulary } from '../../electron/tokens/vocabulary.ts';
import type { Encoding } from '../../shared/catalog/encodings.ts';
import { top } from '../kit/syntax.ts';

export const fileOf = (encoding: Encoding): Buffer =>
  readFileSync(join(top, 'node_modules/gpt-tokenizer/data', `${encoding}.tiktoken`));

export const o200k = readVocabulary(fileOf('o200k_base'), O200K_TOKEN_SPLIT_REGEX);
export const cl100k = readVocabulary(fileOf('cl100k_base'), CL100K_TOKEN_SPLIT_REGEX);
