// The app's middle, alone in a process, to be killed: the real engine on the real store, eight
// lanes of 200 tokens a second from a wire that says on standard output what it hands over, before
// it hands it over.
//
//   node kill-child.ts FOLDER streaming|finishing|backing-up|importing|opening

import { writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dialectFor } from '../../electron/dialects/index.ts';
import { Engine } from '../../electron/engine/engine.ts';
import { planTrial } from '../../electron/engine/plan.ts';
import type { Ports, Wire } from '../../electron/engine/ports.ts';
import { openStore } from '../../electron/store/open-store.ts';
import { systemClock } from '../../electron/transport/clock.ts';
import { framerFor } from '../../electron/transport/framing/framer.ts';
import { laneId, sessionId } from '../../shared/trial/ids.ts';
import { defaultOptions } from '../../shared/trial/trial.ts';
import { ms } from '../../shared/units.ts';
import { sampleContender, sampleSession, sampleTrial } from '../kit/sample-trial.ts';

const lanes = 8;
const perSecond = 200;
/** A lane that finishes has this many tokens. */
const tokens = 60;

const [folder = '', phase = ''] = process.argv.slice(2);
const clock = systemClock();
/** Resolves to nothing before the other side can read it. */
const say = (text: string): void => {
  const bytes = Buffer.from(`${text}\n`);
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      // The pipe is full: the reader is late.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
};

say('opening');
const store = await openStore({ folder, app: 'kill', date: () => clock.date() });
say('open');
if (phase === 'opening') process.exit(0);

const encoder = new TextEncoder();
const event = (body: string): Uint8Array => encoder.encode(`data: ${body}\n\n`);
const wire: Wire = {
  send(request, { onRecord }) {
    // Lanes leave in a drawn order; the model says which one this is.
    const name = String(/"lane-(\d+)"/.exec(request.body)?.[1]);
    const zero = clock.now();
    const at = (): ReturnType<typeof ms> => ms(clock.now() - zero);
    let sent = 0;
    onRecord({ type: 'headers', at: at(), status: 200, headers: { 'content-type': 'text/event-stream' } });
    // Every lane sends what is due by the clock, so a late turn makes a burst, not a slower stream.
    const timer = setInterval(() => {
      const due = Math.min(Math.floor((at() * perSecond) / 1_000), phase === 'finishing' ? tokens : Infinity);
      if (due === sent) return;
      const now = clock.now().toFixed(2);
      const fresh = Array.from({ length: due - sent }, (_, i) => sent + i);
      say(fresh.map(n => `token ${name} ${n} ${now}`).join('\n'));
      for (const n of fresh) {
        const body = JSON.stringify({ choices: [{ delta: { content: `t${n} ` } }] });
        onRecord({ type: 'chunk', at: at(), bytes: event(body) });
      }
      sent = due;
      if (phase === 'finishing' && sent === tokens) finish();
    }, 5);
    const finish = (): void => {
      clearInterval(timer);
      const stop = event(JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }] }));
      onRecord({ type: 'chunk', at: at(), bytes: stop });
      onRecord({ type: 'chunk', at: at(), bytes: event('[DONE]') });
      onRecord({ type: 'end', at: at(), how: { kind: 'closed' } });
    };
    return { abort: () => clearInterval(timer) };
  },
};

const ports: Ports = {
  clock,
  wire: () => wire,
  dialect: dialectFor,
  framer: framerFor,
  journal: store,
  newId: () => randomUUID().replaceAll('-', '').slice(0, 24),
  price: () => undefined,
  report: trouble => say(`trouble ${trouble}`),
  random: () => 0,
  secret: async () => ({ key: null, needed: false }),
};
const session = {
  ...sampleSession(sampleTrial(1)),
  id: sessionId(ports.newId()),
  lineup: Array.from({ length: lanes }, (_, i) => sampleContender(`lab/lane-${i}`)),
};
await store.createSession(session);
const trial = await new Engine(ports).start(planTrial(ports, session, defaultOptions));
say(`started ${trial.id}`);

while (phase === 'backing-up') {
  await store.makeBackup();
  say('backed-up');
}
while (phase === 'importing') {
  const copy = sampleTrial(1);
  const owner = { ...sampleSession(copy), id: sessionId(ports.newId()), title: 'imported' };
  const renamed = copy.lanes.map(lane => ({ ...lane, id: laneId(ports.newId()) }));
  const imported = { ...copy, id: ports.newId() as typeof copy.id, sessionId: owner.id, lanes: renamed };
  await store.addSession(owner, [imported], new Map());
  say('imported');
}
