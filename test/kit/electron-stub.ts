// A folder that looks like Electron unpacked, for packing without a network: the program is a few
// bytes with the nine fuses in it, each as Electron ships it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** As Electron 45 ships them, in the order of the wire; 1 is on. */
const shipped = '101100111';

/** A program that is nothing but its fuses: version 1, then how many, then each. */
export function fusedProgram(wire = shipped, version = 1): Buffer {
  return Buffer.concat([
    Buffer.alloc(1_000, 'a'),
    Buffer.from(sentinel),
    Buffer.from([version, wire.length]),
    Buffer.from(wire),
    Buffer.alloc(1_000, 'z'),
  ]);
}

export function electronStub(folder: string, version: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'electron'), fusedProgram(), { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak', 'locales/zh-CN.pak']) {
    writeFileSync(join(folder, name), '');
  }
  return folder;
}
