// Copies of all sessions: listed, made, brought back.

import type { Backup } from '../../shared/contract/views.ts';
import { screenWords, useApp } from './app-store.ts';
import { refreshHeaders } from './headers.ts';
import { attempt, laboratory } from './laboratory.ts';

export async function listBackups(): Promise<readonly Backup[]> {
  let backups: readonly Backup[] = [];
  await attempt(async () => {
    backups = await laboratory().backups.list();
  });
  return backups;
}

export const makeBackup = (): Promise<boolean> =>
  attempt(async () => {
    await laboratory().backups.make();
    useApp.setState({ toast: { text: screenWords().manners.backedUp } });
  });

export const restoreBackup = (id: string): Promise<boolean> =>
  attempt(async () => {
    const { sessions } = await laboratory().backups.restore({ id });
    await refreshHeaders();
    useApp.setState({ toast: { text: screenWords().manners.restored(sessions) } });
  });
