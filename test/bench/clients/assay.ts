// The whole instrument: transport, framing, dialect, tape, journal, fold, frames. Its stamps are its own.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { machineOffset } from '../../../electron/transport/machine-clock.ts';
import { composeAssay } from '../../../electron/compose.ts';
import type { ContenderId } from '../../../shared/trial/contender.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import { jobOf, spending, tell, type Spent } from './child.ts';

const job = jobOf(process.argv);
const worker = (name: string): URL => pathToFileURL(join(job.workers, `${name}-worker.js`));
const home = await mkdtemp(join(tmpdir(), 'assay-bench-'));
const offset = machineOffset();
const left = new Map<string, number>();
const assay = await composeAssay({
  home,
  host: 'terminal',
  env: {},
  endpoints: [{ name: 'truth', dialect: 'openai-chat', flavour: null, baseUrl: job.baseUrl }],
  storeWorker: worker('store'),
  tokensWorker: worker('tokens'),
  wireWorker: worker('wire'),
  onSend: (contender, at) => left.set(contender.model, at),
});

/** What it takes until all is read and saved; how long, until the last answer has been read. Looking at it again is ours. */
async function trial(models: readonly string[]): Promise<{ lanes: readonly Lane[]; spent: Spent }> {
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
  const spentSoFar = spending();
  let { wallMs } = spentSoFar();
  const { id } = await trials.start({ sessionId: session.id, options: {} });
  for await (const frame of await trials.watch({ trialId: id, after: 0 })) {
    const hasSettled = frame.lanes.some(({ events }) => events.some(({ type }) => type === 'settled'));
    if (hasSettled) ({ wallMs } = spentSoFar());
    if (frame.over) break;
  }
  const spent = { ...spentSoFar(), wallMs };
  return { lanes: (await sessions.open({ id: session.id }))?.trials[0]?.lanes ?? [], spent };
}

for (const round of job.warmUp) await trial(round);
const { lanes, spent } = await trial(job.models);
tell(
  lanes.map(lane => {
    const zero = (left.get(lane.contender.model) ?? NaN) + offset;
    const pieces = lane.timeline.map(([at, , text]) => [zero + at, text] as const);
    return { model: lane.contender.model, startMs: zero, pieces };
  }),
  spent,
);
await assay.close();
await rm(home, { recursive: true, force: true });
