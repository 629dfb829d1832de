// Older session files, one step at a time to the newest shape. The rest of the house knows only
// that one: all that is known of older shapes stands here.

export const newestVersion = 1;

/** steps[n] turns a document of version n + 1 into one of version n + 2. */
const steps: readonly ((older: unknown) => unknown)[] = [];

/** The document in its newest shape; undefined where its version is newer than this app. */
export function upgraded(document: unknown, version: number): unknown {
  if (version < 1 || version > newestVersion) return undefined;
  return steps.slice(version - 1).reduce((older, step) => step(older), document);
}
