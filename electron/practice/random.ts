// Chance that repeats itself: the same prompt, model, repeat and seed draw the same numbers.

/** FNV-1a of a text: a 32-bit seed. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Mulberry32 on the hash of `text`. Values in [0, 1). */
export function chance(text: string): () => number {
  let state = hashOf(text);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <T>(items: readonly T[], random: () => number): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
};

/**
 * -1, 0 or 1, drawn so that every three repeats hold one of each: calls of one prompt differ, and yet
 * no prompt is luckier than another, as it would be in the long run.
 */
export function balanced(text: string, repeat: number): number {
  const random = chance(`${text}\n${Math.floor((repeat - 1) / 3)}`);
  const drawn = [-1, 0, 1].map(value => ({ value, place: random() })).toSorted((a, b) => a.place - b.place);
  return drawn[(((repeat - 1) % 3) + 3) % 3]?.value ?? 0;
}
