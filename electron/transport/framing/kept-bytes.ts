// Bytes kept until there are enough of them. However small the pieces are, each byte is copied a
// few times at most, and no more than twice what is kept is held.

export class KeptBytes {
  private room = new Uint8Array(0);
  private used = 0;

  get length(): number {
    return this.used;
  }

  /** What is kept, to be read before the next call. */
  get view(): Uint8Array {
    return this.room.subarray(0, this.used);
  }

  add(bytes: Uint8Array): void {
    const wanted = this.used + bytes.length;
    if (wanted > this.room.length) {
      const larger = new Uint8Array(Math.max(wanted, this.room.length * 2, 256));
      larger.set(this.view);
      this.room = larger;
    }
    this.room.set(bytes, this.used);
    this.used = wanted;
  }

  /** Drops the first `count` bytes. */
  drop(count: number): void {
    if (count === 0) return;
    this.room.copyWithin(0, count, this.used);
    this.used -= count;
    if (this.used === 0 && this.room.length > largestIdleRoom) this.room = new Uint8Array(0);
  }

  clear(): void {
    this.drop(this.used);
  }
}

/** An empty store keeps a little room for the next piece, not that of the largest there ever was. */
const largestIdleRoom = 64 * 1024;
