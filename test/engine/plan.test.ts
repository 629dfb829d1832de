// What is decided before anything is sent: the words each contender is told.

import { describe, expect, it } from 'vitest';
import { planTrial } from '../../electron/engine/plan.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import type { Prompt } from '../../shared/trial/session.ts';
import { defaultOptions, type TrialOptions } from '../../shared/trial/trial.ts';
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

describe('the effort', () => {
  it('is kept with the lane as it was asked and as it was sent, and not where none was asked', () => {
    const lineup = [contender('o3', { effort: 'high' }), contender('o3', { effort: null })];
    const { trial } = planTrial(setup().ports, sessionWith(lineup), defaultOptions);
    expect(trial.lanes.map(lane => lane.effort).toSorted()).toEqual([
      { requested: 'high', applied: 'reasoning_effort high' },
      undefined,
    ]);
    expect(trial.lanes.map(lane => lane.request?.body).join(' ')).toContain('"reasoning_effort":"high"');
  });
});

/** The lanes of a plan, wave by wave: what each is for, and whether it streams. */
function waves(options: Partial<TrialOptions>): readonly (readonly string[])[] {
  const lineup = [contender('a'), contender('b', { streamed: false })];
  const plan = planTrial(setup().ports, sessionWith(lineup), { ...defaultOptions, ...options });
  const lanes = new Map(plan.trial.lanes.map(lane => [lane.id, lane]));
  return plan.waves.map(wave =>
    wave
      .map(({ id }) => {
        const lane = lanes.get(id);
        const role = lane?.warmUp === true ? 'warm' : lane?.probeOf === undefined ? 'main' : 'probe';
        return `${role} ${lane?.contender.model} ${lane?.contender.streamed === true ? 'streamed' : 'whole'}`;
      })
      .toSorted(),
  );
}

describe('what else is sent', () => {
  it('is a call per contender to warm up, before all others', () => {
    expect(waves({ warmUp: true, repeats: 2 })).toEqual([
      ['warm a streamed', 'warm b whole'],
      ['main a streamed', 'main b whole'],
      ['main a streamed', 'main b whole'],
    ]);
  });

  it('is the other half of each pair, in a wave of its own', () => {
    expect(waves({ probe: true })).toEqual([
      ['main a streamed', 'main b whole'],
      ['probe a whole', 'probe b streamed'],
    ]);
  });

  it('links a probe to its lane', () => {
    const options = { ...defaultOptions, probe: true };
    const { trial } = planTrial(setup().ports, sessionWith([contender('a')]), options);
    expect(trial.lanes[1]?.probeOf).toBe(trial.lanes[0]?.id);
  });

  it('begins with a line that no other prompt has, where caches are to be broken', () => {
    const options = { ...defaultOptions, cachePrefix: true, repeats: 2 };
    const lineup = [contender('a'), contender('b', { variant: { user: 'Else?' } })];
    const { trial } = planTrial(setup().ports, sessionWith(lineup), options);
    const bodies = trial.lanes.map(lane => lane.request?.body ?? '');
    expect(new Set(bodies.map(body => /\[(id\d+)\]/.exec(body)?.[1])).size).toBe(4);
    expect(trial.lanes[1]?.contender.variant).toEqual({ user: 'Else?' });
  });

  it.each([
    ['the question', {}, ''],
    ['its own words', { variant: { user: 'Else?' } }, ''],
    ['the system prompt', { variant: { user: 'Else?' } }, 'Be brief.'],
    ['its own system prompt', { variant: { system: 'Be long.' } }, ''],
    ['what was said first', { history: [{ user: '2+2?', assistant: '4' }] }, ''],
    ['the system prompt of a conversation', { history: [{ user: '2+2?', assistant: '4' }] }, 'Be brief.'],
  ])('has that line once, ahead of all: of %s', (_what, more, system) => {
    const session = sessionWith([contender('x', more)]);
    const { trial } = planTrial(
      setup().ports,
      { ...session, prompt: { ...session.prompt, system } },
      { ...defaultOptions, cachePrefix: true },
    );
    const body = trial.lanes[0]?.request?.body ?? '{}';
    const { messages } = JSON.parse(body) as { messages: { content: string }[] };
    expect(messages[0]?.content).toMatch(/^\[id\d+\]\n\n./);
    expect(body.match(/\[id\d+\]/g)).toHaveLength(1);
    // What the trial keeps is what the person wrote.
    expect(trial.lanes[0]?.contender).toEqual(session.lineup[0]);
  });
});
