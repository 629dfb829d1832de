// Just enough linear algebra for a handful of unknowns: Gauss-Jordan with row pivoting.

export type Matrix = readonly (readonly number[])[];

/** Null where it is singular, or so close to it that the result would be noise. */
export function inverse(matrix: Matrix): number[][] | null {
  const n = matrix.length;
  const scale = Math.max(...matrix.flat().map(Math.abs));
  if (!(scale > 0) || !Number.isFinite(scale)) return null;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let i = column + 1; i < n; i += 1) {
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    }
    const lead = rows[pivot]![column]!;
    if (Math.abs(lead) < scale * 1e-13) return null;
    const picked = rows[pivot]!;
    rows[pivot] = rows[column]!;
    const base = picked.map(value => value / lead);
    rows[column] = base;
    for (let i = 0; i < n; i += 1) {
      const factor = rows[i]![column]!;
      if (i !== column && factor !== 0) rows[i] = rows[i]!.map((value, j) => value - factor * base[j]!);
    }
  }
  return rows.map(row => row.slice(n));
}

export const times = (matrix: Matrix, vector: readonly number[]): number[] =>
  matrix.map(row => dot(row, vector));

export const dot = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
};
