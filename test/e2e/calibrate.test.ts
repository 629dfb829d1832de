// `assay calibrate` as a process: a real server in another process, the whole instrument, the result
// kept and named in what is written afterwards. Its figures are the machine's own: only the limits that
// the command line sets decide here.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Calibration } from '../../shared/calibration.ts';
import type { SessionDocument } from '../../shared/session-file/document.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assay-calibrate-test-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

function assay(...words: string[]): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'electron/assay.mjs', ...words],
    {
      cwd: resolve(import.meta.dirname, '../..'),
      env: { ...process.env, ASSAY_HOME: home, ASSAY_PRACTICE_SPEED: '50' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let out = '';
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
  });
  return new Promise(done => child.once('close', code => done({ code, out })));
}

describe('assay calibrate', () => {
  it('measures itself, says so by its exit code, and is named by the next session file', async () => {
    const strict = await assay(
      'calibrate',
      '--lanes',
      '2',
      '--rounds',
      '1',
      '--limit',
      '2:0.000001:',
      '--json',
    );
    expect(strict.code).toBe(1);
    expect((JSON.parse(strict.out) as Calibration).worse).toEqual(['median 2']);

    const mild = await assay(
      'calibrate',
      '--lanes',
      '1,3',
      '--rounds',
      '2',
      '--limit',
      '3:60000:60000',
      '--json',
    );
    expect(mild.code).toBe(0);
    const { rows, worse } = JSON.parse(mild.out) as Calibration;
    expect(worse).toEqual([]);
    expect(rows.map(({ lanes, lost, reordered }) => [lanes, lost, reordered])).toEqual([
      [1, 0, 0],
      [3, 0, 0],
    ]);
    // A stamp before the piece was sent would be no stamp of its arrival.
    for (const { arrivalMs, pieces } of rows) {
      expect(pieces).toBeGreaterThanOrEqual(120);
      expect(arrivalMs.median).toBeGreaterThan(0);
    }

    const run = await assay('run', 'Why?', '-m', 'practice/gpt-4o', '--json', '--quiet');
    expect((JSON.parse(run.out) as SessionDocument).calibration?.rows).toEqual(rows);
  });

  it('does not take a load or a limit that is none', async () => {
    expect((await assay('calibrate', '--lanes', 'many')).code).toBe(2);
    expect((await assay('calibrate', '--limit', '8')).code).toBe(2);
  });
});
