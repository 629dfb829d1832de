// The beginning of a body, as bytes: what a server says that is not speaking the dialect. Pieces of a
// stream are small, and kept one by one each would weigh several times its bytes.

export class BodyHead {
  private readonly most: number;
  private room = new Uint8Array(0);
  private used = 0;
  private isWanted = true;

  /** `most` bytes are kept, what comes behind is not. */
  constructor(most: number) {
    this.most = most;
  }

  get isFull(): boolean {
    return this.used >= this.most;
  }

  /** Copied: the room of a chunk is taken back once it was read. */
  add(bytes: Uint8Array): void {
    if (!this.isWanted || this.isFull) return;
    const part = bytes.length > this.most - this.used ? bytes.subarray(0, this.most - this.used) : bytes;
    const wanted = this.used + part.length;
    if (wanted > this.room.length) {
      const larger = new Uint8Array(Math.min(this.most, Math.max(wanted, this.room.length * 2)));
      larger.set(this.room.subarray(0, this.used));
      this.room = larger;
    }
    this.room.set(part, this.used);
    this.used = wanted;
  }

  text(): string {
    return new TextDecoder().decode(this.room.subarray(0, this.used));
  }

  /** Nobody will ask for it: it is forgotten, and no more is kept. */
  drop(): void {
    this.isWanted = false;
    this.room = new Uint8Array(0);
    this.used = 0;
  }
}
