// One press after a refusal: what is changed, and that nothing is where nothing can be.

import { describe, expect, it } from 'vitest';
import { compose } from '../../electron/engine/plan.ts';
import { dialectFor } from '../../electron/dialects/index.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import type { NextStep } from '../../shared/trial/failure.ts';
import { higherLimit, remedyFor } from '../../shared/trial/remedy.ts';
import { contender } from '../engine/setup.ts';

const prompt = { system: 'Be brief.', user: 'Why?', variables: {} };

const full = (more: Partial<Contender> = {}): Contender =>
  contender('some-model', {
    flavour: null,
    effort: 'high',
    temperature: 0.2,
    topP: 0.9,
    maxOutputTokens: 100,
    ...more,
  });

/** What would be sent after the press. */
const bodyAfter = (next: NextStep, asked = full()): Record<string, unknown> | undefined => {
  const remedy = remedyFor({ next }, asked, prompt);
  if (!remedy) return undefined;
  const { request } = compose({ dialect: dialectFor }, remedy.contender, prompt);
  return JSON.parse(request.body) as Record<string, unknown>;
};

describe('a remedy', () => {
  it('folds the system prompt into the question', () => {
    expect(bodyAfter('drop_system_role')?.['messages']).toEqual([
      { role: 'user', content: 'Be brief.\n\nWhy?' },
    ]);
  });

  it('leaves out what was refused', () => {
    expect(bodyAfter('drop_sampling')).not.toHaveProperty('temperature');
    expect(bodyAfter('drop_sampling')).not.toHaveProperty('top_p');
    expect(bodyAfter('drop_effort')).not.toHaveProperty('reasoning_effort');
    expect(bodyAfter('drop_stream_options')).not.toHaveProperty('stream_options');
    const responses = full({ dialect: 'openai-responses', flavour: 'openai', model: 'gpt-5.4' });
    expect(bodyAfter('drop_reasoning_summary', responses)?.['reasoning']).toEqual({ effort: 'high' });
  });

  it('calls the limit by the other name, raises it, halves it', () => {
    expect(bodyAfter('use_max_completion_tokens')).toMatchObject({ max_completion_tokens: 100 });
    expect(bodyAfter('use_max_completion_tokens')).not.toHaveProperty('max_tokens');
    const strict = full({ flavour: 'openai', model: 'gpt-4o' });
    expect(bodyAfter('use_max_tokens', strict)).toMatchObject({ max_tokens: 100 });
    expect(bodyAfter('raise_limit')).toMatchObject({ max_tokens: 4_096 });
    expect(bodyAfter('raise_limit', full({ maxOutputTokens: null }))).toMatchObject({ max_tokens: 16_384 });
    expect(bodyAfter('lower_limit')).toMatchObject({ max_tokens: 50 });
  });

  it('streams, or does not', () => {
    expect(bodyAfter('try_non_stream')).toMatchObject({ stream: false });
    expect(bodyAfter('verify_organisation')).toMatchObject({ stream: false });
    expect(bodyAfter('use_stream', full({ streamed: false }))).toMatchObject({ stream: true });
  });

  it.each<[NextStep, Contender]>([
    ['set_key', full()],
    ['add_funds', full()],
    ['wait', full()],
    ['model_retired', full()],
    ['drop_sampling', contender('m')],
    ['drop_effort', full({ effort: null })],
    ['try_non_stream', full({ streamed: false })],
    ['use_stream', full()],
    ['drop_system_role', full({ speech: { systemRole: 'folded' } })],
    ['drop_system_role', full({ variant: { system: '' } })],
    ['use_max_completion_tokens', full({ maxOutputTokens: null })],
    ['lower_limit', full({ maxOutputTokens: null })],
  ])('is none for %s where nothing can be changed', (next, asked) => {
    expect(remedyFor({ next }, asked, prompt)).toBeUndefined();
  });

  it.each([
    [640, 4_096],
    [1_024, 4_096],
    [1_025, 8_192],
    [16_000, 65_536],
  ])('raises a limit of %i to %i', (limit, next) => {
    expect(higherLimit(limit)).toBe(next);
  });
});
