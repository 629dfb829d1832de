// The troubles of `flaky@KIND`, by name: what the wire does instead of, or in the middle of, a good
// answer. Each is one that real servers make.

export const troubleKinds = [
  'drop',
  'truncate',
  'stall',
  'slow',
  'html',
  'bad_json',
  'error_midstream',
  'rate_limit',
  'auth',
  'billing',
  'not_found',
  'server',
  'overloaded',
  'empty',
  'length',
  'refusal',
  'content_filter',
  'no_usage',
  'no_done',
  'refused',
] as const;

export type Trouble = (typeof troubleKinds)[number];

export const troubleNamed = (kind: string): Trouble | undefined => troubleKinds.find(known => known === kind);

/** Troubles that are a status and a body. */
export const refusals: Readonly<
  Partial<
    Record<
      Trouble,
      { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly error: object }
    >
  >
> = {
  rate_limit: {
    status: 429,
    headers: { 'retry-after': '2' },
    error: { message: 'Rate limit reached for practice.', type: 'requests', code: 'rate_limit_exceeded' },
  },
  auth: {
    status: 401,
    error: { message: 'Incorrect API key provided.', type: 'invalid_request_error', code: 'invalid_api_key' },
  },
  billing: {
    status: 429,
    error: {
      message: 'You exceeded your current quota.',
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    },
  },
  not_found: {
    status: 404,
    error: { message: 'The model does not exist.', type: 'invalid_request_error', code: 'model_not_found' },
  },
  server: { status: 500, error: { message: 'The server had an error.', type: 'server_error', code: null } },
  overloaded: { status: 529, error: { message: 'Overloaded', type: 'overloaded_error', code: null } },
};

export const loginPage =
  '<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in to continue</h1></body></html>';
