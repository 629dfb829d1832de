// The peers' packages, in a folder of their own outside the project, so that they are no dependency of
// the app. Installed once; where they can't be had, the bench says so and leaves their ratios out.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const peers = {
  clients: { openai: '7.57.0', ai: '7.0.173', '@ai-sdk/openai': '4.0.118' },
  screen: { streamdown: '2.7.1', react: '19.3.1', 'react-dom': '19.3.1' },
} as const;

/** The folder, or undefined where the packages could not be had. */
export function installedPeers(of: keyof typeof peers): string | undefined {
  const wanted = peers[of];
  const folder = join(process.env['ASSAY_BENCH_PEERS'] ?? join(homedir(), '.cache', 'assay-bench'), of);
  mkdirSync(folder, { recursive: true });
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) {
    writeFileSync(
      manifest,
      JSON.stringify({ name: 'assay-bench-peers', private: true, dependencies: wanted }),
    );
  }
  if (Object.keys(wanted).every(name => existsSync(join(folder, 'node_modules', name)))) return folder;
  console.log(`Installing ${Object.keys(wanted).join(', ')}, once ...`);
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  return status === 0 ? folder : undefined;
}
