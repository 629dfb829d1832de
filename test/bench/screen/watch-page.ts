// What is watched inside the page while answers stream: frames, layout shifts, long tasks, and when which
// token stood on the screen. Runs in the page: it may use nothing from outside itself.

export interface Seen {
  readonly frames: number;
  readonly seconds: number;
  readonly shift: number;
  /** From a key that went down to the second frame after it, milliseconds each. */
  readonly typed: readonly number[];
  /** By lane, in order: `[epoch milliseconds of a frame, last token it showed]`. */
  readonly painted: readonly (readonly (readonly [number, number])[])[];
}

export function startWatching(): void {
  const painted: [number, number][][] = [];
  const typed: number[] = [];
  const state = { frames: 0, from: performance.now(), shift: 0, typed, painted, isOver: false };
  (window as unknown as { watched: typeof state }).watched = state;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) state.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift' });
  document.addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => requestAnimationFrame(() => typed.push(performance.now() - timeStamp))),
    { capture: true },
  );
  const look = (now: number): void => {
    if (state.isOver) return;
    state.frames += 1;
    document.querySelectorAll('article.lane .lane-body').forEach((body, lane) => {
      // The last block alone: reading all of a long answer each frame would be the load that is measured.
      const answer = body.querySelector('.answer');
      const block = answer?.lastElementChild ?? answer;
      const text = block?.textContent.slice(-400) ?? '';
      const token = Number(/.*\bt(\d+)/s.exec(text)?.[1] ?? -1);
      const own = (painted[lane] ??= []);
      if (token >= 0 && own.at(-1)?.[1] !== token) own.push([performance.timeOrigin + now, token]);
    });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export function stopWatching(): Seen {
  const { watched } = window as unknown as {
    watched: Omit<Seen, 'seconds'> & { from: number; isOver: boolean };
  };
  watched.isOver = true;
  const seconds = (performance.now() - watched.from) / 1000;
  const { frames, shift, typed, painted } = watched;
  return { frames, seconds, shift, typed, painted };
}
