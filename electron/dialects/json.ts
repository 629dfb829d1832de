// Reading JSON that somebody else wrote: nothing is trusted to be there, nothing inherited is seen.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** No answer is nested so deeply. A session file that is read may be a little deeper: it has a bill from here inside it. */
const deepest = 24;

/**
 * The parsed text; undefined where it is no JSON, or nested so deeply that whoever walks it later (to keep
 * it, to hand it on) would run out of stack.
 */
export function parseJson(text: string): Json | undefined {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i);
    if (letter === quote) i = endOfString(text, i);
    else if (letter === 0x5b || letter === 0x7b) depth += 1;
    else if (letter === 0x5d || letter === 0x7d) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

const quote = 0x22;
const backslash = 0x5c;

/** Where the string that begins at `start` ends: at its closing quote, which no odd number of backslashes precedes. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === backslash) before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
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
