// What one delta (or one whole message) says, in order: thoughts before text, each once.
//
//   content             text, or a list of parts (Mistral: text and thinking)
//   reasoning_content   DeepSeek, Qwen, GLM, Kimi, llama.cpp, SGLang ...
//   reasoning           Groq, Cerebras, Together, vLLM, OpenRouter
//   reasoning_details   OpenRouter, MiniMax: the same thought again, with its kind
//
// The same thought often comes in two fields at once: the most telling one is read, the rest not.

import { field, isObject, list, textField, type Json } from '../json.ts';

export type Part =
  | { readonly kind: 'thought'; readonly text: string; readonly of: 'raw' | 'summary' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'note'; readonly code: string; readonly detail: string };

export function partsOf(delta: Json | undefined): readonly Part[] {
  if (!isObject(delta)) return [];
  const parts: Part[] = [...thoughts(delta)];
  const content = field(delta, 'content');
  if (typeof content === 'string') parts.push({ kind: 'text', text: content });
  else for (const part of list(content)) parts.push(...contentPart(part));
  const refusal = textField(delta, 'refusal');
  if (refusal)
    parts.push({ kind: 'text', text: refusal }, { kind: 'note', code: 'refusal_text', detail: '' });
  const tool = list(field(delta, 'tool_calls'))[0];
  if (tool !== undefined) {
    parts.push({
      kind: 'note',
      code: 'tool_calls',
      detail: textField(field(tool, 'function'), 'name') ?? '',
    });
  }
  return parts.filter(part => part.kind === 'note' || part.text !== '');
}

function thoughts(delta: Json): readonly Part[] {
  const details = list(field(delta, 'reasoning_details')).flatMap((detail): readonly Part[] => {
    const summary = textField(detail, 'summary');
    if (summary) return [{ kind: 'thought', text: summary, of: 'summary' }];
    const text = textField(detail, 'text');
    return text ? [{ kind: 'thought', text, of: 'raw' }] : [];
  });
  if (details.length > 0) return details;
  const plain = textField(delta, 'reasoning_content') || textField(delta, 'reasoning');
  return plain ? [{ kind: 'thought', text: plain, of: 'raw' }] : [];
}

function contentPart(part: Json): readonly Part[] {
  if (typeof part === 'string') return [{ kind: 'text', text: part }];
  if (textField(part, 'type') === 'thinking') {
    return list(field(part, 'thinking')).map(piece => ({
      kind: 'thought',
      text: textField(piece, 'text') ?? '',
      of: 'raw',
    }));
  }
  return [{ kind: 'text', text: textField(part, 'text') ?? '' }];
}
