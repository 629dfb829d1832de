// @vitest-environment happy-dom
// Composing: variables, attachments, prompts put in place, samples in both languages, suggestions.

import { describe, expect, it } from 'vitest';
import type { ModelView } from '../../shared/contract/views.ts';
import { counted, reported } from '../../shared/reading.ts';
import { queuedLane } from '../../shared/trial/lane.ts';
import type { LaneId } from '../../shared/trial/ids.ts';
import type { Prompt } from '../../shared/trial/session.ts';
import { tokens } from '../../shared/units.ts';
import { englishSamples } from '../../renderer/i18n/samples/en.ts';
import { sampleKinds } from '../../renderer/i18n/samples/sample.ts';
import { chineseSamples } from '../../renderer/i18n/samples/zh.ts';
import { attach, attachmentOf, detach } from '../../renderer/store/attachments.ts';
import { choose, keptChoices } from '../../renderer/store/choices.ts';
import { promptHistory, replacePrompt, variablesIn, withoutValue } from '../../renderer/store/prompts.ts';
import { run } from '../../renderer/store/trials.ts';
import { estimateNow } from '../../renderer/store/use-estimate.ts';
import { suggestionsFor } from '../../renderer/store/suggestions.ts';
import { contender, sampleSession, screen } from './setup.ts';

const prompt = (user: string, more: Partial<Prompt> = {}): Prompt => ({
  system: '',
  user,
  variables: {},
  ...more,
});

describe('variables', () => {
  it('are found in both texts, once each, in any script', () => {
    expect(variablesIn({ system: 'As {{role}}.', user: '{{ 头 }} and {{role}} and {{ not one }}' })).toEqual([
      'role',
      '头',
    ]);
  });

  it('without a value are told', () => {
    expect(withoutValue(prompt('{{a}} {{b}}', { variables: { a: '1', b: '' } }))).toEqual(['b']);
  });
});

describe('attachments', () => {
  it.each([
    [
      new File([new Uint8Array([1, 2, 3])], 'a.png', { type: 'image/png' }),
      { kind: 'image', base64: 'AQID' },
    ],
    [new File(['x,y'], 'a.csv', { type: 'text/csv' }), { kind: 'text', text: 'x,y' }],
    [new File(['名'], 'a.rs', { type: '' }), { kind: 'text', text: '名', mime: 'text/plain' }],
    [new File(['{}'], 'a.json', { type: 'application/json' }), { kind: 'text', text: '{}' }],
  ])('takes $name', async (file, wanted) => {
    expect(await attachmentOf(file)).toMatchObject(wanted);
  });

  it.each([
    new File([new Uint8Array([0xff, 0xfe, 0x00])], 'noise', { type: '' }),
    new File(['a\0b'], 'a.bin', { type: '' }),
    new File(['%PDF'], 'a.pdf', { type: 'application/pdf' }),
  ])('leaves out what is neither image nor text: $name', async file => {
    expect(await attachmentOf(file)).toBeUndefined();
  });

  it('stand in the prompt until they are taken away, and what was left out is said', async () => {
    const { state } = screen();
    await attach([
      new File(['a'], 'a.txt', { type: 'text/plain' }),
      new File(['%'], 'b.pdf', { type: 'application/pdf' }),
    ]);
    expect(state().session?.prompt.attachments).toMatchObject([{ name: 'a.txt' }]);
    expect(state().toast?.text).toContain('b.pdf');
    detach(0);
    expect(Object.keys(state().session!.prompt)).not.toContain('attachments');
  });
});

describe('prompts', () => {
  it('that were run come back newest first, each once, without the one at hand', () => {
    const trials = ['one', 'two', 'one', 'now'].map(user => ({ prompt: prompt(user) }));
    expect(promptHistory(trials, prompt('now')).map(({ user }) => user)).toEqual(['one', 'two']);
  });

  it('that were replaced come back by undo', () => {
    const { state } = screen(sampleSession({ prompt: prompt('mine') }));
    replacePrompt(prompt('sample'));
    expect(state().session?.prompt.user).toBe('sample');
    state().toast?.undo?.();
    expect(state().session?.prompt.user).toBe('mine');
  });
});

describe('the sample prompts', () => {
  it('are the same set in both languages, of every kind, each with all its values', () => {
    const shapes = (samples: typeof englishSamples) => samples.map(({ id, kind }) => `${id} ${kind}`);
    expect(shapes(chineseSamples)).toEqual(shapes(englishSamples));
    expect(new Set(englishSamples.map(({ kind }) => kind))).toEqual(new Set(sampleKinds));
    for (const { system = '', user, variables = {}, title } of [...englishSamples, ...chineseSamples]) {
      expect(title.length).toBeGreaterThan(3);
      expect(withoutValue({ system, user, variables })).toEqual([]);
    }
  });
});

describe('suggestions', () => {
  const models = [
    ['practice', 'o1-mini', 'thinks hidden'],
    ['practice', 'gpt-4o', 'answers at once'],
    ['openai', 'o3', 'thinks hidden'],
  ].map(([endpoint, model, description]) => ({ endpoint, model, description }) as ModelView);

  it.each([
    ['', ['practice/o1-mini', 'practice/gpt-4o', 'openai/o3']],
    ['o', ['practice/o1-mini', 'openai/o3', 'practice/gpt-4o']],
    ['hidden open', ['openai/o3']],
    ['openai/o3@', ['openai/o3@low', 'openai/o3@medium', 'openai/o3@high']],
    ['openai/o3@h', ['openai/o3@high']],
    ['nobody', []],
  ])('for "%s"', (text, names) => {
    expect(suggestionsFor(models, text).map(({ name }) => name)).toEqual(names);
  });
});

describe('what a trial is told', () => {
  it('is kept with the layout and stands again after a restart', async () => {
    const { state, settings } = screen();
    const usual = state().choices;
    choose({ repeats: 3, targets: { e2eMs: 9_000 }, maxCostUsd: 2.5, seed: 7, warmUp: true, probe: true });
    choose({ maxCostUsd: null });
    await expect.poll(() => settings().layout['choice maxCostUsd']).toBe(false);
    expect(keptChoices(settings().layout, usual)).toEqual({
      ...usual,
      repeats: 3,
      targets: { e2eMs: 9_000 },
      seed: 7,
      warmUp: true,
      probe: true,
    });
  });

  it('passes over what makes no sense any more', () => {
    const usual = screen().state().choices;
    const layout = { 'choice repeats': 1_000, 'choice retries': 'often', 'choice blind': 'yes' };
    expect(keptChoices(layout, usual)).toEqual(usual);
  });

  it('goes with the trial, and blind judging opens with it', async () => {
    const { state, started } = screen();
    choose({ warmUp: true, cachePrefix: true, blind: true });
    await run();
    expect(started[0]?.options).toMatchObject({ warmUp: true, cachePrefix: true, probe: false });
    expect(started[0]?.options).not.toHaveProperty('blind');
    expect(state().dialog?.kind).toBe('blind');
  });

  it('makes the estimate larger by what it adds, and narrower by what was billed before', () => {
    const { state } = screen();
    const { prompt: asked, lineup } = sampleSession();
    const price = { inputPerMTok: 1, outputPerMTok: 1 };
    const models = lineup.map(({ endpoint, model }) => ({ endpoint, model, price }) as unknown as ModelView);
    const { choices } = state();
    const estimate = (more: Partial<typeof choices>, billed: readonly number[] = []) =>
      estimateNow({ prompt: asked, lineup }, counted(tokens(10)), {
        models,
        choices: { ...choices, ...more },
        lanes: billed.map(output => {
          const lane = queuedLane({ id: 'l1' as LaneId, contender: lineup[0]!, repeat: 1, request: null });
          return { ...lane, usage: { ...lane.usage, outputTokens: reported(tokens(output)) } };
        }),
      });
    expect(estimate({})?.calls).toBe(2);
    expect(estimate({ probe: true, warmUp: true })?.calls).toBe(6);
    expect(estimate({}, [40, 60])?.each.map(({ basis }) => basis)).toEqual(['seen', 'assumed']);
  });

  it('knows what a practice model costs that makes trouble on purpose, as its bill does', () => {
    const flaky = contender('c1', 'flaky@drop');
    const price = { input: 1, output: 1 };
    // Of what is known of a model an estimate reads its name and price alone.
    const models = [{ endpoint: flaky.endpoint, model: 'flaky', price } as unknown as ModelView];
    const choices = { repeats: 1 };
    const asked = { prompt: prompt('Hi'), lineup: [{ ...flaky, simulated: true }] };
    expect(estimateNow(asked, counted(tokens(10)), { models, choices })?.unpriced).toEqual([]);
  });
});
