// What stands around the words of a stream is the same in chunk after chunk: once one has been read as
// JSON, the next needs only its words. Reading a chunk costs four times as much as looking whether it fits.
//
//   {"id":"a","choices":[{"index":0,"delta":{"content":"Hel"}}]}
//   └──────────────────── head ────────────────────┘   └ tail ┘
//
// Exact: a chunk that begins and ends so, with nothing between that JSON would spell otherwise, can't say
// anything but other words. Whoever casts a mould makes sure that its words alone stand in the gap.

/** Moulds cast in a row that nothing fitted into: this stream varies more than its words. */
const mostInVain = 8;

/** What ends or escapes inside a JSON string. */
const spelled = /[^\u0020\u0021\u0023-\u005b\u005d-\uffff]/;

export class Mould {
  private head = '';
  private tail = '';
  private triesLeft = mostInVain;

  /** The words of a message that fits; undefined for any other. */
  wordsIn(data: string): string | undefined {
    const { head, tail } = this;
    if (head === '' || data.length <= head.length + tail.length) return undefined;
    if (!data.startsWith(head) || !data.endsWith(tail)) return undefined;
    const words = data.slice(head.length, data.length - tail.length);
    if (spelled.test(words)) return undefined;
    this.triesLeft = mostInVain;
    return words;
  }

  /**
   * Made of a message and the words that were read from it. `isRight` is shown the message with other words
   * in the gap, and says whether these and nothing else are read from it.
   */
  cast(data: string, words: string, isRight: (data: string, words: string) => boolean): boolean {
    const quoted = JSON.stringify(words);
    const at = data.indexOf(quoted);
    // Told twice, or spelled in another way.
    if (this.triesLeft === 0 || at < 0 || data.includes(quoted, at + 1)) return false;
    const head = data.slice(0, at + 1);
    const tail = data.slice(at + quoted.length - 1);
    if (head === this.head && tail === this.tail) return true;
    this.triesLeft -= 1;
    if (!isRight(`${head}?!${tail}`, '?!')) return false;
    this.head = head;
    this.tail = tail;
    return true;
  }
}
