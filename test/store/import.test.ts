// A file from outside whose targets are none is refused where it stands, before anything counts by them.

import { expect, it } from 'vitest';
import { readSessionFile } from '../../electron/store/import.ts';
import { documentOf } from '../../shared/session-file/document-of.ts';
import { sampleSession, sampleTrial } from '../kit/sample-trial.ts';

function fileWith(targets: unknown): string {
  const trial = sampleTrial(1);
  const made = documentOf({
    session: sampleSession(trial),
    trials: [trial],
    app: '0.1.0',
    exportedAt: '2026-11-21T11:00:00.000Z',
  });
  const trials = made.trials.map(own => ({ ...own, options: { ...own.options, targets } }));
  return JSON.stringify({ ...made, trials });
}

it('takes the targets of a trial as they were set', () => {
  expect(readSessionFile(fileWith({ e2eMs: 900 })).trials[0]?.options.targets).toEqual({ e2eMs: 900 });
});

it.each([null, 'e2eMs', 3, { e2eMs: '900' }, { tailMs: 3 }])('refuses targets that are none: %j', targets => {
  expect(() => readSessionFile(fileWith(targets))).toThrow(/damaged/);
});
