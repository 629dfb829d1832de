// Two ways to do the same thing. On an English page by pointer; on a Chinese one by keyboard alone, as a
// person does: by the shortcut that a control names, or by Tab until it has the focus and by arrows within
// a menu or a row of tabs. On the way it is checked that the focus is seen and never lost to the page.
//
// What has no way for keys: dropping a file, and the system's own file dialog, whose button is pressed.

import type { Download, FileChooser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { speechOf } from './speech.ts';

/** Whether this page is used without a pointer. */
export const isByKeys = (page: Page): boolean => speechOf(page).language === 'zh';

/** More stops than any page of ours has. */
const mostPresses = 600;

interface Step {
  /** What is left to do, or `there`; a sentence where it can only be waited. */
  readonly state: string;
  readonly key?: string;
  readonly times?: number;
}

/** Presses a button, a tab, an entry of a menu, the head of what unfolds. */
export async function press(target: Locator): Promise<void> {
  if (!isByKeys(target.page())) return target.click();
  await reach(target);
  await target.page().keyboard.press('Enter');
  return keepsFocus(target.page());
}

/** Presses a button, by keys from wherever the focus is. */
export async function call(target: Locator): Promise<void> {
  if (!isByKeys(target.page())) return target.click();
  await expect.poll(() => shortcutOf(target)).not.toBeNull();
  await target.page().keyboard.press((await shortcutOf(target)) ?? '');
  return keepsFocus(target.page());
}

/** Writes into a field: all that stood there goes. */
export async function write(field: Locator, text: string): Promise<void> {
  if (!isByKeys(field.page())) return field.fill(text);
  await reach(field);
  const { keyboard } = field.page();
  await keyboard.press('Control+A');
  await (text === '' ? keyboard.press('Delete') : keyboard.insertText(text));
  return undefined;
}

/** Has a box ticked, or not. */
export async function tick(box: Locator, wanted: boolean): Promise<void> {
  if (!isByKeys(box.page())) return box.setChecked(wanted);
  if ((await box.isChecked()) === wanted) return undefined;
  await reach(box);
  await box.page().keyboard.press('Space');
  return expect.poll(() => box.isChecked()).toBe(wanted);
}

/** Chooses the entry of a list by its value or place. */
export async function choose(select: Locator, wanted: string | number): Promise<void> {
  const option = typeof wanted === 'number' ? { index: wanted } : { value: wanted };
  if (!isByKeys(select.page())) {
    await select.selectOption(option);
    return;
  }
  await reach(select);
  const by = await select.evaluate((element, { index, value }: { index?: number; value?: string }) => {
    const { options, selectedIndex } = element as HTMLSelectElement;
    return (index ?? [...options].findIndex(one => one.value === value)) - selectedIndex;
  }, option);
  for (let left = Math.abs(by); left > 0; left -= 1)
    await select.page().keyboard.press(by > 0 ? 'ArrowDown' : 'ArrowUp');
}

/** Looks at what tells more when it is looked at. */
export const look = (target: Locator): Promise<void> =>
  isByKeys(target.page()) ? reach(target) : target.hover();

/** Scrolls a frame to its beginning. */
export async function scrollUp(frame: Locator): Promise<void> {
  const page = frame.page();
  if (isByKeys(page)) {
    await reach(frame);
    await page.keyboard.press('Home');
  } else {
    await frame.hover();
    await page.mouse.wheel(0, -2_000);
  }
}

/** Presses what asks the system for a file. */
export async function chooser(button: Locator): Promise<FileChooser> {
  const asked = button.page().waitForEvent('filechooser');
  await press(button);
  return asked;
}

/** Presses what hands a file over. */
export async function download(button: Locator): Promise<Download> {
  const begun = button.page().waitForEvent('download');
  await press(button);
  return begun;
}

export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate(element => element === document.activeElement);

/** Goes to a control by keys: it has the focus then, and shows it. */
export async function reach(target: Locator): Promise<void> {
  const page = target.page();
  // Of a field, its keys only take the focus there.
  const keys = await shortcutOf(target);
  if (keys !== null && (await target.evaluate(element => element.tagName === 'INPUT')))
    await page.keyboard.press(keys);
  let presses = 0;
  const walk = async (): Promise<string> => {
    for (;;) {
      const { state, key, times = 1 } = await target.evaluate(stepTo);
      if (key === undefined) return state;
      presses += times;
      if (presses > mostPresses) throw new Error(`the keyboard does not get there: ${state}`);
      for (let left = times; left > 0; left -= 1) await page.keyboard.press(key);
    }
  };
  await expect.poll(walk).toBe('there');
}

/** The keys by which a control says that it can be pressed; none while something lies over the page or it can't be. */
async function shortcutOf(target: Locator): Promise<string | null> {
  return target.evaluate(element =>
    document.querySelector(':is([role=dialog], [role=menu])[data-open]') === null &&
    !element.matches(':disabled')
      ? (element.getAttribute('aria-keyshortcuts')?.split(' ')[0] ?? null)
      : null,
  );
}

/** Whoever presses something by keys goes on from somewhere. */
const keepsFocus = (page: Page): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const trail: unknown = Reflect.get(window, 'trail');
        const isLost =
          document.activeElement?.matches('body, [role=dialog]') && Array.isArray(trail) && trail.length > 0;
        return isLost ? `the focus was lost after ${trail.slice(-3).join(', ')}` : 'kept';
      }),
    )
    .toBe('kept');

/** In the page: how to go on from where the focus is. */
function stepTo(wanted: Element): Step {
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`;
  // Everything that had the focus, for the message of a walk that leads nowhere.
  const kept: unknown = Reflect.get(window, 'trail');
  const trail: string[] = Array.isArray(kept) ? (kept as string[]) : [];
  if (kept === undefined) {
    Reflect.set(window, 'trail', trail);
    document.addEventListener('focusin', event => trail.push(nameOf(event.target as Element)), true);
  }
  const focusable = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]';
  const target = wanted.closest<HTMLElement>(focusable);
  const active = document.activeElement as HTMLElement;
  if (!target) return { state: `${nameOf(wanted)} takes no focus` };
  if (target.matches(':disabled, [aria-disabled=true]'))
    return { state: `${nameOf(target)} can't be pressed yet` };

  if (active === target) {
    const { outlineStyle, outlineWidth } = getComputedStyle(active);
    const isRinged =
      outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && active.matches(':focus-visible');
    const isSeen = isRinged || active.matches('[data-highlighted], .monaco-editor *');
    return { state: isSeen ? 'there' : `${nameOf(target)} has the focus and does not show it` };
  }
  if (active === document.body && trail.length > 0)
    return { state: `the focus was lost after ${trail.slice(-3).join(', ')}` };

  const layer = target.closest('[role=dialog], [role=alertdialog], [role=menu]');
  if (layer && !layer.contains(active)) return { state: `the focus did not go into ${nameOf(layer)}` };

  // Within a composite the arrows lead on; Tab leads to it.
  const group = target.closest('[role=tablist], [role=menu]');
  if (group?.contains(active)) {
    const members = [...group.querySelectorAll('[role^=tab], [role^=menuitem]')];
    const by = members.indexOf(target) - members.indexOf(active);
    const isRow = group.matches('[role=tablist]');
    const times = Math.abs(by);
    return {
      state: trail.slice(-30).join(' → '),
      key: isRow ? (by > 0 ? 'ArrowRight' : 'ArrowLeft') : by > 0 ? 'ArrowDown' : 'ArrowUp',
      times,
    };
  }
  const stops = [...(layer ?? document).querySelectorAll<HTMLElement>(focusable)].filter(
    element =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled, [data-base-ui-focus-guard]') &&
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest('[inert], [aria-hidden=true]') === null,
  );
  const end = target.tabIndex >= 0 ? target : stops.find(stop => group?.contains(stop));
  const to = end ? stops.indexOf(end) : -1;
  if (to < 0) return { state: `${nameOf(target)} is no stop of Tab: tabindex ${target.tabIndex}` };
  // Where the focus is no stop itself, it stands before the next one.
  const isBefore = (stop: Element): boolean =>
    (active.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  const at = stops.includes(active) ? stops.indexOf(active) : stops.filter(isBefore).length - 0.5;
  const by = to - at;
  // What covers the page is gone through in a ring.
  const isRing =
    layer !== null &&
    stops.length > 0 &&
    document.querySelector('.app')?.closest('[aria-hidden=true], [inert]') !== null;
  const around = by > 0 ? by - stops.length : by + stops.length;
  const steps = isRing && Math.abs(around) < Math.abs(by) ? around : by;
  return {
    state: trail.slice(-30).join(' → '),
    key: steps > 0 ? 'Tab' : 'Shift+Tab',
    times: Math.max(1, Math.ceil(Math.abs(steps))),
  };
}
