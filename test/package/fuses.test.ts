// The fuses, set in a program that is nothing but its fuses, and read back.

import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { afterPack, programOf, type PackedApp } from '../../electron/desktop/package/after-pack.ts';
import { fusedProgram } from '../kit/electron-stub.ts';
import { tempFolder } from '../kit/temp-folder.ts';

const packed = (appOutDir: string, electronPlatformName: string): PackedApp => ({
  appOutDir,
  electronPlatformName,
  packager: { appInfo: { productFilename: 'Assay' }, executableName: 'assay' },
});

async function fused(program: Buffer) {
  const app = packed(tempFolder(), 'linux');
  writeFileSync(programOf(app), program);
  await afterPack(app);
  const { version, ...wire } = await getCurrentFuseWire(programOf(app));
  return { version, wire };
}

const { ENABLE: on, DISABLE: off } = FuseState;

describe('the fuses', () => {
  it('are all nine decided', async () => {
    expect(await fused(fusedProgram())).toEqual({
      version: '1',
      wire: {
        [FuseV1Options.RunAsNode]: off,
        [FuseV1Options.EnableCookieEncryption]: on,
        [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
        [FuseV1Options.EnableNodeCliInspectArguments]: off,
        [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
        [FuseV1Options.OnlyLoadAppFromAsar]: on,
        [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
        [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
        [FuseV1Options.WasmTrapHandlers]: on,
      },
    });
  });

  it('come out the same, however they went in', async () => {
    const [shipped, allOn, allOff] = await Promise.all(
      [fusedProgram(), fusedProgram('111111111'), fusedProgram('000000000')].map(fused),
    );
    expect(allOn).toEqual(shipped);
    expect(allOff).toEqual(shipped);
  });

  it.each([
    ['a tenth that nobody has decided on', fusedProgram('1011001111')],
    ['a wire that is too short', fusedProgram('10110011')],
    ['a wire of another version', fusedProgram('101100111', 2)],
    ['no fuses', Buffer.alloc(100)],
  ])('stop the packing at %s', async (_name, program) => {
    await expect(fused(program)).rejects.toThrow();
  });
});

describe('the program', () => {
  it.each([
    ['linux', 'assay'],
    ['win32', 'Assay.exe'],
    ['darwin', 'Assay.app'],
    ['mas', 'Assay.app'],
  ])('lies on %s at %s', (platform, name) => {
    expect(programOf(packed('/dist', platform))).toBe(join('/dist', name));
  });

  it('is the framework on macOS', async () => {
    const folder = tempFolder();
    const app = packed(folder, 'mas');
    const framework = join(folder, 'Assay.app/Contents/Frameworks/Electron Framework.framework');
    mkdirSync(framework, { recursive: true });
    writeFileSync(join(framework, 'Electron Framework'), fusedProgram());
    await afterPack(app);
    expect(await getCurrentFuseWire(programOf(app))).toMatchObject({ [FuseV1Options.RunAsNode]: off });
  });
});
