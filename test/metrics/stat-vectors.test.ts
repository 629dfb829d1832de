// Every reference vector, through the functions of the house, to its own tolerance. The vectors
// were computed with numpy and scipy and checked against R and Node; the table below says only
// which of our functions answers which one.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differences, type Tolerance } from './differences.ts';
import { moreAnswers } from './more-answers.ts';
import { answers } from './vector-answers.ts';

interface Vector {
  readonly id: string;
  readonly input: unknown;
  readonly expected: unknown;
  readonly tolerance: Tolerance;
}

function vectorsIn(file: string): readonly Vector[] {
  const text = readFileSync(resolve(import.meta.dirname, file), 'utf8');
  return (JSON.parse(text) as { readonly vectors: readonly Vector[] }).vectors;
}

const vectors = vectorsIn('stat-vectors.json');

describe('the reference vectors', () => {
  it('are all there, and each has a function that answers it', () => {
    expect(vectors).toHaveLength(51);
    expect(Object.keys(answers).toSorted()).toEqual(vectors.map(({ id }) => id).toSorted());
  });

  it.each(vectors.map(vector => [vector.id, vector] as const))('%s', (id, { input, expected, tolerance }) => {
    expect(differences(answers[id]?.(input as never), expected, tolerance)).toEqual([]);
  });
});

/** Data drawn at random, answers by scipy 1.17 and numpy: ties, unequal sizes, small samples. */
describe('further vectors', () => {
  const further = vectorsIn('more-vectors.json');

  it('ask every function that the table names', () => {
    expect(new Set(further.map(({ id }) => id))).toEqual(new Set(Object.keys(moreAnswers)));
  });

  it.each(further.map((vector, i) => [`${vector.id} ${i}`, vector] as const))(
    '%s',
    (_name, { id, input, expected, tolerance }) => {
      expect(differences(moreAnswers[id]?.(input as never), expected, tolerance)).toEqual([]);
    },
  );
});
