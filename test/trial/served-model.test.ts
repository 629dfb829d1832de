// When what was served is another model, and when it is the same under its longer name.

import { describe, expect, it } from 'vitest';
import { servesOther } from '../../shared/trial/served-model.ts';

const asked = (model: string, flavour: string | null = null) => ({ model, flavour, simulated: false });

describe('what was served', () => {
  it.each([
    ['gpt-4o', 'gpt-4o-2024-08-06'],
    ['gpt-4o-2024-08-06', 'gpt-4o-2024-08-06'],
    ['gpt-4', 'gpt-4-0613'],
    ['claude-sonnet-4-5', 'claude-sonnet-4-5-20250929'],
    ['claude-3-7-sonnet-latest', 'claude-3-7-sonnet-20250219'],
    ['models/gemini-2.5-flash', 'gemini-2.5-flash'],
    ['gemini-2.5-flash', 'gemini-2.5-flash-001'],
    ['glm-4-air', 'glm-4-air-250414'],
    ['mistral-large-latest', 'mistral-large-2411'],
    ['openai/gpt-5-mini', 'openai/gpt-5-mini-2025-08-07'],
    ['deepseek/deepseek-r1:free', 'deepseek/deepseek-r1'],
    ['qwen3', 'qwen3:latest'],
    ['Qwen/Qwen3-8B', 'qwen/qwen3-8b'],
    ['anthropic.claude-x', 'anthropic.claude-x-20250219-v1:0'],
  ])('%s as %s is the same', (model, served) => {
    expect(servesOther(asked(model), served)).toBe(false);
  });

  it.each([
    ['o3', 'o3-mini'],
    ['gpt-4', 'gpt-4-turbo'],
    ['gpt-4o-2024-05-13', 'gpt-4o-2024-08-06'],
    ['claude-opus-4', 'claude-opus-4-7'],
    ['deepseek-chat', 'deepseek-v4-flash'],
    ['o1-preview', 'gpt-4o-mini'],
    ['qwen3:8b', 'qwen3:4b'],
  ])('%s as %s is another', (model, served) => {
    expect(servesOther(asked(model), served)).toBe(true);
  });

  it('says nothing of a deployment, whose name is its owner own', () => {
    expect(servesOther(asked('my-deployment', 'azure'), 'gpt-4o-2024-08-06')).toBe(false);
  });
});
