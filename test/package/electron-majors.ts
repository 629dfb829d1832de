// The majors of Electron that get fixes: the newest three. Brought up to date by hand with each
// release; a pin that falls off the list fails the check.

export const newestMajors = {
  asOf: '2026-11-24',
  source: 'https://releases.electronjs.org',
  majors: [45, 44, 43],
  /** Shipped without node:sqlite. */
  never: ['37.2.0'],
} as const;
