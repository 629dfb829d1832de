// The person's settings.

import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { useApp } from './app-store.ts';
import { attempt, laboratory } from './laboratory.ts';

export type SettingsPatch = Parameters<Laboratory['settings']['update']>[0];

/** Counts what was sent, so that an earlier answer never undoes what is seen of a later one. */
let sent = 0;

export async function updateSettings(patch: SettingsPatch): Promise<void> {
  sent += 1;
  const mine = sent;
  await attempt(async () => {
    const settings = await laboratory().settings.update(patch);
    if (mine === sent) useApp.setState({ settings });
  });
}

/** How the screen is divided: seen at once; the laboratory is told and may be slower. */
export function keepLayout(layout: NonNullable<SettingsPatch['layout']>): void {
  const { settings } = useApp.getState();
  useApp.setState({ settings: { ...settings, layout: { ...settings.layout, ...layout } } });
  void updateSettings({ layout });
}
