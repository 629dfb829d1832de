// An object of a file whose shape is not known yet.

export type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object with what it lacks filled in; what it has stays as it is. */
export const withDefaults = (object: Fields, defaults: Fields): Fields => ({
  ...Object.fromEntries(Object.entries(defaults).filter(([name]) => object[name] === undefined)),
  ...object,
});
