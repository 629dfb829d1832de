// What the truth server is asked to do, as a model's name: `paced-60-10-200-0-3` streams 60 pieces,
// one each 10 ms, the first 200 ms after the request, each made longer by 0 letters; the last number only
// tells lanes apart. With nothing between the pieces it sends as fast as it is read.

export interface Schedule {
  readonly pieces: number;
  readonly everyMs: number;
  readonly firstMs: number;
  /** Letters added to every piece. */
  readonly padding: number;
}

export const modelNameOf = ({ pieces, everyMs, firstMs, padding }: Schedule, lane: number): string =>
  `paced-${pieces}-${everyMs}-${firstMs}-${padding}-${lane}`;

export function scheduleOf(model: string): Schedule | undefined {
  const found = /^paced-(\d{1,7})-(\d{1,5})-(\d{1,6})-(\d{1,6})-\d+$/.exec(model);
  if (!found) return undefined;
  return {
    pieces: Number(found[1]),
    everyMs: Number(found[2]),
    firstMs: Number(found[3]),
    padding: Number(found[4]),
  };
}

/**
 * How far a lane's ticks lie behind its request's, milliseconds: no two providers keep step, and lanes that
 * did would come eight to a wake-up of their reader. The golden section spreads any number of lanes evenly.
 */
export function phaseOf(model: string, { everyMs }: Schedule): number {
  const lane = Number(/\d+$/.exec(model)?.[0] ?? 0);
  return (((lane * (Math.sqrt(5) - 1)) / 2) % 1) * everyMs;
}

/** Pieces number themselves, so that a lost or misplaced one is seen. */
export const pieceText = (index: number, padding = 0): string => `${index}${'a'.repeat(padding)} `;

/** What the child tells its parent. Times are milliseconds on the machine's monotonic clock. */
export type TruthMessage =
  | { readonly type: 'ready'; readonly port: number }
  | {
      readonly type: 'sent';
      readonly model: string;
      /** When its request's head had come. */
      readonly cameMs: number;
      readonly sentMs: readonly number[];
    };
