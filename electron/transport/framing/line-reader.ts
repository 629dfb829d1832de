// Bytes into lines: LF, CR or CRLF, a line told as soon as its end has come.
//
//   "da" "ta: 4\r" "\n" "\n"
//            └─ a CR ends the line at once; the LF that may follow it is swallowed
//
// The end of a line is looked for among bytes (no byte of a longer UTF-8 character is CR or LF),
// so a character cut between two chunks needs no care. A line is decoded once, when it is whole.

import { KeptBytes } from './kept-bytes.ts';

const LF = 10;
const CR = 13;

/** Whole lines only: neither keeps anything between two of them, so all lanes share them. */
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

export class LineReader {
  /** True once a line was longer than the bound; nothing more is told then. */
  overflow = false;
  /** True once bytes were no UTF-8 and U+FFFD stands in their place. */
  damaged = false;

  private readonly largest: number;
  private readonly kept = new KeptBytes();
  private endedWithCr = false;
  private isFirst = true;

  constructor(largest: number) {
    this.largest = largest;
  }

  /** Calls `line` for each line that `bytes` completes, without its end. */
  take(bytes: Uint8Array, line: (text: string) => void): void {
    if (this.overflow || bytes.length === 0) return;
    let start = 0;
    if (this.endedWithCr) {
      this.endedWithCr = false;
      if (bytes[0] === LF) start = 1;
    }
    let lf = bytes.indexOf(LF, start);
    let cr = bytes.indexOf(CR, start);
    while (lf >= 0 || cr >= 0) {
      const isCr = cr >= 0 && (lf < 0 || cr < lf);
      const end = isCr ? cr : lf;
      line(this.finish(bytes.subarray(start, end)));
      start = end + 1;
      if (isCr && bytes[start] === LF) start += 1;
      else if (isCr && start === bytes.length) this.endedWithCr = true;
      if (lf >= 0 && lf < start) lf = bytes.indexOf(LF, start);
      if (cr >= 0 && cr < start) cr = bytes.indexOf(CR, start);
    }
    if (start < bytes.length) this.keep(bytes.subarray(start));
  }

  /** What came after the last line's end. */
  rest(): string {
    return this.kept.length === 0 ? '' : this.finish(new Uint8Array(0));
  }

  private keep(part: Uint8Array): void {
    if (this.kept.length + part.length > this.largest) {
      this.overflow = true;
      this.kept.clear();
    } else {
      this.kept.add(part);
    }
  }

  private finish(last: Uint8Array): string {
    if (this.kept.length === 0) return this.told(last);
    this.kept.add(last);
    const text = this.told(this.kept.view);
    this.kept.clear();
    return text;
  }

  private told(whole: Uint8Array): string {
    const { isFirst } = this;
    this.isFirst = false;
    // Every other line of a stream of events is a blank one.
    if (whole.length === 0) return '';
    const text = this.decode(whole);
    return isFirst && text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  private decode(bytes: Uint8Array): string {
    try {
      return strict.decode(bytes);
    } catch {
      this.damaged = true;
      return lenient.decode(bytes);
    }
  }
}
