// A key in hand. It can't be printed, put into a sentence or serialised by accident: it has to be
// revealed, in the one place that hands it to the transport.

export class Secret {
  readonly #key: string;
  /** The end of it, enough for a person to know which one it is. */
  readonly last4: string;
  /** An environment variable's name, `keychain`, `memory`. */
  readonly source: string;

  constructor(key: string, source: string) {
    this.#key = key;
    this.last4 = key.length >= 12 ? key.slice(-4) : '';
    this.source = source;
  }

  reveal(): string {
    return this.#key;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }
}
