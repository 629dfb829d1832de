// How far an answer is from what a vector wants.

export interface Tolerance {
  readonly abs: number;
  readonly rel: number;
}

/** Where `got` is not what is wanted; keys we give beyond the wanted ones are ours to give. */
export function differences(got: unknown, want: unknown, { abs, rel }: Tolerance, path = ''): string[] {
  const tolerance = { abs, rel };
  if (want === 'Infinity') return got === Infinity ? [] : [`${path}: ${String(got)} is not Infinity`];
  if (typeof want === 'number') {
    const isNear = typeof got === 'number' && Math.abs(got - want) <= abs + rel * Math.abs(want);
    return isNear ? [] : [`${path}: got ${String(got)}, want ${want}`];
  }
  if (typeof want !== 'object' || want === null) {
    return got === want ? [] : [`${path}: got ${String(got)}, want ${String(want)}`];
  }
  if (Array.isArray(want)) {
    if (!Array.isArray(got) || got.length !== want.length) return [`${path}: not ${want.length} values`];
    return want.flatMap((value, i) => differences(got[i], value, tolerance, `${path}[${i}]`));
  }
  if (typeof got !== 'object' || got === null) return [`${path}: got ${String(got)}, want an object`];
  const given = got as Readonly<Record<string, unknown>>;
  return Object.entries(want).flatMap(([key, value]) =>
    differences(given[key], value, tolerance, path === '' ? key : `${path}.${key}`),
  );
}
