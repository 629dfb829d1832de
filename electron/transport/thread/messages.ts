// What is said between the wire's thread and its owner. Plain data; flights are numbered by the owner.

import type { HttpRequest } from '../../dialects/dialect.ts';
import type { Batch } from '../../../shared/trial/record-batch.ts';
import type { Ms } from '../../../shared/units.ts';
import type { Route } from '../route.ts';
import type { ConnectLimits } from '../connector.ts';

/** What the thread is started with. */
export interface ThreadOptions {
  readonly limits: Pick<ConnectLimits, 'connectTimeoutMs'>;
  /** Records are handed on at most this late, milliseconds. */
  readonly handOnMs: number;
  /** The owner's `performance.now()` at zero of the machine's clock, so that both tell one time. */
  readonly offset: number;
}

export type Order =
  | {
      readonly type: 'send';
      readonly id: number;
      readonly request: HttpRequest;
      /** Goes no further than this process: the thread is part of it. */
      readonly secret: string | null;
      readonly route: Route;
    }
  | { readonly type: 'abort'; readonly id: number }
  /** So much of what was handed on has been read. */
  | { readonly type: 'read'; readonly weight: number }
  | { readonly type: 'watch'; readonly isOn: boolean };

/** Bytes under way unread, at which the sockets are made to wait; a record counts as some too. A stop waits for them to be read. */
export const mostUnread = 1024 * 1024;

export type Orders = readonly Order[];

export interface Delivery {
  readonly batch: Batch;
  /** What it counts against what may be under way unread. */
  readonly weight: number;
  /** How late the thread's loop was, at its 99th percentile, while it is watched. */
  readonly lateMs: Ms | undefined;
}
