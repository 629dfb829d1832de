// A question outside of any trial, to a server that answers without end.

import { expect, it, onTestFinished } from 'vitest';
import { ask } from '../../electron/laboratory/ask.ts';
import { systemClock } from '../../electron/transport/clock.ts';
import { socketWire } from '../../electron/transport/wire.ts';
import { chunked, head } from '../kit/http-script.ts';
import { request } from '../transport/setup.ts';
import { server } from './setup.ts';

it('lets go of a body that is larger than any list', async () => {
  const endless = await server(function* () {
    yield { send: head() };
    for (;;) yield { send: chunked(Buffer.alloc(256 * 1024)) };
  });
  const clock = systemClock();
  const wire = socketWire(clock);
  onTestFinished(() => wire.close());
  const answer = await ask(wire, clock, { request: request(endless.url), secret: null, timeoutMs: 20_000 });
  expect(answer).toMatchObject({ kind: 'malformed', code: 'too_large' });
  expect(await endless.seen[0]?.gone).toBeGreaterThan(0);
});
