// Reading JSON that somebody else wrote: nothing is trusted to be there, nothing inherited is seen.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Nobody's answer is nested as deep; whoever walks or writes what is deeper runs out of stack. */
const deepest = 100;

/** The parsed text; undefined where it is no JSON, or none that can be handled. */
export function parseJson(text: string): Json | undefined {
  try {
    const json = JSON.parse(text) as Json;
    return mayBeDeep(text) && isDeep(json) ? undefined : json;
  } catch {
    return undefined;
  }
}

/** What opens less often than that is not as deep. */
function mayBeDeep(text: string): boolean {
  let opened = 0;
  for (let at = 0; at < text.length && opened <= deepest; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) opened += 1;
  }
  return opened > deepest;
}

/** Level by level, since it may be too deep to go down. */
function isDeep(json: Json): boolean {
  let level: readonly Json[] = [json];
  for (let depth = 0; depth <= deepest && level.length > 0; depth += 1) {
    level = level.flatMap(value => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return level.length > 0;
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
