// Writes a small database of the present schema, to be kept as a fixture once a schema is
// released: `node test/store/make-fixture.ts FOLDER`. Two sessions, one of them Chinese; one
// trial settled, one whose app died with eight chunks in the journal.

import { rmSync } from 'node:fs';
import { openStore } from '../../electron/store/open-store.ts';
import { laneId, sessionId, trialId } from '../../shared/trial/ids.ts';
import { queuedLane } from '../../shared/trial/lane.ts';
import type { WireRecord } from '../../shared/trial/tape.ts';
import { epochMs, ms } from '../../shared/units.ts';
import { sampleSession, sampleTrial } from '../kit/sample-trial.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node test/store/make-fixture.ts FOLDER');
rmSync(folder, { recursive: true, force: true });

const store = await openStore({ folder, app: '0.1.0', date: () => epochMs(1_790_000_000_000) });
const trial = sampleTrial(1);
const session = sampleSession(trial);
await store.addSession(session, [trial], new Map());
const other = { ...session, id: sessionId('s_other'), title: '小数与版本号', notes: '' };
await store.createSession(other);
const [contender] = trial.lineup;
if (!contender) throw new Error('the sample has no contender');
const lane = queuedLane({ id: laneId('l_broken_off'), contender, repeat: 1, request: null });
await store.begin({
  ...trial,
  id: trialId('t_broken_off'),
  sessionId: other.id,
  lineup: [contender],
  lanes: [lane],
  sendOrder: [lane.id],
});
const encoder = new TextEncoder();
const piece = (n: number): WireRecord => ({
  type: 'chunk',
  at: ms(200 + n),
  bytes: encoder.encode(`data: {"choices":[{"delta":{"content":"w${n} "}}]}\n\n`),
});
store.append(lane.id, { type: 'headers', at: ms(150), status: 200, headers: {} });
for (let n = 0; n < 8; n += 1) store.append(lane.id, piece(n));
store.flush();
await store.close();
