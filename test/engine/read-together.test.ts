// Reading waits for its frame, in slices; what others wait for does not.

import { describe, expect, it } from 'vitest';
import { limits } from '../../electron/engine/limits.ts';
import { readTogether } from '../../electron/engine/read-together.ts';
import { fakeClock } from '../kit/fake-clock.ts';

/** Sockets that are looked at when the test says so. */
function setup() {
  const clock = fakeClock();
  const breaths: (() => void)[] = [];
  const done: string[] = [];
  const later = readTogether(clock, then => void breaths.push(then));
  return {
    clock,
    later,
    done,
    breathe: (): void => breaths.shift()?.(),
    get breaths() {
      return breaths.length;
    },
    /** Work that takes its time. */
    work:
      (name: string, takesMs = 0) =>
      (): void => {
        done.push(name);
        clock.advance(takesMs);
      },
  };
}

describe('reading together', () => {
  it('is done for all lanes at once, a frame after the first asked', () => {
    const { clock, later, done, work } = setup();
    later(work('a'), 'together');
    clock.advance(limits.frameMs - 1);
    later(work('b'), 'together');
    expect(done).toEqual([]);
    clock.advance(1);
    expect(done).toEqual(['a', 'b']);
  });

  it('lets arrivals be stamped once a slice is over, and goes on in order', () => {
    const { clock, later, done, work, breathe, ...rest } = setup();
    for (const name of ['a', 'b', 'c', 'd']) later(work(name, limits.readingMs / 2), 'together');
    clock.advance(limits.frameMs);
    expect(done).toEqual(['a', 'b']);
    breathe();
    expect(done).toEqual(['a', 'b', 'c', 'd']);
    expect(rest.breaths).toBe(0);
  });

  it('that outlasts a slice alone still gets on', () => {
    const { clock, later, done, work, breathe } = setup();
    for (const name of ['a', 'b']) later(work(name, limits.readingMs * 10), 'together');
    clock.advance(limits.frameMs);
    breathe();
    expect(done).toEqual(['a', 'b']);
  });

  it('leaves what comes while it reads to the next frame', () => {
    const { clock, later, done, work } = setup();
    later(() => later(work('next'), 'together'), 'together');
    clock.advance(limits.frameMs);
    expect(done).toEqual([]);
    clock.advance(limits.frameMs);
    expect(done).toEqual(['next']);
  });

  it('does at the next look at the sockets what is wanted soon', () => {
    const { later, done, work, breathe } = setup();
    later(work('end'), 'soon');
    expect(done).toEqual([]);
    breathe();
    expect(done).toEqual(['end']);
  });
});
