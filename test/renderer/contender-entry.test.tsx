// @vitest-environment happy-dom
// The field that contenders are typed into, under fast hands.

import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ContenderEntry } from '../../renderer/panels/lineup/contender-entry.tsx';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { laboratory } from '../../renderer/store/laboratory.ts';
import { screen } from './setup.ts';

beforeAll(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});

/** The field on a page, and a laboratory that saves when it is told to. */
async function fieldOnPage() {
  const { models } = screen();
  const sessions = laboratory().sessions as { update: Laboratory['sessions']['update'] };
  const { update } = sessions;
  let save = (): void => undefined;
  const isAllowed = new Promise<void>(resolve => (save = resolve));
  sessions.update = async input => {
    await isAllowed;
    return update(input);
  };
  const place = document.body.appendChild(document.createElement('div'));
  await act(async () => createRoot(place).render(<ContenderEntry />));
  const field = place.querySelector('input')!;
  return {
    field,
    models,
    save: (): Promise<void> => act(async () => save()),
    type: (text: string): Promise<void> =>
      act(async () => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, text);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }),
    enter: (): Promise<void> =>
      act(async () => {
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      }),
  };
}

describe('the field for contenders', () => {
  it('is empty once what was typed has become one', async () => {
    const { field, models, save, type, enter } = await fieldOnPage();
    await type('practice/open-thinker');
    await enter();
    await save();
    await expect.poll(models).toContain('open-thinker');
    await expect.poll(() => field.value).toBe('');
  });

  it('keeps what is typed while the one before is saved', async () => {
    const { field, models, save, type, enter } = await fieldOnPage();
    await type('practice/open-thinker');
    await enter();
    await type('practice/o1-preview');
    await save();
    await expect.poll(models).toContain('open-thinker');
    await act(async () => undefined);
    expect(field.value).toBe('practice/o1-preview');
    await enter();
    await expect.poll(models).toContain('o1-preview');
  });

  it('takes one contender by two presses of Enter', async () => {
    const { models, save, type, enter } = await fieldOnPage();
    await type('practice/open-thinker');
    await enter();
    await enter();
    await save();
    await expect.poll(models).toContain('open-thinker');
    expect(models().filter(model => model === 'open-thinker')).toHaveLength(1);
  });

  it('gives back what is no name', async () => {
    const { field, type, enter } = await fieldOnPage();
    await type('nonsense');
    await enter();
    await expect.poll(() => [field.value, field.getAttribute('aria-invalid')]).toEqual(['nonsense', 'true']);
  });
});
