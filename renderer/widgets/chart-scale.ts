// A linear axis: where a value stands, and the round values at which it is marked.

export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

export function scaleOf(largest: number, from: number, to: number, marks = 3, smallest = 0): Scale {
  const span = largest - smallest;
  const top = span > 0 ? largest : smallest + 1;
  const step = roundStep((top - smallest) / marks);
  const first = Math.ceil(smallest / step - 1e-9);
  const count = Math.floor(top / step + 1e-9) - first + 1;
  return {
    at: value => from + ((value - smallest) / (top - smallest)) * (to - from),
    ticks: Array.from({ length: count }, (_, i) => (first + i) * step),
  };
}

export function roundStep(atLeast: number): number {
  if (!(atLeast > 0)) return 1;
  const size = 10 ** Math.floor(Math.log10(atLeast));
  return ([1, 2, 2.5, 5].find(n => n * size >= atLeast * 0.999) ?? 10) * size;
}
