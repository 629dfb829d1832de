// The troubles of one store, each told once, gone again when what it says is over.

import type { StoreTrouble, StoreTroubleCode } from '../../shared/contract/store-trouble.ts';

export class Troubles {
  private known: readonly StoreTrouble[] = [];

  /** Oldest first. */
  get all(): readonly StoreTrouble[] {
    return this.known;
  }

  /** A newer one of the same code stands in the older one's place. */
  add(trouble: StoreTrouble): void {
    this.known = [...this.known.filter(({ code }) => code !== trouble.code), trouble];
  }

  settle(code: StoreTroubleCode): void {
    this.known = this.known.filter(trouble => trouble.code !== code);
  }
}
