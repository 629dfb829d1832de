// The dialects there are, by id.

import type { Dialect } from './dialect.ts';
import { openaiChat } from './openai-chat/openai-chat.ts';

const dialects: Readonly<Record<string, Dialect>> = { [openaiChat.id]: openaiChat };

export const dialectFor = (id: string): Dialect | undefined =>
  Object.hasOwn(dialects, id) ? dialects[id] : undefined;
