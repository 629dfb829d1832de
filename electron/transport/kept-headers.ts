// Which response headers are kept: what names a request, its limits, its timing and its form.
// A list of what may stay, so that a cookie or somebody's token can't.

const names = new Set([
  'content-type',
  'content-encoding',
  'date',
  'server',
  'via',
  'cf-ray',
  'x-request-id',
  'request-id',
  'apim-request-id',
  'x-generation-id',
  'x-amzn-requestid',
  'x-amzn-errortype',
  'retry-after',
  'retry-after-ms',
  'x-should-retry',
  'openai-processing-ms',
  'openai-version',
  'openai-model',
  'server-timing',
]);

const families = ['x-ratelimit-', 'anthropic-ratelimit-', 'fireworks-'];

/** Lower-case names; a header sent twice is joined by a comma; each is cut at 1,000 characters. */
export function keptHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    if (value === undefined || !(names.has(key) || families.some(family => key.startsWith(family)))) continue;
    kept[key] = (typeof value === 'string' ? value : value.join(', ')).slice(0, 1_000);
  }
  return kept;
}
