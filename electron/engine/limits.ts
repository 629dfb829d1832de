// What a lane may take before we stop listening. Not time-outs: silence is allowed, and the
// one deadline is the person's.

export const limits = {
  /** Body bytes of one lane. */
  bytes: 64 * 1024 * 1024,
  /** Framed messages of one lane. */
  messages: 1_000_000,
  /** Of an error body or a page that is no stream: enough to read what it says. */
  errorBytes: 64 * 1024,
  /** How long the other side may hold the line once nothing can follow. */
  closeAfterDoneMs: 1_000,
  /** How long the bill may take once the answer has ended: some servers count before they report. */
  billAfterFinishMs: 5_000,
  /** A loop later than this, at its 99th percentile, is said of every lane it concerns. */
  loopDelayMs: 50,
} as const;
