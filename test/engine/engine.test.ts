import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../electron/dialects/dialect.ts';
import { dialectFor } from '../../electron/dialects/index.ts';
import { Engine } from '../../electron/engine/engine.ts';
import { planTrial } from '../../electron/engine/plan.ts';
import { defaultOptions, isSettled } from '../../shared/trial/trial.ts';
import type { TextCounts } from '../../shared/trial/text-counts.ts';
import { ms, usd } from '../../shared/units.ts';
import { broken, chat, closed, type Script } from '../kit/fake-wire.ts';
import { contender, playPrice, sessionWith, setup } from './setup.ts';

const sse = (data: unknown): string => `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
const words = (text: string): string => sse({ choices: [{ index: 0, delta: { content: text } }] });
const finish = sse({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });

describe('a trial', () => {
  it('sends to every contender at the same moment and folds each answer', async () => {
    const { wire, start, pass, saved, begun } = setup();
    wire.answers(chat(['4', '2']));

    const trial = await start([contender('a'), contender('b'), contender('c')]);
    await pass(1_000);

    expect(begun).toEqual([trial]);
    expect(new Set(wire.sent.map(({ at }) => at)).size).toBe(1);
    expect(
      [...saved.values()].map(({ lane }) => [lane.status, lane.answer, lane.marks.firstAnswerMs]),
    ).toEqual(Array.from({ length: 3 }, () => ['complete', '42', 100]));
  });

  it('finds the way to every contender before it sends to the first, and once for all repeats', async () => {
    const order: string[] = [];
    const { wire, start, pass } = setup({
      wire: ({ model }) => {
        order.push(`way to ${model}, ${wire.sent.length} sent`);
        return wire;
      },
    });
    wire.answers(chat(['x']));
    await start([contender('a'), contender('b')], { repeats: 2 });
    await pass(5_000);
    expect(order).toEqual(['way to a, 0 sent', 'way to b, 0 sent']);
    expect(wire.sent).toHaveLength(4);
  });

  it('writes the trial down before anything is sent', async () => {
    const order: string[] = [];
    const { wire, ports, start } = setup();
    const { begin } = ports.journal;
    Object.assign(ports.journal, {
      begin: async (trial: Parameters<typeof begin>[0]) => {
        order.push(`written with ${wire.sent.length} sent`);
        return begin(trial);
      },
    });
    wire.answers(chat(['x']));
    await start([contender('a')]);
    expect([...order, `${wire.sent.length} sent`]).toEqual(['written with 0 sent', '1 sent']);
  });

  it('sends repeat by repeat, each in its own drawn order, a wave only once the one before has settled', async () => {
    const { wire, start, pass, clock } = setup();
    wire.answers(chat(['x']));
    const zero = clock.now();
    const trial = await start([contender('a'), contender('b'), contender('c')], { repeats: 3, seed: 5 });
    await pass(5_000);

    const times = wire.sent.map(({ at }) => at - zero);
    expect(new Set(times).size).toBe(3);
    expect(times.filter(at => at === times[0])).toHaveLength(3);
    const sentModels = wire.sent.map(({ request }) => (JSON.parse(request.body) as { model: string }).model);
    const planned = trial.sendOrder.map(id => trial.lanes.find(lane => lane.id === id)?.contender.model);
    expect(sentModels).toEqual(planned);
    expect(sentModels.toSorted()).toEqual([...'aaabbbccc']);
  });

  it('lets as many waves overlap as the person allows', async () => {
    const { wire, start } = setup();
    wire.answers(chat(['x']));
    await start([contender('a')], { repeats: 5, concurrency: 2 });
    expect(wire.sent).toHaveLength(2);
  });

  it('sends the next wave as soon as a lane has settled, however slow the disk is', async () => {
    const { ports, wire, pass } = setup();
    const { journal } = ports;
    const slow = { ...journal, settle: () => new Promise<void>(() => undefined) };
    const engine = new Engine({ ...ports, journal: slow });
    wire.answers(chat(['x']));
    await engine.start(planTrial(ports, sessionWith([contender('a')]), { ...defaultOptions, repeats: 3 }));
    await pass(5_000);
    expect(wire.sent).toHaveLength(3);
  });

  it('gets through any number of waves that settle while they are sent', async () => {
    const noKey = async (): Promise<{ key: null; needed: true }> => ({ key: null, needed: true });
    const { wire, start, pass, saved } = setup({ secret: noKey });
    await start([contender('a')], { repeats: 2_000 });
    await pass(100);
    expect([wire.sent.length, saved.size]).toEqual([0, 2_000]);
  });

  it('makes a second trial wait for the first', async () => {
    const { wire, start, pass, watched } = setup();
    wire.answers(chat(['x']));
    const first = await start([contender('a')]);
    const second = await start([contender('b')]);
    expect(wire.sent).toHaveLength(1);
    await pass(1_000);
    expect(wire.sent).toHaveLength(2);
    await pass(1_000);
    expect(isSettled({ lanes: [...(await watched(first)), ...(await watched(second))] })).toBe(true);
  });

  it('lets nothing fly beside it, though a trial that waits is stopped', async () => {
    const { wire, engine, start, pass } = setup();
    wire.answers(chat(['x']));
    await start([contender('a')]);
    const second = await start([contender('b')]);
    await start([contender('c')]);
    engine.stop(second.id);
    await pass(50);
    await start([contender('d')]);
    await pass(10);
    const models = (): readonly string[] =>
      wire.sent.map(({ request }) => (JSON.parse(request.body) as { model: string }).model);
    expect(models()).toEqual(['a']);
    await pass(5_000);
    expect(models()).toEqual(['a', 'c', 'd']);
  });

  it('lets a lane of a trial that waits be stopped, and sends the others in their turn', async () => {
    const { wire, engine, start, pass, watched } = setup();
    wire.answers(chat(['x']));
    await start([contender('a')]);
    const second = await start([contender('b'), contender('c')], { repeats: 2 });
    const [first] = second.sendOrder;
    engine.stop(second.id, first);
    expect(wire.sent).toHaveLength(1);
    await pass(5_000);
    expect(wire.sent).toHaveLength(4);
    const statuses = (await watched(second)).map(({ id, status }) => [id === first, status]);
    expect(new Set(statuses.map(String))).toEqual(new Set(['true,cancelled', 'false,complete']));
  });

  it('asks for no key of a trial that was stopped while it waited, and watches no loop for it', async () => {
    const asked: string[] = [];
    let watches = 0;
    const { wire, engine, start, pass } = setup({
      secret: async ({ model }) => {
        asked.push(model);
        return { key: null, needed: false };
      },
      loopDelay: () => {
        watches += 1;
        return { p99: () => undefined, close: () => void (watches -= 1) };
      },
    });
    wire.answers(chat(['x']));
    await start([contender('a')]);
    const second = await start([contender('b')]);
    engine.stop(second.id);
    await pass(5_000);
    expect(asked).toEqual(['a']);
    expect(watches).toBe(0);
  });

  it('shows a watcher who comes late, or comes back, everything exactly once', async () => {
    const { wire, engine, start, pass, watched } = setup();
    wire.answers(chat([...'abcdefghij']));
    const trial = await start([contender('a')]);
    await pass(150);

    const early: string[] = [];
    let seen = 0;
    for await (const frame of engine.watch(trial.id, 0)) {
      for (const { events } of frame.lanes) {
        for (const event of events) if (event.type === 'text') early.push(event.text);
      }
      seen = frame.seq;
      break;
    }
    await pass(1_000);
    const late: string[] = [];
    for await (const frame of engine.watch(trial.id, seen)) {
      for (const { events } of frame.lanes) {
        for (const event of events) if (event.type === 'text') late.push(event.text);
      }
    }
    expect(early.length).toBeGreaterThan(0);
    expect([...early, ...late].join('')).toBe('abcdefghij');
    expect((await watched(trial))[0]?.answer).toBe('abcdefghij');
  });

  it('tells a watcher of a trial it does not know that it is over', async () => {
    const { engine, start, wire } = setup();
    wire.answers(chat(['x']));
    const trial = await start([contender('a')]);
    const frames = [];
    for await (const frame of engine.watch(`${trial.id}-other` as typeof trial.id, 7)) frames.push(frame);
    expect(frames).toEqual([{ seq: 7, lanes: [], over: true }]);
  });

  it('journals every record of the tape, in order, and saves it whole', async () => {
    const { wire, start, pass, saved, journaled } = setup();
    wire.answers(chat([...'hello']));
    await start([contender('a')]);
    await pass(1_000);
    const [id, kept] = [...saved][0] ?? [];
    expect(kept?.tape).toHaveLength(10);
    expect(id && journaled.get(id)).toEqual(kept?.tape);
  });
});

describe('a busy machine', () => {
  it.each([
    ['is said of every lane it made late', 51.2, [['event_loop_delay', '51 ms']]],
    ['is not said where it was not', 50, []],
    ['is not said where nobody can tell', undefined, []],
  ] as const)('%s', async (_name, p99, notes) => {
    let open = 0;
    const loopDelay = () => {
      open += 1;
      return { p99: () => (p99 === undefined ? undefined : ms(p99)), close: () => void (open -= 1) };
    };
    const { wire, start, pass, watched } = setup({ loopDelay });
    wire.answers(chat(['x']));
    const trial = await start([contender('a')]);
    await pass(1_000);
    const [lane] = await watched(trial);
    expect(lane?.notes.map(({ code, message }) => [code, message])).toEqual(notes);
    expect(open).toBe(0);
  });
});

describe('stopping', () => {
  it('ends one lane alone and keeps what it said', async () => {
    const { wire, engine, start, pass, watched } = setup();
    wire.answers(chat([...'abcdefghij']));
    const trial = await start([contender('a'), contender('b')]);
    await pass(125);
    const [first, second] = trial.lanes;
    engine.stop(trial.id, first?.id);
    await pass(1_000);
    const lanes = await watched(trial);
    expect(lanes.map(lane => [lane.id === second?.id, lane.status, lane.answer])).toEqual([
      [false, 'cancelled', 'abc'],
      [true, 'complete', 'abcdefghij'],
    ]);
  });

  it('keeps what was held back as half a tag, with the stamp of its arrival', async () => {
    const { wire, engine, start, pass, watched } = setup();
    wire.answers(chat(['a', 'b </thi', 'nk?']));
    const trial = await start([contender('a')]);
    await pass(115);
    engine.stop(trial.id);
    await pass(1_000);
    const [lane] = await watched(trial);
    expect([lane?.status, lane?.answer, lane?.marks.lastAnswerMs]).toEqual(['cancelled', 'ab </thi', 110]);
    expect(lane?.marks.endMs).toBe(115);
  });

  it.each([
    ['the deadline', { timeoutMs: 115 }, 'failed'],
    ['the bytes of one event', {}, 'limit'],
  ] as const)('keeps it too when %s ends the lane', async (_what, options, status) => {
    const { wire, start, pass, watched } = setup();
    wire.answers([
      { at: 50, status: 200 },
      { at: 110, send: words('yes <') },
      { at: 120, send: `data: ${'x'.repeat(8 * 1024 * 1024 + 1)}` },
    ]);
    const trial = await start([contender('a')], options);
    await pass(1_000);
    const [lane] = await watched(trial);
    expect([lane?.status, lane?.answer]).toEqual([status, 'yes <']);
  });

  it('ends all, and says of what was never sent that it was not', async () => {
    const { wire, engine, start, pass, watched } = setup();
    wire.answers(chat([...'abc']));
    const trial = await start([contender('a')], { repeats: 3 });
    await pass(110);
    engine.stop(trial.id);
    await pass(100);
    const lanes = await watched(trial);
    expect(lanes.map(lane => [lane.status, lane.attempts, lane.notes.map(note => note.code)])).toEqual([
      ['cancelled', 1, []],
      ['cancelled', 0, ['not_sent']],
      ['cancelled', 0, ['not_sent']],
    ]);
    expect(wire.sent).toHaveLength(1);
  });

  it('settles what runs as interrupted when the app closes', async () => {
    const { wire, engine, start, pass, saved } = setup();
    wire.answers([
      { at: 10, status: 200 },
      { at: 20, send: words('half') },
    ]);
    await start([contender('a')]);
    await pass(30);
    await engine.close();
    expect([...saved.values()].map(({ lane }) => [lane.status, lane.answer])).toEqual([
      ['interrupted', 'half'],
    ]);
  });
});

describe('how a lane ends', () => {
  const ending: Record<
    string,
    [Script, { status: string; code?: string; next?: string; notes?: string[]; answer?: string }]
  > = {
    'a good stream': [chat(['ok']), { status: 'complete', answer: 'ok' }],
    'finish and bill, but no [DONE]': [
      chat(['ok']).filter(step => !('send' in step && String(step.send).includes('DONE'))),
      { status: 'complete', notes: ['no_done'], answer: 'ok' },
    ],
    'a clean end with no finish reason': [
      [
        { at: 1, status: 200 },
        { at: 2, send: words('half an') },
        { at: 3, end: closed },
      ],
      { status: 'truncated', code: 'stream_truncated', next: 'try_again', answer: 'half an' },
    ],
    '[DONE] with no finish reason': [
      [
        { at: 1, status: 200 },
        { at: 2, send: words('half') + sse('[DONE]') },
        { at: 3, end: closed },
      ],
      { status: 'truncated', code: 'stream_truncated', answer: 'half' },
    ],
    'a reset in the middle': [
      [
        { at: 1, status: 200 },
        { at: 2, send: words('half') },
        { at: 3, end: broken('ECONNRESET') },
      ],
      { status: 'truncated', code: 'stream_truncated', answer: 'half' },
    ],
    'a reset before the first byte': [
      [{ at: 1, end: broken('ECONNRESET') }],
      { status: 'failed', code: 'ECONNRESET', next: 'try_again' },
    ],
    'nobody at the address': [
      [{ at: 1, end: broken('ECONNREFUSED') }],
      { status: 'failed', code: 'ECONNREFUSED', next: 'check_server' },
    ],
    'a bad certificate': [
      [{ at: 1, end: broken('tls_DEPTH_ZERO_SELF_SIGNED_CERT') }],
      { status: 'failed', code: 'tls_DEPTH_ZERO_SELF_SIGNED_CERT', next: 'check_certificate' },
    ],
    'a web page instead of a stream': [
      [
        { at: 1, status: 200, headers: { 'content-type': 'text/html' } },
        { at: 2, send: '<html>Sign in</html>' },
        { at: 3, end: closed },
      ],
      { status: 'failed', code: 'not_a_stream', next: 'check_url' },
    ],
    'nothing at all': [
      [
        { at: 1, status: 200 },
        { at: 2, end: closed },
      ],
      { status: 'failed', code: 'empty', next: 'check_url' },
    ],
    'a refused key that was never set': [
      [
        { at: 1, status: 401, headers: { 'content-type': 'application/json' } },
        { at: 2, send: '{"error":{"message":"No key","code":"invalid_api_key"}}' },
        { at: 3, end: closed },
      ],
      { status: 'failed', code: 'invalid_api_key', next: 'set_key' },
    ],
    'trouble told in the stream': [
      [
        { at: 1, status: 200 },
        { at: 2, send: words('half') + sse({ error: { message: 'Overloaded', type: 'server_error' } }) },
      ],
      { status: 'failed', answer: 'half' },
    ],
    'a line held open after [DONE]': [
      chat(['ok']).filter(step => !('end' in step)),
      { status: 'complete', notes: ['held_open'], answer: 'ok' },
    ],
    'a bill that never comes': [
      [
        { at: 1, status: 200 },
        { at: 2, send: words('ok') + finish },
      ],
      { status: 'complete', notes: ['held_open', 'no_done'], answer: 'ok' },
    ],
  };

  it('hears Gemini out where every chunk says it is the last', async () => {
    const { wire, start, pass, watched } = setup();
    const says = (text: string, billed: number): string =>
      sse({
        candidates: [{ content: { parts: [{ text }] }, finishReason: 'STOP' }],
        usageMetadata: { promptTokenCount: 1, candidatesTokenCount: billed },
      });
    wire.answers([
      { at: 50, status: 200 },
      { at: 100, send: says('one ', 1) },
      { at: 3_000, send: says('two ', 2) },
      { at: 20_000, send: says('three', 3) },
      { at: 20_001, end: closed },
    ]);
    const trial = await start([contender('gemini-3-flash', { dialect: 'gemini' })]);
    await pass(30_000);
    const [lane] = await watched(trial);
    expect([lane?.status, lane?.answer, lane?.notes, lane?.usage.outputTokens.value]).toEqual([
      'complete',
      'one two three',
      [],
      3,
    ]);
  });

  it.each(Object.entries(ending))('%s', async (_name, [script, expected]) => {
    const { wire, start, pass, watched } = setup();
    wire.answers(script);
    const trial = await start([contender('a')]);
    await pass(20_000);
    const [lane] = await watched(trial);
    expect({
      status: lane?.status,
      ...('code' in expected && { code: lane?.failure?.code }),
      ...('next' in expected && { next: lane?.failure?.next }),
      ...('notes' in expected && { notes: lane?.notes.map(note => note.code) }),
      ...('answer' in expected && { answer: lane?.answer }),
    }).toEqual(expected);
    if (expected.status === 'complete') expect(lane?.failure).toBeNull();
  });

  it('waits through any silence up to the deadline, then fails and keeps the text', async () => {
    const { wire, start, pass, watched } = setup();
    wire.answers([
      { at: 1, status: 200 },
      { at: 2, send: words('thinking about') },
    ]);
    const trial = await start([contender('a')], { timeoutMs: 3_600_000 });
    await pass(3_599_000);
    expect(wire.aborted).toBe(0);
    await pass(2_000);
    const [lane] = await watched(trial);
    expect([lane?.status, lane?.failure?.kind, lane?.failure?.next, lane?.answer]).toEqual([
      'failed',
      'timeout',
      'raise_timeout',
      'thinking about',
    ]);
    expect(wire.aborted).toBe(1);
  });

  it('sends nothing where a key is needed and none is set', async () => {
    const { wire, start, pass, watched } = setup({ secret: async () => ({ key: null, needed: true }) });
    const trial = await start([contender('a')]);
    await pass(100);
    const [lane] = await watched(trial);
    expect([lane?.status, lane?.failure?.kind, lane?.failure?.next, wire.sent.length]).toEqual([
      'failed',
      'auth',
      'set_key',
      0,
    ]);
  });
});

describe('trying again', () => {
  const busy: Script = [
    { at: 10, status: 429, headers: { 'content-type': 'application/json', 'retry-after-ms': '700' } },
    { at: 11, send: '{"error":{"message":"slow down","code":"rate_limit_exceeded"}}' },
    { at: 12, end: closed },
  ];

  it('does not happen unless the person allowed it', async () => {
    const { wire, start, pass, watched } = setup();
    wire.answers(busy, chat(['ok']));
    const trial = await start([contender('a')]);
    await pass(20_000);
    expect((await watched(trial))[0]?.failure?.kind).toBe('rate_limit');
    expect(wire.sent).toHaveLength(1);
  });

  it('waits as long as it was asked to, keeps the log, and counts time from the last attempt', async () => {
    const { wire, start, pass, watched } = setup();
    wire.answers(busy, chat(['ok']));
    const trial = await start([contender('a')], { retries: 2 });
    await pass(20_000);
    const [lane] = await watched(trial);
    expect(wire.sent.map(({ at }) => at - (wire.sent[0]?.at ?? 0))).toEqual([0, 712]);
    expect(lane).toMatchObject({
      status: 'complete',
      answer: 'ok',
      attempts: 2,
      attemptLog: [{ attempt: 1, endMs: 12, waitedMs: 700, failure: { kind: 'rate_limit' } }],
      marks: { firstAnswerMs: 100 },
    });
  });

  it('gives up after what was allowed', async () => {
    const { wire, start, pass, watched } = setup();
    wire.answers(busy);
    const trial = await start([contender('a')], { retries: 2 });
    await pass(20_000);
    expect(wire.sent).toHaveLength(3);
    expect((await watched(trial))[0]).toMatchObject({ status: 'failed', attempts: 3 });
  });

  it('never happens once an answer has begun', async () => {
    const { wire, start, pass, watched } = setup();
    wire.answers([
      { at: 1, status: 200 },
      { at: 2, send: words('half') },
      { at: 3, end: broken('ECONNRESET') },
    ]);
    const trial = await start([contender('a')], { retries: 2 });
    await pass(20_000);
    expect(wire.sent).toHaveLength(1);
    expect((await watched(trial))[0]?.status).toBe('truncated');
  });

  it('is broken off by the person while it waits', async () => {
    const { wire, engine, start, pass, watched } = setup();
    wire.answers(busy);
    const trial = await start([contender('a')], { retries: 2 });
    await pass(100);
    engine.stop(trial.id);
    await pass(20_000);
    expect(wire.sent).toHaveLength(1);
    expect((await watched(trial))[0]?.status).toBe('cancelled');
  });
});

describe('a message that its decoder fails at', () => {
  it('is the trouble of its lane alone', async () => {
    const strict = dialectFor('openai-chat');
    if (!strict) throw new Error('no such dialect');
    const failing: Dialect = {
      ...strict,
      decoder: order => {
        const decoder = strict.decoder(order);
        const take = decoder.take.bind(decoder);
        decoder.take = message => {
          if (order.contender.model === 'a' && message.data.includes('two')) throw new RangeError('too deep');
          return take(message);
        };
        return decoder;
      },
    };
    const { wire, start, pass, watched } = setup({ dialect: () => failing });
    wire.answers(chat(['one ', 'two ', 'three']));
    const trial = await start([contender('a'), contender('b')]);
    await pass(2_000);
    const lanes = (await watched(trial)).toSorted((a, b) => (a.contender.model < b.contender.model ? -1 : 1));
    expect(lanes.map(({ status, answer }) => [status, answer])).toEqual([
      ['failed', 'one three'],
      ['complete', 'one two three'],
    ]);
    expect(lanes[0]?.failure).toMatchObject({ kind: 'malformed', code: 'bad_json' });
  });
});

describe('the cost cap', () => {
  it('stops what runs and what would follow, and says so', async () => {
    const { wire, start, pass, watched } = setup({ price: () => playPrice });
    // 100 $/Mtok: 100 pieces cost a cent.
    wire.answers(chat(Array<string>(100).fill('word')));
    const trial = await start([contender('a')], { repeats: 4, maxCostUsd: usd(0.015) });
    await pass(20_000);
    const lanes = await watched(trial);
    expect(lanes.map(lane => lane.status)).toEqual(['complete', 'limit', 'cancelled', 'cancelled']);
    expect(lanes.slice(1).every(lane => lane.notes.some(note => note.code === 'capped_cost'))).toBe(true);
    expect(lanes[1]?.answer).not.toBe('');
  });

  it('counts what was generated of an answer that was cut off, or came too late', async () => {
    const { wire, start, pass, watched } = setup({ price: () => playPrice });
    // 400 characters, a cent's worth, and no bill.
    const piece = words('word'.repeat(100));
    const cutOff: Script = [
      { at: 50, status: 200 },
      { at: 100, send: piece },
      { at: 110, end: broken('ECONNRESET') },
    ];
    const late: Script = [
      { at: 50, status: 200 },
      { at: 100, send: piece },
    ];
    wire.answers(cutOff, late, cutOff);
    const trial = await start([contender('a')], { repeats: 6, maxCostUsd: usd(0.025), timeoutMs: 1_000 });
    await pass(20_000);
    const lanes = await watched(trial);
    expect(lanes.map(({ status }) => status).slice(0, 2)).toEqual(['truncated', 'failed']);
    expect(lanes.slice(3).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(wire.sent).toHaveLength(3);
  });

  it('counts the conversation that is sent along, and the words of a variant', async () => {
    const { wire, start, pass, watched } = setup({ price: () => playPrice });
    wire.answers(chat(['x']));
    const long = 'x'.repeat(40_000);
    const trial = await start(
      [
        contender('a', { history: [{ user: 'Hi', assistant: long }] }),
        contender('b', { variant: { user: long } }),
      ],
      // Either is 10,000 tokens at 10 $/Mtok.
      { maxCostUsd: usd(0.05) },
    );
    await pass(1_000);
    expect(wire.sent).toHaveLength(0);
    expect((await watched(trial)).map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  });

  it('can not see a price that nobody knows', async () => {
    const { wire, start, pass, watched } = setup();
    wire.answers(chat(['x']));
    const trial = await start([contender('a')], { maxCostUsd: usd(0.000001) });
    await pass(1_000);
    expect((await watched(trial))[0]?.status).toBe('complete');
  });
});

describe('counting', () => {
  it('follows the settled lane to its watchers and into the file', async () => {
    const counts: TextCounts = { encoding: 'o200k_base', own: true, thought: 0, text: 2, each: [1, 1] };
    const { wire, start, pass, watched, saved } = setup({ countTokens: async () => counts });
    wire.answers(chat(['one', ' two']));
    const trial = await start([contender('a')]);
    await pass(1_000);
    const [lane] = await watched(trial);
    expect(lane).toMatchObject({ status: 'complete', counted: counts });
    expect([...saved.values()][0]?.lane).toEqual(lane);
  });

  it.each([
    ['cannot be done', async () => undefined],
    ['fails', () => Promise.reject(new Error('no worker'))],
    [
      'is of another text',
      async () => ({ encoding: 'o200k_base', own: true, thought: 0, text: 9, each: [9] }),
    ],
  ])('costs no lane anything where it %s', async (_name, countTokens) => {
    const { wire, start, pass, watched } = setup({ countTokens });
    wire.answers(chat(['one', ' two']));
    const trial = await start([contender('a')]);
    await pass(1_000);
    const [lane] = await watched(trial);
    expect(lane?.status).toBe('complete');
    expect(lane?.counted).toBeUndefined();
  });
});
