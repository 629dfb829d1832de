// Writes that must not be lost: tried again until the disk takes them, one second apart, while the
// person is told. Once the app closes each gets one last try.

import { storeTrouble } from '../../shared/contract/store-trouble.ts';
import type { Troubles } from './troubles.ts';
import { StoreError, type WorkerLink } from './worker-link.ts';

/** Another try may succeed. */
const passing = new Set(['disk_full', 'busy', 'io']);

export class Retries {
  private readonly link: Pick<WorkerLink, 'ask'>;
  private readonly troubles: Troubles;
  private readonly waitMs: number;
  private isHurried = false;
  private readonly waits = new Set<() => void>();

  constructor(link: Pick<WorkerLink, 'ask'>, troubles: Troubles, waitMs: number) {
    this.link = link;
    this.troubles = troubles;
    this.waitMs = waitMs;
  }

  async ask(name: string, input: unknown): Promise<unknown> {
    for (;;) {
      const isLast = this.isHurried;
      try {
        const value = await this.link.ask(name, input);
        this.troubles.settle('disk_full');
        this.troubles.settle('not_written');
        return value;
      } catch (error) {
        if (isLast || !(error instanceof StoreError) || !passing.has(error.code)) throw error;
        this.troubles.add(
          storeTrouble(error.code === 'disk_full' ? 'disk_full' : 'not_written', error.message),
        );
        await this.pause();
      }
    }
  }

  /** From now on nothing is waited for: what still fails, fails. */
  hurry(): void {
    this.isHurried = true;
    for (const end of this.waits) end();
  }

  private pause(): Promise<void> {
    if (this.isHurried) return Promise.resolve();
    return new Promise(resolve => {
      const end = (): void => {
        clearTimeout(timer);
        this.waits.delete(end);
        resolve();
      };
      const timer = setTimeout(end, this.waitMs);
      this.waits.add(end);
    });
  }
}
