// The normal distribution: its quantile by Acklam's rational approximation, sharpened by one
// step of Halley against the exact distribution function; its distribution function through the
// incomplete gamma, which is exact to the last digits on both tails.

import { gammaP, gammaQ } from './gamma.ts';
import { found, notFound, type Outcome } from './outcome.ts';

/** The 97.5 % point, written out as the vectors have it. */
export const z975 = 1.959963984540054;

/** Of a finite x. */
export function normalCdf(x: number): number {
  const half = (x * x) / 2;
  return x < 0 ? gammaQ(0.5, half) / 2 : 0.5 + gammaP(0.5, half) / 2;
}

export const normalSf = (x: number): number => normalCdf(-x);

export function normalQuantile(p: number): Outcome<number> {
  if (!(p > 0 && p < 1)) return notFound('bad_probability');
  if (p === 0.5) return found(0);
  if (p > 0.5) return found(-refined(1 - p));
  return found(refined(p));
}

function refined(p: number): number {
  let x = acklam(p);
  for (let step = 0; step < 2; step += 1) {
    const miss = (normalCdf(x) - p) * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2);
    x -= miss / (1 + (x * miss) / 2);
  }
  return x;
}

const a = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
] as const;
const b = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
] as const;
const c = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
] as const;
const d = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416] as const;

/** Good to nine digits; lower half only. */
function acklam(p: number): number {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return horner(c, q) / (horner(d, q) * q + 1);
  }
  const q = p - 0.5;
  const r = q * q;
  return (horner(a, r) * q) / (horner(b, r) * r + 1);
}

const horner = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
