// How far the instrument's own clock is from the truth, as it was last measured on a machine: every
// report can name it beside the figures it vouches for.

/** One load: `lanes` answers streaming at once. Milliseconds; a speed's error is a share of the speed. */
export interface CalibrationRow {
  readonly lanes: number;
  /** Answers measured, and pieces of text in them. */
  readonly answers: number;
  readonly pieces: number;
  /** Our time to first token minus the server's own, from when it had the request to when it sent the first piece. */
  readonly firstTokenMs: { readonly median: number; readonly p99: number };
  /** Our stamp of every piece minus the moment at which it was really sent. */
  readonly arrivalMs: { readonly median: number; readonly p99: number; readonly max: number };
  /** Our output speed against the speed at which the pieces were really sent. */
  readonly speedShare: { readonly median: number; readonly max: number };
  /** Pieces that did not come, and pieces that came out of their order. */
  readonly lost: number;
  readonly reordered: number;
}

/** The most that a row may be off, milliseconds over all its pieces. */
export interface CalibrationLimit {
  readonly lanes: number;
  readonly medianMs: number | null;
  readonly p99Ms: number | null;
}

export interface Calibration {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The app's version. */
  readonly app: string;
  readonly rows: readonly CalibrationRow[];
  readonly limits: readonly CalibrationLimit[];
  /** What is worse than a limit, a code each: `median 8`, `p99 128`, `lost 32`. Empty: all is well. */
  readonly worse: readonly string[];
}

export const usualLimits: readonly CalibrationLimit[] = [
  { lanes: 8, medianMs: 2, p99Ms: 6 },
  { lanes: 128, medianMs: null, p99Ms: 30 },
];

/** Which limits these rows break. */
export function worseThan(
  rows: readonly CalibrationRow[],
  limits: readonly CalibrationLimit[],
): readonly string[] {
  const broken = rows.flatMap(({ lanes, arrivalMs, firstTokenMs, lost, reordered }) => {
    const limit = limits.find(known => known.lanes === lanes);
    const median = Math.max(arrivalMs.median, firstTokenMs.median);
    const p99 = Math.max(arrivalMs.p99, firstTokenMs.p99);
    return [
      isOver(median, limit?.medianMs) && `median ${lanes}`,
      isOver(p99, limit?.p99Ms) && `p99 ${lanes}`,
      lost > 0 && `lost ${lanes}`,
      reordered > 0 && `reordered ${lanes}`,
    ];
  });
  return broken.filter(code => code !== false);
}

const isOver = (ms: number, most: number | null | undefined): boolean =>
  typeof most === 'number' && ms > most;
