// The goals, as rows: what is printed, what it must be, whether it is. A timing is never a test.

export interface Row {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  /** The goal in words, and whether the figure meets it. Undefined: only told. */
  readonly goal?: string;
  readonly isMet?: boolean;
}

export const atMost = (name: string, figure: number, unit: string, most: number): Row => ({
  name,
  figure,
  unit,
  goal: `<= ${most} ${unit}`.trim(),
  isMet: figure <= most,
});

export const atLeast = (name: string, figure: number, unit: string, least: number): Row => ({
  name,
  figure,
  unit,
  goal: `>= ${least} ${unit}`.trim(),
  isMet: figure >= least,
});

export const told = (name: string, figure: number, unit: string): Row => ({ name, figure, unit });

export function print(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  for (const { name, figure, unit, goal, isMet } of rows) {
    const value = `${figure.toFixed(figure >= 100 ? 0 : 2)} ${unit}`;
    const verdict = goal === undefined ? '' : `${goal.padStart(16)}   ${isMet === true ? 'met' : 'MISSED'}`;
    console.log(`  ${name.padEnd(58)} ${value.padStart(16)} ${verdict}`);
  }
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
};
