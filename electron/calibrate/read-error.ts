// From what was sent and what was stamped to the instrument's own error. Pure.

import type { CalibrationRow } from '../../shared/calibration.ts';
import { speedWindow } from '../../shared/metrics/output-speed.ts';
import { quantile } from '../../shared/metrics/stats/quantile.ts';
import { pieceText } from './schedule.ts';

/** One answer: all in machine milliseconds. */
export interface Heard {
  /** When our request left, by our clock, and when the server had its head, by the server's. */
  readonly leftMs: number;
  readonly cameMs: number;
  /** When each piece was really sent. */
  readonly sentMs: readonly number[];
  /** Each piece as it was stamped. */
  readonly stamped: readonly { readonly atMs: number; readonly text: string }[];
}

export function errorOf(lanes: number, answers: readonly Heard[], padding = 0): CalibrationRow {
  const arrival: number[] = [];
  const first: number[] = [];
  const speed: number[] = [];
  let lost = 0;
  let reordered = 0;
  for (const { leftMs, cameMs, sentMs, stamped } of answers) {
    const places = new Map(sentMs.map((_at, index) => [pieceText(index, padding), index]));
    let last = -1;
    const seen = new Set<number>();
    for (const { atMs, text } of stamped) {
      const index = places.get(text);
      if (index === undefined) continue;
      seen.add(index);
      if (index < last) reordered += 1;
      last = index;
      const sent = sentMs[index] ?? NaN;
      arrival.push(atMs - sent);
      // Our time to first token beside the server's own: the request's way counts too.
      if (index === 0) first.push(atMs - leftMs - (sent - cameMs));
    }
    lost += sentMs.length - seen.size;
    const truth = speedOf(sentMs);
    const ours = speedOf(stamped.map(({ atMs }) => atMs));
    if (truth !== undefined && ours !== undefined) speed.push(Math.abs(ours / truth - 1));
  }
  return {
    lanes,
    answers: answers.length,
    pieces: answers.reduce((sum, { sentMs }) => sum + sentMs.length, 0),
    firstTokenMs: { median: at(first, 0.5), p99: at(first, 0.99) },
    arrivalMs: { median: at(arrival, 0.5), p99: at(arrival, 0.99), max: at(arrival, 1) },
    speedShare: { median: at(speed, 0.5), max: at(speed, 1) },
    lost,
    reordered,
  };
}

/** One token a piece, nothing trimmed: the same formula for both clocks. */
function speedOf(atMs: readonly number[]): number | undefined {
  return speedWindow(
    atMs.map(t => ({ at: t, tokens: 1 })),
    0,
  ).value?.tokensPerSecond;
}

const at = (values: readonly number[], p: number): number => quantile(values, p).value ?? NaN;
