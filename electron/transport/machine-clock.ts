// The monotonic clock that all processes of this machine share. `performance.now()` runs on the same
// clock from a zero of its own, so the two differ by a constant that is worked out here once.

/** Milliseconds of the machine's monotonic clock. Comparable between processes, on one machine only. */
export const machineNow = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Add this to a `performance.now()` of this process. The closest of several tries. */
export function machineOffset(): number {
  let best = { width: Infinity, offset: 0 };
  for (let i = 0; i < 50; i += 1) {
    const before = performance.now();
    const at = machineNow();
    const after = performance.now();
    if (after - before < best.width) best = { width: after - before, offset: at - (before + after) / 2 };
  }
  return best.offset;
}
