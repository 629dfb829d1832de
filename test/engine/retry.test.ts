// When a lane is tried again, and how long it waits: by the fake clock, row by row.

import { describe, expect, it } from 'vitest';
import { broken, chat, closed, type Script } from '../kit/fake-wire.ts';
import { contender, setup } from './setup.ts';

const refused = (
  status: number,
  headers: Readonly<Record<string, string>> = {},
  message = 'not now',
): Script => [
  { at: 10, status, headers: { 'content-type': 'application/json', ...headers } },
  { at: 10, send: JSON.stringify({ error: { message } }) },
  { at: 10, end: closed },
];

/** Sends to a server that refuses so and then would answer; how many were sent, and how long between. */
async function attempts(script: Script, retries = 1, luck = 0) {
  const { wire, start, pass, saved } = setup({ random: () => luck });
  wire.answers(script, chat(['ok']));
  await start([contender('a')], { retries });
  await pass(200_000);
  const lane = [...saved.values()][0]?.lane;
  const [first, second] = wire.sent;
  return {
    lane,
    sent: wire.sent.length,
    waited: first && second ? second.at - first.at - 10 : undefined,
  };
}

describe('how long is waited', () => {
  it.each<[string, Record<string, string>, number]>([
    ['nothing said', {}, 500],
    ['seconds', { 'retry-after': '2' }, 2_000],
    ['no seconds', { 'retry-after': '0' }, 0],
    ['a whole minute', { 'retry-after': '60' }, 60_000],
    ['more than a minute', { 'retry-after': '61' }, 500],
    ['a day', { 'retry-after': '86400' }, 500],
    ['less than nothing', { 'retry-after': '-5' }, 500],
    ['nonsense', { 'retry-after': 'soon' }, 500],
    ['milliseconds', { 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    ['no milliseconds', { 'retry-after-ms': '0' }, 0],
    ['milliseconds that are none', { 'retry-after-ms': 'NaN' }, 500],
    [
      'a date, by the server’s own clock',
      { date: 'Mon, 23 Nov 2026 08:09:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 08:09:07 GMT' },
      7_000,
    ],
    [
      'a date that is past',
      { date: 'Mon, 23 Nov 2026 08:09:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 08:08:00 GMT' },
      500,
    ],
    ['a date, and no clock of the server’s', { 'retry-after': 'Mon, 23 Nov 2026 08:09:07 GMT' }, 500],
  ])('%s: %j', async (_name, headers, expected) => {
    expect(await attempts(refused(429, headers))).toMatchObject({ sent: 2, waited: expected });
  });

  it('doubles from half a second, with up to a quarter less', async () => {
    const { wire, start, pass } = setup({ random: () => 0.999_999 });
    wire.answers(refused(500));
    await start([contender('a')], { retries: 2 });
    await pass(60_000);
    const times = wire.sent.map(({ at }) => at);
    expect(times).toHaveLength(3);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeCloseTo(10 + 375, 0);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeCloseTo(10 + 750, 0);
  });
});

describe('what is tried again', () => {
  it.each<[string, Script, number]>([
    ['408', refused(408), 2],
    ['409', refused(409), 2],
    ['429', refused(429), 2],
    ['500', refused(500), 2],
    ['503', refused(503), 2],
    ['529', refused(529), 2],
    ['a reset before the first byte', [{ at: 10, end: broken('ECONNRESET') }], 2],
    ['nobody at the address', [{ at: 10, end: broken('ECONNREFUSED') }], 2],
    [
      'a reset after the head',
      [
        { at: 5, status: 200 },
        { at: 10, end: broken('ECONNRESET') },
      ],
      2,
    ],
    ['400', refused(400), 1],
    ['401', refused(401), 1],
    ['403', refused(403), 1],
    ['404', refused(404), 1],
    ['a budget that is spent', refused(429, {}, 'enforced_spend_limit_reached'), 1],
    ['a quota that is spent', refused(429, {}, 'You exceeded your current quota'), 1],
    ['500 that says not to', refused(500, { 'x-should-retry': 'false' }), 1],
    ['429 that says not to', refused(429, { 'x-should-retry': 'false', 'retry-after': '1' }), 1],
    ['400 that says to', refused(400, { 'x-should-retry': 'true' }), 2],
    ['a name nobody knows', [{ at: 10, end: broken('ENOTFOUND') }], 1],
    ['a redirect', [{ at: 10, end: broken('redirect') }], 1],
    ['a proxy that asks for a password', [{ at: 10, end: broken('proxy_auth') }], 1],
    ['a bad certificate', [{ at: 10, end: broken('tls_CERT_HAS_EXPIRED') }], 1],
    [
      'an empty answer',
      [
        { at: 5, status: 200 },
        { at: 10, end: closed },
      ],
      1,
    ],
    [
      'trouble told in the stream',
      [
        { at: 5, status: 200 },
        { at: 6, send: 'data: {"error":{"message":"Overloaded","code":"overloaded_error"}}\n\n' },
        { at: 10, end: closed },
      ],
      1,
    ],
  ])('%s', async (_name, script, sent) => {
    const result = await attempts(script, 2);
    expect(result.sent).toBe(sent);
    expect(result.lane?.attempts).toBe(sent);
    expect(result.lane?.attemptLog).toHaveLength(sent - 1);
    expect(result.lane?.status).toBe(sent === 2 ? 'complete' : 'failed');
  });

  it('nothing, unless the person allowed it', async () => {
    expect((await attempts(refused(500), 0)).sent).toBe(1);
  });
});
