// What changes often goes to the screen together: one step for all that came since the last.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type InStep = typeof import('../../renderer/store/in-step.ts').inStep;

const frameMs = 16;

let inStep: InStep;
let visibility: 'visible' | 'hidden';

beforeEach(async () => {
  visibility = 'visible';
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  vi.stubGlobal('requestAnimationFrame', (then: (now: number) => void) =>
    setTimeout(() => then(performance.now()), frameMs),
  );
  vi.stubGlobal('document', {
    get visibilityState() {
      return visibility;
    },
  });
  vi.resetModules();
  ({ inStep } = await import('../../renderer/store/in-step.ts'));
  // A page is never so young that its first step would have to wait.
  vi.advanceTimersByTime(1_000);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('lets everything through with one frame, in the order it came', () => {
  const done: string[] = [];
  inStep(() => done.push('answer'));
  inStep(() => done.push('clock'));
  expect(done).toEqual([]);
  vi.advanceTimersByTime(frameMs);
  expect(done).toEqual(['answer', 'clock']);
});

it('steps twenty times a second at most', () => {
  let steps = 0;
  const again = (): void => {
    steps += 1;
    inStep(again);
  };
  inStep(again);
  vi.advanceTimersByTime(1_000);
  expect(steps).toBeGreaterThanOrEqual(14);
  expect(steps).toBeLessThanOrEqual(21);
});

it('goes on where no frames come: in a page that is not shown', () => {
  visibility = 'hidden';
  let steps = 0;
  inStep(() => (steps += 1));
  vi.advanceTimersByTime(100);
  expect(steps).toBe(1);
});
