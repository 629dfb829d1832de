// @vitest-environment happy-dom
// The line in which a conversation goes on says how often it will ask, where that is more than once.

import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NextMessage } from '../../renderer/panels/lanes/next-message.tsx';
import { useApp } from '../../renderer/store/app-store.ts';
import { addressNext } from '../../renderer/store/conversation.ts';
import { run } from '../../renderer/store/trials.ts';
import type { LaneId } from '../../shared/trial/ids.ts';
import { screen } from './setup.ts';

const undo: (() => Promise<void>)[] = [];
beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterEach(async () => {
  for (const step of undo.splice(0)) await step();
  vi.unstubAllGlobals();
});

it.each([
  ['once each', {}, /^to all 2$/],
  ['a warm-up and both ways', { warmUp: true, probe: true }, / · 6 calls$/],
])('says whom it asks, and how often: %s', async (_name, guards, said) => {
  screen();
  useApp.setState(({ choices }) => ({ choices: { ...choices, ...guards } }));
  await run();
  addressNext(['t1l1' as LaneId, 't1l2' as LaneId]);
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  undo.push(async () => {
    await act(async () => root.unmount());
    place.remove();
  });
  await act(async () => root.render(<NextMessage />));
  expect(place.querySelector('form .faint')?.textContent).toMatch(said);
});
