// The person's settings.

import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { useApp } from './app-store.ts';
import { attempt, laboratory } from './laboratory.ts';

export type SettingsPatch = Parameters<Laboratory['settings']['update']>[0];

export async function updateSettings(patch: SettingsPatch): Promise<void> {
  await attempt(async () => {
    useApp.setState({ settings: await laboratory().settings.update(patch) });
  });
}
