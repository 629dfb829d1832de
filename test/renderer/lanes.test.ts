// @vitest-environment happy-dom
// What can be done with an answer: asked again, gone on with, copied, judged.

import { describe, expect, it } from 'vitest';
import type { Failure } from '../../shared/trial/failure.ts';
import type { LaneId, TrialId } from '../../shared/trial/ids.ts';
import { queuedLane, type Lane } from '../../shared/trial/lane.ts';
import { runAgain } from '../../renderer/store/again.ts';
import { currentTrial, lanesOfColumn, shownLane } from '../../renderer/store/columns.ts';
import { addressNext, sayNext } from '../../renderer/store/conversation.ts';
import { curlOf, markdownOf } from '../../renderer/store/copies.ts';
import { endpointFor } from '../../renderer/store/endpoint-names.ts';
import { judge } from '../../renderer/store/judge.ts';
import { nextStepsFor } from '../../renderer/store/next-steps.ts';
import { run } from '../../renderer/store/trials.ts';
import { useApp } from '../../renderer/store/app-store.ts';
import { contender, sampleSession, screen } from './setup.ts';

const lane = (more: Partial<Lane> = {}): Lane => ({
  ...queuedLane({ id: 'l1' as LaneId, contender: contender('c1', 'o1-mini'), repeat: 1, request: null }),
  status: 'complete',
  phase: 'settled',
  ...more,
});

/** The open session with one trial whose lanes have answered. */
async function answered() {
  const all = screen(
    sampleSession({
      prompt: { system: 'Be brief.', user: 'Say {{word}}.', variables: { word: 'yes' } },
      lineup: [
        contender('c1', 'o1-mini'),
        contender('c2', 'gpt-4o', { variant: { user: 'Shout {{word}}.' } }),
      ],
    }),
  );
  await run();
  useApp.setState(state => ({
    lanes: Object.fromEntries(
      Object.entries(state.lanes).map(([id, found]) => [
        id,
        { ...found, status: 'complete', phase: 'settled', answer: `from ${found.contender.model}` },
      ]),
    ),
  }));
  return all;
}

describe('asked again', () => {
  it('one contender runs alone with one thing changed, and its lane comes to stand in its column', async () => {
    const { started, state } = await answered();
    const trial = currentTrial(state())!;
    await runAgain('t1l1' as LaneId, {
      ...state().lanes['t1l1' as LaneId]!.contender,
      maxOutputTokens: 4_096,
    });
    expect(started[1]).toMatchObject({
      options: { repeats: 1, again: 't1' },
      lineup: [{ id: 'c1', model: 'o1-mini', maxOutputTokens: 4_096 }],
      prompt: trial.prompt,
    });
    expect(state().trialId).toBe('t1');
    const ids = lanesOfColumn(state(), trial, trial.lineup[0]!.id).map(({ id }) => id);
    expect(ids).toEqual(['t1l1', 't2l1']);
    expect(shownLane(state(), trial, trial.lineup[0]!.id)?.id).toBe('t2l1');
    expect(shownLane(state(), trial, trial.lineup[1]!.id)?.id).toBe('t1l2');
  });

  it('is asked past the caches where it was the first time', async () => {
    const { started, state } = await answered();
    useApp.setState({
      trials: state().trials.map(trial => ({ ...trial, options: { ...trial.options, cachePrefix: true } })),
    });
    await runAgain('t1l1' as LaneId);
    expect(started[1]?.options.cachePrefix).toBe(true);
  });

  it('a third time still belongs to the first trial', async () => {
    const { started } = await answered();
    await runAgain('t1l1' as LaneId);
    await runAgain('t2l1' as LaneId);
    expect(started[2]?.options.again).toBe('t1');
  });
});

describe('the next turn', () => {
  it('goes to all with the same words, each with what it was really asked and said', async () => {
    const { started, state } = await answered();
    addressNext(['t1l1' as LaneId, 't1l2' as LaneId]);
    await sayNext('And why?');
    expect(started[1]).toMatchObject({
      prompt: { system: 'Be brief.', user: 'And why?' },
      lineup: [
        { id: 'c1', history: [{ user: 'Say yes.', assistant: 'from o1-mini' }] },
        { id: 'c2', history: [{ user: 'Shout yes.', assistant: 'from gpt-4o' }] },
      ],
    });
    expect(started[1]?.lineup?.[1]).not.toHaveProperty('variant');
    expect(state()).toMatchObject({ trialId: 't2' as TrialId, next: null });
  });

  it('is told what Run would be, once: cap, targets, seed and what guards its figures', async () => {
    const { started } = await answered();
    const guards = { warmUp: true, cachePrefix: true, probe: true };
    const told = { ...guards, maxCostUsd: 2, targets: { e2eMs: 5_000 }, seed: 7, timeoutMs: 120_000 };
    useApp.setState(({ choices }) => ({ choices: { ...choices, ...told, repeats: 5, blind: true } }));
    addressNext(['t1l1' as LaneId]);
    await sayNext('And why?');
    expect(started[1]?.options).toEqual({ ...told, repeats: 1, concurrency: 1, retries: 0 });
  });

  it('grows a history turn by turn', async () => {
    const { started } = await answered();
    addressNext(['t1l1' as LaneId]);
    await sayNext('And why?');
    useApp.setState(({ lanes }) => ({
      lanes: { ...lanes, t2l1: { ...lanes['t2l1' as LaneId]!, status: 'complete', answer: 'Because.' } },
    }));
    addressNext(['t2l1' as LaneId]);
    await sayNext('Really?');
    expect(started[2]?.lineup?.[0]?.history).toEqual([
      { user: 'Say yes.', assistant: 'from o1-mini' },
      { user: 'And why?', assistant: 'Because.' },
    ]);
  });
});

describe('the next step', () => {
  const failed = (next: Failure['next']): Lane =>
    lane({
      status: 'failed',
      failure: { kind: 'auth', code: 'x', message: '', next, httpStatus: 401, retryAfterMs: null },
    });
  const ate = (limit: number | null, effort: Lane['contender']['effort']): Lane =>
    lane({
      notes: [{ code: 'thinking_ate_limit', message: '' }],
      contender: contender('c1', 'o1', { maxOutputTokens: limit, effort }),
    });

  it.each([
    ['ended well', lane(), []],
    ['runs', lane({ status: null }), []],
    ['was cut by its limit', lane({ finish: { raw: 'length', normalised: 'length' } }), ['limit']],
    ['was stopped', lane({ status: 'cancelled' }), ['again']],
    ['lost its thinking to the limit', ate(640, 'high'), ['limit', 'less_effort']],
    ['lost it at the lowest effort', ate(640, 'off'), ['limit']],
    ['has no key', failed('set_key'), ['key', 'again']],
    [
      'refuses temperature',
      { ...failed('drop_sampling'), contender: contender('c1', 'o1', { temperature: 0.5 }) },
      ['no_sampling'],
    ],
    ['refuses what was never asked for', failed('drop_sampling'), []],
    ['does not stream', failed('try_non_stream'), ['whole', 'again']],
    ['has a retired model', failed('model_retired'), []],
  ])('of a lane that %s', (_what, given, names) => {
    expect(nextStepsFor(given, { system: '' }).map(({ name }) => name)).toEqual(names);
  });

  it('changes what it says it changes', () => {
    const changes = nextStepsFor(ate(640, 'high'), { system: '' }).map(({ name, contender: next }) => [
      name,
      next?.maxOutputTokens,
      next?.effort,
    ]);
    expect(changes).toEqual([
      ['limit', 4_096, 'high'],
      ['less_effort', 640, 'medium'],
    ]);
  });
});

describe('a copy', () => {
  it('as curl quotes for the shell and names the key, never holds it', () => {
    const request = {
      method: 'POST',
      url: 'https://api.example.com/v1/chat/completions',
      headers: { 'content-type': 'application/json', authorization: 'Bearer gone' },
      body: `{"q":"it's"}`,
    };
    expect(curlOf(request, endpointFor(contender('c1', 'x', { endpoint: 'my lab' }), true))).toBe(
      [
        `curl 'https://api.example.com/v1/chat/completions'`,
        '--no-buffer',
        `-H 'content-type: application/json'`,
        `-H "authorization: Bearer $ASSAY_KEY_MY_LAB"`,
        String.raw`--data-binary '{"q":"it'\''s"}'`,
      ].join(' \\\n  '),
    );
  });

  it('as Markdown fences thinking longer than any fence in it', () => {
    const text = markdownOf(lane({ thinking: 'a ```` b', answer: 'Yes.' }), 'One\nTwo', {
      thinking: 'Thinking',
    });
    expect(text).toContain('> One\n> Two');
    expect(text).toContain('`````text\na ```` b\n`````');
    expect(text.trimEnd().endsWith('Yes.')).toBe(true);
  });
});

describe('a judgement', () => {
  it('is kept part by part and goes when nothing is said any more', () => {
    const { state } = screen();
    const id = 'l1' as LaneId;
    judge(id, { starred: true });
    judge(id, { grade: 4, note: 'good' });
    expect(state().session?.judgements).toEqual({ l1: { starred: true, grade: 4, note: 'good' } });
    judge(id, { starred: undefined, grade: undefined, note: undefined });
    expect(state().session?.judgements).toEqual({});
  });
});
