// Text that may come as all of it so far, or only as what is new (MiniMax does both, each stream one).
//
//   "The cat"  "The cat sat"  "The cat sat."     accumulated: the second begins with all of the first
//   "The cat"  " sat"         "."                incremental
//   "1"        "12"           "123" or "3"       one character decides nothing: the third piece does
//
// The second piece decides, for thoughts and text alike.

/** What is known of a stream, shared by all that is read from it. */
export interface Accumulation {
  mode: 'undecided' | 'accumulated' | 'incremental';
}

export class Accumulated {
  private readonly stream: Accumulation;
  private all = '';
  /** A second piece that may be all so far, or new. */
  private held = '';

  constructor(stream: Accumulation) {
    this.stream = stream;
  }

  /** What of this piece has not been told before. */
  take(piece: string): string {
    const { stream } = this;
    if (piece === '') return '';
    if (stream.mode === 'incremental') return this.rest() + piece;
    if (this.all === '') {
      this.all = piece;
      return piece;
    }
    if (!piece.startsWith(this.held || this.all)) {
      // Where it said otherwise before: from here on each piece is new.
      stream.mode = 'incremental';
      return this.rest() + piece;
    }
    if (stream.mode === 'undecided' && this.all.length === 1 && this.held === '') {
      this.held = piece;
      return '';
    }
    stream.mode = 'accumulated';
    const fresh = piece.slice(this.all.length);
    this.all = piece;
    this.held = '';
    return fresh;
  }

  /** Nothing decided about what is held: then it was new. */
  rest(): string {
    const { held } = this;
    this.held = '';
    return held;
  }
}
