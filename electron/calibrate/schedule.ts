// What the truth server is asked to do, as a model's name: `paced-60-10-200-3` streams 60 pieces, one
// each 10 ms, the first 200 ms after the request; the last number only tells lanes apart. With nothing
// between the pieces it sends as fast as it is read.

export interface Schedule {
  readonly pieces: number;
  readonly everyMs: number;
  readonly firstMs: number;
}

export const modelNameOf = ({ pieces, everyMs, firstMs }: Schedule, lane: number): string =>
  `paced-${pieces}-${everyMs}-${firstMs}-${lane}`;

export function scheduleOf(model: string): Schedule | undefined {
  const found = /^paced-(\d{1,7})-(\d{1,5})-(\d{1,6})-\d+$/.exec(model);
  if (!found) return undefined;
  return { pieces: Number(found[1]), everyMs: Number(found[2]), firstMs: Number(found[3]) };
}

/** Pieces number themselves, so that a lost or misplaced one is seen. */
export const pieceText = (index: number): string => `${index} `;

/** What the child tells its parent. Times are milliseconds on the machine's monotonic clock. */
export type TruthMessage =
  | { readonly type: 'ready'; readonly port: number }
  | { readonly type: 'sent'; readonly model: string; readonly sentMs: readonly number[] };
