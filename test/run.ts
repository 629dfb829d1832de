// The two test commands, step by step. A step that fails says what would mend it.
//
//   check   types, lint, house and unit tests         fast, no browser
//   all     check, then the built app in a real browser and as real processes
//
// Nothing is skipped: where no browser can be had, `all` fails and says what to do.

import { spawnSync } from 'node:child_process';
import { delimiter, resolve } from 'node:path';
import { findChromium } from './kit/chromium.ts';

interface Step {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly remedy: string;
  readonly env?: Readonly<Record<string, string>>;
}

const bin = (name: string): string => `node_modules/.bin/${name}`;

const rooms = ['shared', 'electron', 'electron/tsconfig.preload.json', 'renderer', 'test'];

const check: readonly Step[] = [
  ...rooms.map(room => ({
    name: `types ${room}`,
    command: bin('tsc'),
    arguments: ['-p', room],
    remedy: `npx tsc -p ${room}`,
  })),
  { name: 'lint', command: bin('oxlint'), arguments: [], remedy: 'npm run fix' },
  {
    name: 'format',
    command: bin('prettier'),
    arguments: ['--check', '--log-level', 'warn', '.'],
    remedy: 'npm run fix',
  },
  {
    name: 'unit tests',
    command: bin('vitest'),
    arguments: ['run', '--project', 'unit'],
    remedy: 'npx vitest run --project unit FILE',
  },
];

const browserSteps = (chromium: string): readonly Step[] => [
  {
    name: 'build',
    command: bin('electron-vite'),
    arguments: ['build', '--logLevel', 'warn'],
    remedy: 'npm run build',
  },
  {
    name: 'browser tests',
    command: bin('vitest'),
    arguments: ['run', '--project', 'e2e'],
    remedy: 'npx vitest run --project e2e FILE',
    env: { CHROMIUM_PATH: chromium },
  },
];

function run(step: Step): void {
  const startedAt = performance.now();
  console.log(`\n== ${step.name}`);
  const { status, error } = spawnSync(step.command, step.arguments, {
    stdio: 'inherit',
    // The project's own Node comes first, whichever one started this.
    env: {
      ...process.env,
      ...step.env,
      PATH: `${resolve('node_modules/.bin')}${delimiter}${process.env['PATH']}`,
    },
  });
  if (status !== 0) {
    if (error) console.error(error.message);
    console.error(`\n${step.name} failed. Try: ${step.remedy}`);
    process.exit(1);
  }
  console.log(`   ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

const [which] = process.argv.slice(2);
if (which !== 'check' && which !== 'all') {
  console.error('usage: node test/run.ts check|all');
  process.exit(2);
}
for (const step of check) run(step);
if (which === 'all') for (const step of browserSteps(findChromium())) run(step);
console.log(`\n${which === 'all' ? 'All tests' : 'All checks'} passed.`);
