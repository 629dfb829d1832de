// A session file from somebody else: read as a hostile text, told apart from a damaged one, and
// handed on as a document. It never brings keys, and it overwrites nothing.

import { z } from 'zod';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import { upgraded } from '../../shared/session-file/upgrade.ts';
import { sessionShape } from './session-shape.ts';

const largest = 256 * 1024 * 1024;
const deepest = 32;

export function readSessionFile(text: string): SessionDocument {
  if (text.length > largest) throw new Refusal('too_large', 'The file is larger than 256 MB.');
  const value = parsed(text);
  checkShape(value);
  const head = z.object({ format: z.string(), version: z.number().int() }).safeParse(value);
  if (!head.success || head.data.format !== 'assay-session') {
    throw new Refusal('not_a_session', 'This is not an Assay session file.');
  }
  const newest = upgraded(value, head.data.version);
  if (newest === undefined) {
    throw new Refusal('newer_version', 'The file has version {version}; this Assay is older than it.', {
      version: String(head.data.version),
    });
  }
  const result = sessionShape.safeParse(newest);
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new Refusal('damaged', 'The session file is damaged at {where}: {why}', {
      where: where || '/',
      why: issue?.message ?? '',
    });
  }
  // As it was read, not as the check put it together: that has its own order of names, and a file that
  // comes in and goes out again is the same to the last byte.
  return newest as SessionDocument;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Refusal('not_json', 'The file is no JSON.');
  }
}

const poison = new Set(['__proto__', 'constructor', 'prototype']);

/** Depth and names, before anything walks the value by recursion or by key. */
function checkShape(value: unknown): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw new Refusal('too_deep', 'The file is nested too deeply.');
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const key of Object.keys(item)) {
        if (poison.has(key))
          throw new Refusal('poisoned', 'The file holds the name "{name}".', { name: key });
        next.push((item as Record<string, unknown>)[key]);
      }
    }
    level = next;
  }
}
