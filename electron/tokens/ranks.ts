// The tokens of one vocabulary, read from the file its vendor publishes: a line for each, its bytes
// in base64 and its rank, in the order of the ranks, so that the rank may be left out. They lie end
// to end in one array behind one table: as two hundred thousand strings they would take ten times
// the memory.

export interface Ranks {
  /** The token that these bytes are; `none` where they are no token. */
  rankOf(bytes: Uint8Array, from: number, to: number): number;
  /** In bytes. */
  lengthOf(rank: number): number;
}

export const none = -1;

export function readRanks(file: Uint8Array): Ranks {
  const { bytes, starts } = tokensIn(file);
  const count = starts.length - 1;
  // At most half full, so that what is no token is found out soon. Ranks count from 1: 0 is free.
  const table = new Int32Array(2 ** Math.ceil(Math.log2(2 * count + 1)));
  const last = table.length - 1;

  const isToken = (rank: number, other: Uint8Array, from: number, to: number): boolean => {
    const start = starts[rank]!;
    if (starts[rank + 1]! - start !== to - from) return false;
    for (let i = from; i < to; i += 1) if (bytes[start + i - from] !== other[i]) return false;
    return true;
  };

  for (let rank = 0; rank < count; rank += 1) {
    let slot = hashOf(bytes, starts[rank]!, starts[rank + 1]!) & last;
    while (table[slot] !== 0) slot = (slot + 1) & last;
    table[slot] = rank + 1;
  }

  return {
    rankOf(other, from, to) {
      for (let slot = hashOf(other, from, to) & last; ; slot = (slot + 1) & last) {
        const rank = table[slot]! - 1;
        if (rank === none || isToken(rank, other, from, to)) return rank;
      }
    },
    lengthOf: rank => starts[rank + 1]! - starts[rank]!,
  };
}

/** FNV-1a, with its high bits folded onto the low ones that are used. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Uint8Array(128);
for (const [value, letter] of [...letters].entries()) values[letter.charCodeAt(0)] = value;

const [newline, space, padding] = [0x0a, 0x20, 0x3d];

/**
 * Where each token starts, and after the last one where it ends. Decoded by hand: line by line through
 * Buffer's base64 it takes 78 ms and 30 MB, so it takes 34 ms and 15 MB.
 */
function tokensIn(file: Uint8Array): { readonly bytes: Uint8Array; readonly starts: Uint32Array } {
  let lines = 0;
  for (let i = 0; i < file.length; i += 1) if (file[i] === newline) lines += 1;

  // Larger than need be; what is never written to takes no memory.
  const bytes = new Uint8Array(Math.ceil((file.length * 3) / 4));
  const starts = new Uint32Array(lines + 1);
  let [line, to, held, bits, isToken] = [0, 0, 0, 0, true];
  for (let i = 0; i < file.length; i += 1) {
    const letter = file[i]!;
    if (letter === newline) {
      line += 1;
      starts[line] = to;
      bits = 0;
      isToken = true;
    } else if (letter === space) {
      isToken = false;
    } else if (isToken && letter !== padding) {
      held = (held << 6) | values[letter]!;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        bytes[to] = held >> bits;
        to += 1;
      }
    }
  }
  return { bytes, starts };
}
