// How the screen is divided, as the settings keep it: by name. What names a session (`columns ID`, `at ID`)
// would outlive it, and the file would grow for ever: of those the ones written last are kept. Not removed
// with their session, which can be brought back.

type Layout = Readonly<Record<string, number | string | boolean>>;

export const mostOfSessions = 200;

const namesSession = (name: string): boolean => /^(?:columns|at) /.test(name);

/** What was written last stands last. */
export function layoutAfter(layout: Layout, patch: Layout = {}): Layout {
  const untouched = Object.entries(layout).filter(([name]) => !Object.hasOwn(patch, name));
  const all = [...untouched, ...Object.entries(patch)];
  const kept = new Set(
    all
      .map(([name]) => name)
      .filter(namesSession)
      .slice(-mostOfSessions),
  );
  return Object.fromEntries(all.filter(([name]) => !namesSession(name) || kept.has(name)));
}
