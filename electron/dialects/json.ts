// Reading JSON that somebody else wrote: nothing is trusted to be there, nothing inherited is seen.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** The parsed text; undefined where it is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An own field of an object; undefined for anything else. */
export const field = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** What stands at a path of own fields, `a.b.c`; undefined without a path. */
export const at = (value: Json | undefined, path: string | undefined): Json | undefined =>
  path === undefined ? undefined : path.split('.').reduce(field, value);

export const textField = (value: Json | undefined, name: string): string | undefined => {
  const found = field(value, name);
  return typeof found === 'string' ? found : undefined;
};

export const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
