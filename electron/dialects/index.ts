// The dialects there are, by id.

import { anthropicMessages } from './anthropic-messages/anthropic-messages.ts';
import { bedrockConverse } from './bedrock-converse/bedrock-converse.ts';
import type { Dialect } from './dialect.ts';
import { gemini } from './gemini/gemini.ts';
import { lmstudio } from './lmstudio/lmstudio.ts';
import { ollama } from './ollama/ollama.ts';
import { openaiChat } from './openai-chat/openai-chat.ts';
import { openaiResponses } from './openai-responses/openai-responses.ts';

const dialects: ReadonlyMap<string, Dialect> = new Map(
  [openaiChat, openaiResponses, anthropicMessages, gemini, ollama, lmstudio, bedrockConverse].map(dialect => [
    dialect.id,
    dialect,
  ]),
);

export const dialectFor = (id: string): Dialect | undefined => dialects.get(id);
