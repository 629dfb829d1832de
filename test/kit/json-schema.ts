// A small reader of JSON Schema, draft 2020-12: the keywords the session file's schema uses, and a
// refusal of any other, so that a keyword it does not know can't pass for one that is satisfied.

type Schema = boolean | { readonly [keyword: string]: unknown };

const annotations = new Set(['$schema', '$id', '$defs', 'title', 'description', 'format']);

/** Every place where `value` breaks `schema`, as `path: what is wrong`. Empty: it is valid. */
export function schemaErrors(value: unknown, schema: Schema, root: Schema = schema, path = '$'): string[] {
  if (schema === true) return [];
  if (schema === false) return [`${path}: nothing may stand here`];
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    if (annotations.has(keyword)) return [];
    const check = keywords[keyword];
    if (check === undefined) throw new Error(`the keyword "${keyword}" is not known here`);
    return check({ value, rule, schema, root, path });
  });
}

interface Check {
  readonly value: unknown;
  readonly rule: unknown;
  readonly schema: { readonly [keyword: string]: unknown };
  readonly root: Schema;
  readonly path: string;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const hasType = (value: unknown, type: unknown): boolean =>
  type === 'integer' ? Number.isInteger(value) : typeOf(value) === type;

const all = (...errors: readonly (string | false)[]): string[] => errors.filter(e => e !== false);

const keywords: Readonly<Record<string, (check: Check) => string[]>> = {
  type: ({ value, rule, path }) =>
    all(
      ![rule].flat().some(type => hasType(value, type)) && `${path}: ${typeOf(value)} is not ${String(rule)}`,
    ),
  const: ({ value, rule, path }) => all(value !== rule && `${path}: is not ${JSON.stringify(rule)}`),
  enum: ({ value, rule, path }) =>
    all(
      !(rule as unknown[]).includes(value) &&
        `${path}: ${JSON.stringify(value)} is none of ${JSON.stringify(rule)}`,
    ),
  minimum: ({ value, rule, path }) =>
    all(
      typeof value === 'number' && value < (rule as number) && `${path}: ${value} is below ${String(rule)}`,
    ),
  pattern: ({ value, rule, path }) =>
    all(
      typeof value === 'string' &&
        !new RegExp(rule as string, 'u').test(value) &&
        `${path}: ${value} breaks the pattern`,
    ),
  minItems: ({ value, rule, path }) =>
    all(Array.isArray(value) && value.length < (rule as number) && `${path}: too few items`),
  required: ({ value, rule, path }) =>
    isObject(value)
      ? (rule as string[]).filter(key => !Object.hasOwn(value, key)).map(key => `${path}.${key}: is missing`)
      : [],
  properties: ({ value, rule, root, path }) =>
    isObject(value)
      ? Object.entries(rule as Record<string, Schema>).flatMap(([key, schema]) =>
          Object.hasOwn(value, key) ? schemaErrors(value[key], schema, root, `${path}.${key}`) : [],
        )
      : [],
  additionalProperties: ({ value, rule, schema, root, path }) =>
    isObject(value)
      ? Object.entries(value)
          .filter(([key]) => !Object.hasOwn((schema['properties'] ?? {}) as object, key))
          .flatMap(([key, item]) => schemaErrors(item, rule as Schema, root, `${path}.${key}`))
      : [],
  prefixItems: ({ value, rule, root, path }) =>
    Array.isArray(value)
      ? (rule as Schema[]).flatMap((schema, i) =>
          i < value.length ? schemaErrors(value[i], schema, root, `${path}[${i}]`) : [],
        )
      : [],
  items: ({ value, rule, schema, root, path }) => {
    const from = ((schema['prefixItems'] ?? []) as unknown[]).length;
    if (!Array.isArray(value)) return [];
    return value
      .slice(from)
      .flatMap((item, i) => schemaErrors(item, rule as Schema, root, `${path}[${from + i}]`));
  },
  oneOf: ({ value, rule, root, path }) => {
    const tried = (rule as Schema[]).map(schema => schemaErrors(value, schema, root, path));
    const fitting = tried.filter(errors => errors.length === 0).length;
    if (fitting === 1) return [];
    return fitting > 1
      ? [`${path}: fits more than one`]
      : [`${path}: fits none (${tried.map(e => e[0]).join('; ')})`];
  },
  $ref: ({ value, rule, root, path }) => {
    const name = /^#\/\$defs\/(\w+)$/.exec(rule as string)?.[1];
    const defs = (root as { $defs: Readonly<Record<string, Schema>> }).$defs;
    const target = name === undefined ? undefined : defs[name];
    if (target === undefined) throw new Error(`"${String(rule)}" leads nowhere`);
    return schemaErrors(value, target, root, path);
  },
};
