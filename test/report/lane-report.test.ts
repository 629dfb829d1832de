// Which figures of a lane a report shows at once; the rest stand under all of them.

import { expect, it } from 'vitest';
import { reportOf } from '../../shared/report/report-model.ts';
import { documentOf } from '../../shared/session-file/document-of.ts';
import { sampleSession, sampleTrial } from '../kit/sample-trial.ts';
import { known } from '../../shared/reading.ts';
import { tokensPerSecond } from '../../shared/units.ts';
import { bill, lane, steady } from '../metrics/lanes.ts';

it.each(['hidden', 'raw'] as const)(
  'shows one call’s speed of hidden thinking where it was hidden: %s',
  kind => {
    const own = { ...lane({ answer: steady(900, 10, 40), usage: bill(1, 90, 50) }), reasoningKind: kind };
    const trial = { ...sampleTrial(1), lineup: [own.contender], lanes: [own] };
    const document = documentOf({
      session: sampleSession(trial),
      trials: [trial],
      app: '0.1.0',
      exportedAt: '2026-11-24T00:00:00.000Z',
    });
    const [first] = document.trials;
    const hiddenTokensPerSecond = known('estimated', tokensPerSecond(60));
    const lanes = first!.lanes.map(it => ({ ...it, readings: { ...it.readings, hiddenTokensPerSecond } }));
    const report = reportOf({ ...document, trials: [{ ...first!, lanes }] }, 'en');
    const names = report.trials[0]!.lanes[0]!.figures.map(({ name }) => name);
    expect(names.includes('hiddenTokensPerSecond')).toBe(kind === 'hidden');
  },
);
