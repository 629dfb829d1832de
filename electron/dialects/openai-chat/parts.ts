// What one delta (or one whole message) says, in order: thoughts before text, each once.
//
//   content             text, or a list of parts (Mistral: text and thinking)
//   reasoning_content   DeepSeek, Qwen, GLM, Kimi, Fireworks, llama.cpp, SGLang ...
//   reasoning           Groq, Cerebras, Together, vLLM, OpenRouter
//   reasoning_details   OpenRouter, MiniMax: the same thought again, with its kind
//
// The same thought often comes in two fields at once: the most telling one is read, the rest not.

import type { Speech } from '../../../shared/trial/speech.ts';
import { at, field, isObject, list, textField, type Json } from '../json.ts';

/** A piece of what the model says. */
export type Piece =
  | { readonly kind: 'thought'; readonly text: string; readonly of: 'raw' | 'summary' }
  | { readonly kind: 'text'; readonly text: string };

export type Part = Piece | { readonly kind: 'note'; readonly code: string; readonly detail: string };

export type PartRules = Pick<Speech, 'reasoningField' | 'answerField'>;

export function partsOf(
  delta: Json | undefined,
  { reasoningField, answerField }: PartRules = {},
): readonly Part[] {
  if (!isObject(delta)) return [];
  const own = at(delta, reasoningField);
  const parts: Part[] = [
    ...(typeof own === 'string' ? [{ kind: 'thought', text: own, of: 'raw' } as const] : thoughts(delta)),
  ];
  const content = at(delta, answerField) ?? field(delta, 'content');
  if (typeof content === 'string') parts.push({ kind: 'text', text: content });
  else for (const part of list(content)) parts.push(...contentPart(part));
  const refusal = textField(delta, 'refusal');
  if (refusal)
    parts.push({ kind: 'text', text: refusal }, { kind: 'note', code: 'refusal_text', detail: '' });
  const tool = list(field(delta, 'tool_calls'))[0];
  // Before there were tools, there was one function.
  const called = tool === undefined ? field(delta, 'function_call') : field(tool, 'function');
  if (tool !== undefined || isObject(called)) {
    const detail = textField(called, 'name') ?? '';
    parts.push({ kind: 'note', code: 'tool_calls', detail: detail.slice(0, 100) });
  }
  return parts.filter(part => part.kind === 'note' || part.text !== '');
}

function thoughts(delta: Json): readonly Part[] {
  const details = list(field(delta, 'reasoning_details')).flatMap((detail): readonly Part[] => {
    const summary = textField(detail, 'summary');
    if (summary) return [{ kind: 'thought', text: summary, of: 'summary' }];
    const text = textField(detail, 'text');
    if (text) return [{ kind: 'thought', text, of: 'raw' }];
    return textField(detail, 'type') === 'reasoning.encrypted' ? [encrypted] : [];
  });
  if (details.some(({ kind }) => kind === 'thought')) return details;
  const plain =
    textField(delta, 'reasoning_content') || textField(delta, 'reasoning') || textField(delta, 'thinking');
  return plain ? [...details, { kind: 'thought', text: plain, of: 'raw' }] : details;
}

const encrypted: Part = { kind: 'note', code: 'thinking_redacted', detail: '' };

function contentPart(part: Json): readonly Part[] {
  if (typeof part === 'string') return [{ kind: 'text', text: part }];
  if (textField(part, 'type') === 'thinking') {
    const plain = textField(part, 'thinking');
    if (plain !== undefined) return [{ kind: 'thought', text: plain, of: 'raw' }];
    return list(field(part, 'thinking')).map(piece => ({
      kind: 'thought',
      text: typeof piece === 'string' ? piece : (textField(piece, 'text') ?? ''),
      of: 'raw',
    }));
  }
  return [{ kind: 'text', text: textField(part, 'text') ?? '' }];
}
