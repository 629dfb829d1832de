// The whole instrument: transport, framing, dialect, tape, journal, fold, frames. Its stamps are its own.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineNow, machineOffset } from '../../../electron/transport/machine-clock.ts';
import { composeAssay } from '../../../electron/compose.ts';
import type { ContenderId } from '../../../shared/trial/contender.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import { jobOf, report } from './child.ts';

const job = jobOf(process.argv);
const home = await mkdtemp(join(tmpdir(), 'assay-bench-'));
const offset = machineOffset();
const left = new Map<string, number>();
const assay = await composeAssay({
  home,
  host: 'terminal',
  env: {},
  endpoints: [{ name: 'truth', dialect: 'openai-chat', flavour: null, baseUrl: job.baseUrl }],
  onSend: (contender, at) => left.set(contender.model, at),
});

async function trial(models: readonly string[]): Promise<readonly Lane[]> {
  const { sessions, trials } = assay.laboratory;
  const session = await sessions.create({
    title: 'bench',
    prompt: { system: '', user: 'calibrate', variables: {} },
    lineup: models.map((model, index) => ({
      id: `c${index + 1}` as ContenderId,
      endpoint: 'truth',
      model,
      effort: null,
      temperature: null,
      maxOutputTokens: null,
      streamed: true,
    })),
  });
  const { id } = await trials.start({ sessionId: session.id, options: {} });
  for await (const frame of await trials.watch({ trialId: id, after: 0 })) if (frame.over) break;
  return (await sessions.open({ id: session.id }))?.trials[0]?.lanes ?? [];
}

await trial(job.warmUp);
const cpu = process.cpuUsage();
const startMs = machineNow();
const lanes = await trial(job.models);
report(
  lanes.map(lane => {
    const zero = (left.get(lane.contender.model) ?? NaN) + offset;
    const pieces = lane.timeline.map(([at, , text]) => [zero + at, text] as const);
    return { model: lane.contender.model, startMs: zero, pieces };
  }),
  cpu,
  startMs,
);
await assay.close();
await rm(home, { recursive: true, force: true });
