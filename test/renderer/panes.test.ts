// @vitest-environment happy-dom
// How the screen is divided: seen at once, told to the laboratory, and never undone by its slow answers.

import { describe, expect, it } from 'vitest';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import type { SessionId } from '../../shared/trial/ids.ts';
import { useApp } from '../../renderer/store/app-store.ts';
import { commands } from '../../renderer/store/commands.ts';
import { holdLaboratory } from '../../renderer/store/laboratory.ts';
import {
  equalColumns,
  isRailHidden,
  keepColumns,
  keepRailWidth,
  toggleRail,
} from '../../renderer/store/panes.ts';
import { sampleSession, screen } from './setup.ts';

const layout = () => useApp.getState().settings.layout;

describe('the layout', () => {
  it('is seen before the laboratory has answered, and an early answer undoes nothing later', async () => {
    screen();
    const answers: (() => void)[] = [];
    const settings = useApp.getState().settings;
    // Nothing else of a laboratory is asked.
    holdLaboratory({
      settings: {
        update: (patch: { readonly layout: Record<string, number> }) =>
          new Promise(done => {
            answers.push(() => done({ ...settings, layout: { ...settings.layout, ...patch.layout } }));
          }),
      },
    } as unknown as Laboratory);
    keepRailWidth(250);
    keepRailWidth(270);
    expect(layout()['railWidth']).toBe(270);
    answers[0]?.();
    await Promise.resolve();
    await new Promise(done => setImmediate(done));
    expect(layout()['railWidth']).toBe(270);
    answers[1]?.();
    await expect.poll(() => layout()['railWidth']).toBe(270);
  });

  it('keeps the columns with their session, and gives others equal shares', async () => {
    const { settings } = screen();
    keepColumns('fit 300,500');
    await expect.poll(() => settings().layout['columns s1']).toBe('fit 300,500');
    useApp.setState({ session: sampleSession({ id: 's2' as SessionId }) });
    keepColumns('wide 900,272');
    await expect.poll(() => settings().layout['columns s2']).toBe('wide 900,272');
    equalColumns();
    await expect.poll(() => settings().layout['columns s2']).toBe('');
    expect(settings().layout['columns s1']).toBe('fit 300,500');
  });

  it('hides the rail and brings it back', async () => {
    const { settings } = screen();
    expect(isRailHidden()).toBe(false);
    toggleRail();
    expect(isRailHidden()).toBe(true);
    await expect.poll(() => settings().layout['railHidden']).toBe(true);
    toggleRail();
    expect(isRailHidden()).toBe(false);
  });
});

describe('the keys', () => {
  it('do one thing each', () => {
    const keys = commands.flatMap(command => command.keys ?? []);
    expect(keys.length).toBeGreaterThan(10);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
