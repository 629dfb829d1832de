// How often what has come goes on. Together these decide how often a process wakes up while lanes
// stream; stamps are the wire's and know nothing of it.

export interface Pace {
  /** The wire's thread hands on what it has stamped at most this late, milliseconds. */
  readonly handOnMs: number;
  /** Events reach a watcher at most this late, milliseconds. */
  readonly frameMs: number;
  /** The tape goes to the journal at most this late after it was handed on: 50 milliseconds in all. */
  readonly journalMs: number;
}

/**
 * A page paints frames. The journal waits a little more than twice as long, so that what is handed on
 * meanwhile goes along.
 */
export const forEyes: Pace = { handOnMs: 16, frameMs: 16, journalMs: 34 };

/**
 * A terminal tells of what has ended: nothing is handed on before the journal has to have it. Caps are minded
 * with each frame, so a stop at one comes up to 60 milliseconds later than on a page.
 */
export const forLines: Pace = { handOnMs: 45, frameMs: 45, journalMs: 0 };
