// What a lane's figures say when they are held against each other, or against what the server told:
// worth a line beside them. Nothing is corrected with it.

import type { Price } from '../catalog/price.ts';
import { isKnown, type Reading } from '../reading.ts';
import type { Lane } from '../trial/lane.ts';
import type { Note } from '../trial/lane-event.ts';
import { costOf } from './cost.ts';
import { isForeignSummary } from './language-shares.ts';
import type { Readings } from './readings.ts';
import { serverDecodeSpeed } from './server-check.ts';

/** A gap to the server's own time larger than this share of the whole is no network any more. */
const largeGapShare = 0.3;

/** Servers round to the millisecond: no clock is wrong by less. */
const roundingMs = 1;

/** Two speeds of the same tokens that differ by more do not describe the same thing. */
const speedDiffers = 0.1;

/** Trimmed over untrimmed speed: above it the end was held back. */
const heldBack = 1.1;

/** The provider's bill and ours. */
const costDiffers = 0.02;

export interface FindingContext {
  readonly readings: Readings;
  readonly price: Price | undefined;
  /** What was asked, without its system part. */
  readonly prompt: string;
}

export function findingsOf(lane: Lane, { readings, price, prompt }: FindingContext): readonly Note[] {
  if (lane.status !== 'complete') return [];
  return [
    ...gapFinding(readings),
    ...decodeFinding(lane, readings.outputTokensPerSecond),
    ...tailFinding(readings),
    ...costFinding(lane, price),
    ...(isForeignSummary(lane, prompt) ? [{ code: 'summary_other_language', message: '' }] : []),
  ];
}

/** Two decimals at most: a detail to read, not a figure to reckon with. */
const short = (value: number): string => String(Number(value.toPrecision(3)));

function gapFinding({ serverGapMs: gap, e2eMs }: Readings): readonly Note[] {
  if (!isKnown(gap)) return [];
  if (gap.value < -roundingMs) return [{ code: 'server_gap_negative', message: `${short(gap.value)} ms` }];
  if (!isKnown(e2eMs) || gap.value <= largeGapShare * e2eMs.value) return [];
  return [{ code: 'server_gap_large', message: `${short(gap.value)} ms` }];
}

function decodeFinding(lane: Lane, ours: Readings['outputTokensPerSecond']): readonly Note[] {
  const told = serverDecodeSpeed(lane);
  if (told === undefined || !isBelieved(ours)) return [];
  if (Math.abs(ours.value / told - 1) <= speedDiffers) return [];
  return [{ code: 'decode_speed_differs', message: `${short(told)} tokens/s` }];
}

function tailFinding({
  outputTokensPerSecond: trimmed,
  outputTokensPerSecondUntrimmed: whole,
}: Readings): readonly Note[] {
  if (!isBelieved(trimmed) || !isKnown(whole) || whole.value <= 0) return [];
  const ratio = trimmed.value / whole.value;
  return ratio > heldBack ? [{ code: 'tail_held_back', message: `${short(ratio)} x` }] : [];
}

/** A window too short to believe supports no finding. */
const isBelieved = <Q extends number>(reading: Reading<Q>): reading is Extract<Reading<Q>, { value: Q }> =>
  isKnown(reading) && reading.rule !== 'short_window';

function costFinding(lane: Lane, price: Price | undefined): readonly Note[] {
  const told = lane.server['providerCostUsd'];
  const { usd } = costOf(lane, price);
  if (typeof told !== 'number' || !isKnown(usd) || lane.contender.simulated) return [];
  const off = told - usd.value;
  const isAllowed =
    Math.abs(off) <= costDiffers * Math.max(told, usd.value) ||
    // What is known to be no more, or no less, than our sum agrees with it on that side; of no bound, on both.
    usd.rule === 'either_way' ||
    (usd.rule === 'upper_bound' && off < 0) ||
    (usd.rule === 'lower_bound' && off > 0);
  return isAllowed ? [] : [{ code: 'provider_cost_differs', message: `$${short(told)}` }];
}
