// Some servers repeat the key they were sent in what they answer ("Incorrect API key: sk-..."). What
// comes back is a record that is kept, shown and handed on, so the key is masked where bytes become a
// record: same length, same arrival, every byte of it a star. Also where it is cut by two chunks.

/** Words people type where a server wants no key: they may stand in any text. */
const isPlaceholder = (key: string): boolean => key.length < 8 || (key.length < 16 && !/[0-9A-Z]/.test(key));

/** A start of the key this long, at the very end of a chunk, is masked before the rest has come. */
const tellingStart = 12;

const star = 0x2a;

export class Masking {
  private readonly needles: readonly Buffer[];
  private readonly longest: number;
  /** The last bytes that came, as they came: the key may go on in the next chunk. */
  private tail: Buffer = Buffer.alloc(0);

  constructor(secret: string | null) {
    // A signing secret is several in one, joined by colons.
    const keys = secret === null ? [] : [secret, ...secret.split(':')];
    const spelled = keys.filter(key => !isPlaceholder(key)).flatMap(key => [key, encodeURIComponent(key)]);
    this.needles = [...new Set(spelled)].map(key => Buffer.from(key));
    this.longest = Math.max(0, ...this.needles.map(needle => needle.length));
  }

  /** The same bytes, or a masked copy of them. */
  bytes(chunk: Uint8Array): Uint8Array {
    if (this.longest === 0) return chunk;
    const before = this.tail.length;
    const whole = Buffer.concat([this.tail, chunk]);
    const masked = Buffer.from(whole);
    for (const needle of this.needles) {
      for (let at = whole.indexOf(needle); at >= 0; at = whole.indexOf(needle, at + 1)) {
        masked.fill(star, at, at + needle.length);
      }
      masked.fill(star, whole.length - startAtEnd(whole, needle));
    }
    this.tail = whole.subarray(Math.max(0, whole.length - this.longest + 1));
    return new Uint8Array(masked.subarray(before));
  }

  text(text: string): string {
    return this.needles.reduce((kept, needle) => {
      const key = needle.toString();
      return kept.replaceAll(key, '*'.repeat(key.length));
    }, text);
  }
}

/** How many bytes at the end are the start of the key; 0 where they are too few to tell. */
function startAtEnd(whole: Buffer, needle: Buffer): number {
  for (let length = Math.min(needle.length - 1, whole.length); length >= tellingStart; length -= 1) {
    if (whole.subarray(whole.length - length).equals(needle.subarray(0, length))) return length;
  }
  return 0;
}
