// @vitest-environment happy-dom
// The lineup's verbs: what stands in the session after each.

import { describe, expect, it } from 'vitest';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { editSession } from '../../renderer/store/edit.ts';
import {
  addContender,
  changeContender,
  duplicateContender,
  loadLineup,
  moveContender,
  removeContender,
  removeLineup,
  saveLineup,
  sweepEffort,
} from '../../renderer/store/lineup.ts';
import { useApp } from '../../renderer/store/app-store.ts';
import { run } from '../../renderer/store/trials.ts';
import { screen } from './setup.ts';

const c1 = 'c1' as ContenderId;

describe('the lineup', () => {
  it('takes a contender by its written name, and nothing that is none', async () => {
    const { models } = screen();
    expect(await addContender('practice/open-thinker@high')).toBe(true);
    expect(await addContender('nonsense')).toBe(false);
    expect(models()).toEqual(['o1-mini', 'gpt-4o', 'open-thinker@high']);
  });

  it('brings a removed contender back to its place', async () => {
    const { models, state } = screen();
    await removeContender(c1);
    expect(models()).toEqual(['gpt-4o']);
    state().toast?.undo?.();
    await expect.poll(models).toEqual(['o1-mini', 'gpt-4o']);
  });

  it.each([
    [1, ['gpt-4o', 'o1-mini']],
    [9, ['gpt-4o', 'o1-mini']],
    [-3, ['o1-mini', 'gpt-4o']],
  ])('moves the first to place %i and no further than the ends', async (place, order) => {
    const { models } = screen();
    await moveContender(c1, place);
    expect(models()).toEqual(order);
  });

  it('puts a copy beside its original, to change one thing in', async () => {
    const { models, kept } = screen();
    const copy = await duplicateContender(c1);
    await changeContender(copy!, { effort: 'low' });
    expect(models()).toEqual(['o1-mini', 'o1-mini@low', 'gpt-4o']);
    expect(new Set(kept().lineup.map(({ id }) => id)).size).toBe(3);
  });

  it('sweeps only the levels that are not there yet', async () => {
    const { models } = screen();
    await sweepEffort(c1, ['low', 'high']);
    await sweepEffort(c1, ['low', 'medium', 'high']);
    expect(models()).toEqual(['o1-mini', 'o1-mini@medium', 'o1-mini@low', 'o1-mini@high', 'gpt-4o']);
  });

  it('keeps both of two changes that follow each other at once', async () => {
    const { kept, state } = screen();
    const first = changeContender(c1, { maxOutputTokens: 500 });
    const second = changeContender(c1, { streamed: false });
    expect(state().session?.lineup[0]).toMatchObject({ maxOutputTokens: 500, streamed: false });
    await Promise.all([first, second]);
    expect(kept().lineup[0]).toMatchObject({ maxOutputTokens: 500, streamed: false });
  });

  it('saves changes in the order in which they were made, also behind unsaved typing', async () => {
    const { kept } = screen();
    editSession({ prompt: { system: '', user: 'typed before', variables: {} } });
    await Promise.all([
      changeContender(c1, { maxOutputTokens: 500 }),
      changeContender(c1, { maxOutputTokens: 900 }),
    ]);
    expect(kept().lineup[0]?.maxOutputTokens).toBe(900);
    expect(kept().prompt.user).toBe('typed before');
  });

  it('leaves alone what is typed while it is saved', async () => {
    const { state } = screen();
    const changing = changeContender(c1, { streamed: false });
    editSession({ prompt: { system: '', user: 'typed meanwhile', variables: {} } });
    await changing;
    expect(state().session?.prompt.user).toBe('typed meanwhile');
  });

  it('keeps showing a change while what was typed before it is saved', async () => {
    const { state } = screen();
    const shown: (boolean | undefined)[] = [];
    editSession({ prompt: { system: '', user: 'typed before', variables: {} } });
    const changing = changeContender(c1, { streamed: false });
    const stop = useApp.subscribe(({ session }) => shown.push(session?.lineup[0]?.streamed));
    await changing;
    stop();
    expect(new Set(shown)).toEqual(new Set([false]));
    expect(state().session?.prompt.user).toBe('typed before');
  });

  it('is what is asked, also when Run is pressed right after a change', async () => {
    const { state } = screen();
    void addContender('practice/open-thinker');
    await run();
    expect(
      state()
        .trials.at(-1)
        ?.lineup.map(({ model }) => model),
    ).toEqual(['o1-mini', 'gpt-4o', 'open-thinker']);
  });

  it('shows what is kept where a change is refused', async () => {
    const { state, refuse } = screen();
    refuse();
    expect(await changeContender(c1, { streamed: false })).toBe(false);
    expect(state().session?.lineup[0]?.streamed).toBe(true);
  });

  it('lets a setting go that is changed to undefined', async () => {
    const { kept } = screen();
    await changeContender(c1, { topP: 0.5, variant: { system: 'Be brief.' } });
    expect(kept().lineup[0]).toMatchObject({ topP: 0.5, variant: { system: 'Be brief.' } });
    await changeContender(c1, { topP: undefined, variant: undefined });
    expect(Object.keys(kept().lineup[0]!)).not.toContain('topP');
    expect(Object.keys(kept().lineup[0]!)).not.toContain('variant');
  });

  it('keeps lineups by name: saved, put in place, removed and brought back', async () => {
    const { models, settings, state } = screen();
    await saveLineup('both');
    await removeContender(c1);
    await loadLineup('both');
    expect(models()).toEqual(['o1-mini', 'gpt-4o']);
    await saveLineup('both');
    expect(settings().lineups).toHaveLength(1);
    await removeLineup('both');
    expect(settings().lineups).toEqual([]);
    state().toast?.undo?.();
    await expect.poll(() => settings().lineups?.length).toBe(1);
  });
});
