// Every reference vector, through the functions of the house, to its own tolerance. The vectors
// were computed with numpy and scipy and checked against R and Node; the table below says only
// which of our functions answers which one.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answers } from './vector-answers.ts';

interface Vector {
  readonly id: string;
  readonly input: unknown;
  readonly expected: unknown;
  readonly tolerance: { readonly abs: number; readonly rel: number };
}

const { vectors } = JSON.parse(readFileSync(resolve(import.meta.dirname, 'stat-vectors.json'), 'utf8')) as {
  readonly vectors: readonly Vector[];
};

/** Where `got` is not what is wanted; keys we give beyond the wanted ones are ours to give. */
function differences(got: unknown, want: unknown, { abs, rel }: Vector['tolerance'], path = ''): string[] {
  const tolerance = { abs, rel };
  if (want === 'Infinity') return got === Infinity ? [] : [`${path}: ${String(got)} is not Infinity`];
  if (typeof want === 'number') {
    const isNear = typeof got === 'number' && Math.abs(got - want) <= abs + rel * Math.abs(want);
    return isNear ? [] : [`${path}: got ${String(got)}, want ${want}`];
  }
  if (typeof want !== 'object' || want === null) {
    return got === want ? [] : [`${path}: got ${String(got)}, want ${String(want)}`];
  }
  if (Array.isArray(want)) {
    if (!Array.isArray(got) || got.length !== want.length) return [`${path}: not ${want.length} values`];
    return want.flatMap((value, i) => differences(got[i], value, tolerance, `${path}[${i}]`));
  }
  if (typeof got !== 'object' || got === null) return [`${path}: got ${String(got)}, want an object`];
  const given = got as Readonly<Record<string, unknown>>;
  return Object.entries(want).flatMap(([key, value]) =>
    differences(given[key], value, tolerance, path === '' ? key : `${path}.${key}`),
  );
}

describe('the reference vectors', () => {
  it('are all there, and each has a function that answers it', () => {
    expect(vectors).toHaveLength(51);
    expect(Object.keys(answers).toSorted()).toEqual(vectors.map(({ id }) => id).toSorted());
  });

  it.each(vectors.map(vector => [vector.id, vector] as const))('%s', (id, { input, expected, tolerance }) => {
    expect(differences(answers[id]?.(input as never), expected, tolerance)).toEqual([]);
  });
});
