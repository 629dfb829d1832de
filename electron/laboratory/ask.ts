// One short question to a server, outside of any trial: a GET with a small body and a short
// deadline, over the same wire, by the same rules. No redirect is followed.

import { oneLine, failure, type Failure } from '../../shared/trial/failure.ts';
import type { HttpRequest } from '../dialects/dialect.ts';
import { networkFailure } from '../engine/network-failure.ts';
import type { Clock, Wire } from '../engine/ports.ts';

export interface Question {
  readonly request: HttpRequest;
  readonly secret: string | null;
  readonly timeoutMs: number;
}

export interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Lists of models are long at some hosts: half a megabyte and more. */
const longestBody = 8 * 1024 * 1024;

/** A response of whatever status, or why none came. */
export function ask(
  wire: Wire,
  clock: Clock,
  { request, secret, timeoutMs }: Question,
): Promise<Response | Failure> {
  return new Promise(resolve => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let head: Omit<Response, 'body'> | undefined;
    let isOver = false;
    let letGo = (): void => undefined;
    // Whatever settles it: nothing more is listened to, however long it would go on.
    const settle = (answer: Response | Failure): void => {
      if (isOver) return;
      isOver = true;
      callOff();
      resolve(answer);
      letGo();
    };
    const callOff = clock.after(timeoutMs, () => {
      settle(failure('timeout', 'deadline', `${Math.round(timeoutMs / 1000)} s`, 'check_server'));
    });
    const flight = wire.send(request, {
      secret,
      onRecord: record => {
        if (record.type === 'headers') head = { status: record.status, headers: record.headers };
        if (record.type === 'chunk') {
          size += record.bytes.length;
          // A copy: the chunk's own room is taken back.
          if (size <= longestBody) chunks.push(record.bytes.slice());
          else settle(failure('malformed', 'too_large', '', 'check_url'));
        }
        if (record.type !== 'end') return;
        if (record.how.kind === 'broken') return settle(networkFailure(record.how));
        if (record.how.kind === 'aborted' || !head) {
          return settle(failure('network', 'stream_truncated', '', 'check_server'));
        }
        settle({ ...head, body: Buffer.concat(chunks).toString('utf8') });
      },
    });
    letGo = () => flight.abort();
    if (isOver) letGo();
  });
}

export const isFailure = (answer: Response | Failure): answer is Failure => 'kind' in answer;

/** A body as JSON; undefined for anything else. */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** What a status other than 2xx means where no dialect is asked. */
export function refused({ status, body }: Response): Failure {
  const words = oneLine(body.replace(/<[^>]*>/g, ' '));
  if (status === 401 || status === 403)
    return failure('auth', `http_${status}`, words, 'check_key', { httpStatus: status });
  if (status === 404) return failure('not_found', 'http_404', words, 'check_url', { httpStatus: status });
  if (status === 429) return failure('rate_limit', 'http_429', words, 'wait', { httpStatus: status });
  const kind = status >= 500 ? 'server' : 'bad_request';
  return failure(kind, `http_${status}`, words, 'read_message', { httpStatus: status });
}
