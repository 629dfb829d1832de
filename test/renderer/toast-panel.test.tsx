// @vitest-environment happy-dom
// A toast goes by itself, but not while somebody is at it.

import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ToastPanel } from '../../renderer/panels/toast-panel.tsx';
import { useApp } from '../../renderer/store/app-store.ts';
import { commands } from '../../renderer/store/commands.ts';
import { screen } from './setup.ts';

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wait = (): Promise<unknown> => act(() => vi.advanceTimersByTimeAsync(60_000));

it('waits for whoever is at it, and goes afterwards', async () => {
  screen();
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  await act(async () => root.render(<ToastPanel />));
  const undo = vi.fn();
  await act(async () => useApp.setState({ toast: { text: 'gone', undo } }));
  const [back] = place.querySelectorAll('button');
  await act(async () => back?.focus());
  await wait();
  expect(place.textContent).toContain('gone');
  await act(async () => back?.blur());
  await wait();
  expect(place.textContent).toBe('');
  await act(async () => root.unmount());
  place.remove();
});

it('is taken back by a key from anywhere', () => {
  screen();
  const undo = vi.fn();
  const command = commands.find(({ name }) => name === 'undo');
  command?.perform();
  useApp.setState({ toast: { text: 'gone', undo } });
  command?.perform();
  expect(undo).toHaveBeenCalledOnce();
  useApp.setState({ toast: null });
});
