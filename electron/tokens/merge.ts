// The tokens of one word that is none itself: of all neighbours that together are a token, those of
// the lowest rank are joined, the leftmost first, until there are none.
//
// A queue holds what may be joined, so that a word of a hundred thousand letters takes a moment
// where looking through all neighbours at each step takes minutes.

import { none, type Ranks } from './ranks.ts';

/** A place in the queue is a rank and a byte in one number: this many bytes at most, 1 GiB. */
const span = 2 ** 30;

export function mergedTokens(ranks: Ranks, bytes: Uint8Array, length: number): number[] {
  // By the byte a part begins with: where it ends, where the one before it begins, and the rank of
  // both it and the one after it, together.
  const ends: number[] = [];
  const befores: number[] = [];
  const pairs: number[] = [];
  const queue: number[] = [];

  const weigh = (at: number): void => {
    const next = ends[at]!;
    const rank = next < length ? ranks.rankOf(bytes, at, ends[next]!) : none;
    pairs[at] = rank;
    if (rank !== none) push(queue, rank * span + at);
  };

  for (let at = 0; at < length; at += 1) {
    ends.push(at + 1);
    befores.push(at - 1);
  }
  for (let at = 0; at < length; at += 1) weigh(at);

  while (queue.length > 0) {
    const first = pop(queue);
    const at = first % span;
    // What was joined with another since it was queued.
    if (pairs[at] !== Math.floor(first / span)) continue;
    const next = ends[at]!;
    const end = ends[next]!;
    ends[at] = end;
    pairs[next] = none;
    if (end < length) befores[end] = at;
    weigh(at);
    if (at > 0) weigh(befores[at]!);
  }

  const tokens: number[] = [];
  for (let at = 0; at < length; at = ends[at]!) tokens.push(ranks.rankOf(bytes, at, ends[at]!));
  return tokens;
}

/** The lowest first: each is no higher than the two at twice its place. */
function push(heap: number[], value: number): void {
  let at = heap.length;
  heap.push(value);
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (heap[above]! <= value) break;
    heap[at] = heap[above]!;
    at = above;
  }
  heap[at] = value;
}

function pop(heap: number[]): number {
  const first = heap[0]!;
  const last = heap.pop()!;
  const length = heap.length;
  if (length === 0) return first;
  let at = 0;
  for (let below = 1; below < length; below = 2 * at + 1) {
    if (below + 1 < length && heap[below + 1]! < heap[below]!) below += 1;
    if (heap[below]! >= last) break;
    heap[at] = heap[below]!;
    at = below;
  }
  heap[at] = last;
  return first;
}
