// What the contenders of a lineup are called for short, and by what two of one name are told apart.

import { describe, expect, it } from 'vitest';
import { shortNames } from '../../shared/report/short-names.ts';
import { namesIn } from '../../shared/trial/contender.ts';
import { contender } from '../engine/setup.ts';

const lineup = (...models: readonly string[]) =>
  models.map((model, i) => ({ ...contender(model), id: contender(`c${i}`).id, model }));

describe('a short name', () => {
  it('is the model where that is enough', () => {
    expect([...shortNames(lineup('quick', 'slow'), 'en').values()]).toEqual(['quick', 'slow']);
  });

  it('has its place ahead where another reads the same, and there alone, as in the report', () => {
    const twins = lineup('slow', 'quick', 'quick');
    expect([...shortNames(twins, 'en').values()]).toEqual(['slow', '2 quick', '3 quick']);
    expect([...namesIn(twins).values()].map(name => name.replace(/[a-z]+\//, ''))).toEqual([
      'slow',
      '2 quick',
      '3 quick',
    ]);
  });
});
