// What is decided before anything is sent: the words each contender is told.

import { describe, expect, it } from 'vitest';
import { planTrial } from '../../electron/engine/plan.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import type { Prompt } from '../../shared/trial/session.ts';
import { defaultOptions } from '../../shared/trial/trial.ts';
import { contender, sessionWith, setup } from './setup.ts';

/** The messages one contender would be sent. */
function told(more: Partial<Contender>, prompt: Partial<Prompt> = {}): unknown {
  const session = sessionWith([contender('x', more)], 'Why {{what}}?');
  const { trial } = planTrial(
    setup().ports,
    { ...session, prompt: { ...session.prompt, ...prompt } },
    defaultOptions,
  );
  const body = JSON.parse(trial.lanes[0]?.request?.body ?? '{}') as { messages: unknown };
  return body.messages;
}

describe('what a contender is told', () => {
  it('is the prompt with its variables filled in', () => {
    expect(told({}, { system: 'Be brief.', variables: { what: 'blue' } })).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Why blue?' },
    ]);
  });

  it("is its own variant, where it has one, and the session's words for the rest", () => {
    const variables = { what: 'red' };
    const variant = { user: 'How {{what}}?' };
    expect(told({ variant }, { system: 'Be brief.', variables })).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'How red?' },
    ]);
  });

  it('follows on what was said before', () => {
    const history = [{ user: '2+2?', assistant: '4' }];
    expect(told({ history }, { user: 'And 3+3?' })).toEqual([
      { role: 'user', content: '2+2?' },
      { role: 'assistant', content: '4' },
      { role: 'user', content: 'And 3+3?' },
    ]);
  });

  it('carries texts in front of the question, and images beside it', () => {
    const attachments = [
      { kind: 'text', name: 'notes.txt', mime: 'text/plain', text: 'It rained.' },
      { kind: 'image', name: 'sky.png', mime: 'image/png', base64: 'AAAA' },
    ] as const;
    expect(told({}, { user: 'What happened?', attachments })).toEqual([
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
          { type: 'text', text: 'notes.txt:\n\nIt rained.\n\nWhat happened?' },
        ],
      },
    ]);
  });

  it('may be its own words alone, but not nothing', () => {
    expect(told({ variant: { user: 'Hello' } }, { user: '' })).toEqual([{ role: 'user', content: 'Hello' }]);
    expect(() => told({}, { user: ' ' })).toThrow('empty');
  });
});
