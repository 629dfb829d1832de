// The sources as syntax trees, read with the bundler's own parser: a word in a comment or a
// sentence is not the thing itself.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseSync } from 'vite';

export const top = resolve(import.meta.dirname, '../..');

export interface File {
  /** From the top of the project, with forward slashes. */
  readonly path: string;
  readonly source: string;
}

export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

export function filesIn(part: string): readonly File[] {
  return readdirSync(join(top, part), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => ({ path: relative(top, path).replaceAll('\\', '/'), source: readFileSync(path, 'utf8') }));
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Every node of a syntax tree, whatever its depth. */
export function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item);
  } else if (isNode(value)) {
    yield value;
    for (const part of Object.values(value)) yield* nodesOf(part);
  }
}

export interface Parsed {
  readonly nodes: readonly Node[];
  readonly comments: readonly string[];
}

const cache = new Map<string, Parsed>();

export function parsed({ path, source }: File): Parsed {
  const known = cache.get(source);
  if (known) return known;
  const { program, comments, errors } = parseSync(path, source, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const result = { nodes: [...nodesOf(program)], comments: comments.map(({ value }) => value) };
  cache.set(source, result);
  return result;
}
