// Text that may come as all of it so far, or only as what is new (MiniMax does both).
//
//   "The cat"  "The cat sat"  "The cat sat."     accumulated: the second begins with all of the first
//   "The cat"  " sat"         "."                incremental
//
// The second piece decides. One character decides nothing: "1" and "12" may well be 112.

export class Accumulated {
  private readonly mayAccumulate: boolean;
  private all = '';
  private mode: 'undecided' | 'accumulated' | 'incremental' = 'undecided';

  constructor(mayAccumulate: boolean) {
    this.mayAccumulate = mayAccumulate;
  }

  /** What of this piece has not been told before. */
  take(piece: string): string {
    if (!this.mayAccumulate || piece === '' || this.mode === 'incremental') return piece;
    if (this.all === '') {
      this.all = piece;
      return piece;
    }
    const begins = piece.startsWith(this.all);
    if (this.mode === 'undecided') {
      this.mode = begins && this.all.length > 1 ? 'accumulated' : 'incremental';
    } else if (!begins) {
      // It said otherwise before: from here on each piece is new.
      this.mode = 'incremental';
    }
    if (this.mode === 'incremental') return piece;
    const fresh = piece.slice(this.all.length);
    this.all = piece;
    return fresh;
  }
}
