// Runs once per packed app, before it is signed: sets the fuses in Electron's program. Named by
// electron-builder.yml, ships in nothing.

import { join } from 'node:path';
import { flipFuses } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';
import { fuses } from './fuses.ts';

/** What of the builder's context is used. */
export type PackedApp = Pick<AfterPackContext, 'appOutDir' | 'electronPlatformName'> & {
  readonly packager: {
    readonly appInfo: { readonly productFilename: string };
    readonly executableName?: string;
  };
};

export async function afterPack(packed: PackedApp): Promise<void> {
  const isMac = packed.electronPlatformName === 'darwin';
  // Without a signature of our own the changed program would not start on Apple silicon.
  await flipFuses(programOf(packed), { ...fuses, resetAdHocDarwinSignature: isMac });
}

export function programOf({ appOutDir, electronPlatformName, packager }: PackedApp): string {
  const name = packager.appInfo.productFilename;
  switch (electronPlatformName) {
    case 'darwin':
    case 'mas':
      return join(appOutDir, `${name}.app`);
    case 'win32':
      return join(appOutDir, `${name}.exe`);
    default:
      return join(appOutDir, packager.executableName ?? name);
  }
}
