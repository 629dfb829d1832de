// What an endpoint allows of a trial: so many lanes at once, so much money in a month.

import { describe, expect, it } from 'vitest';
import { chat } from '../kit/fake-wire.ts';
import { contender, playPrice, setup } from './setup.ts';

describe('an endpoint that takes one lane at a time', () => {
  it('gets the next lane when the one before has settled, whichever contender it is', async () => {
    const { wire, clock, start, pass, saved } = setup({ lanesAtOnce: () => 1 });
    wire.answers(chat(['x']));
    const zero = clock.now();
    await start([contender('a'), contender('b'), contender('c')]);
    expect(wire.sent).toHaveLength(1);
    await pass(5_000);
    const times = wire.sent.map(({ at }) => at - zero);
    expect(times).toHaveLength(3);
    expect(times[1]).toBeGreaterThan(100);
    expect(times[2]).toBeGreaterThan((times[1] ?? 0) + 100);
    expect([...saved.values()].map(({ lane }) => lane.status)).toEqual(['complete', 'complete', 'complete']);
  });

  it('holds nobody up elsewhere', async () => {
    const { wire, start, pass } = setup({
      lanesAtOnce: ({ endpoint }) => (endpoint === 'lab' ? 1 : null),
    });
    wire.answers(chat(['x']));
    await start([
      contender('a'),
      contender('b'),
      contender('c', { endpoint: 'far' }),
      contender('d', { endpoint: 'far' }),
    ]);
    expect(wire.sent).toHaveLength(3);
    await pass(5_000);
    expect(wire.sent).toHaveLength(4);
  });

  it('lets a lane be stopped that still waits', async () => {
    const { wire, engine, start, pass, saved } = setup({ lanesAtOnce: () => 1 });
    wire.answers(chat(['x']));
    const trial = await start([contender('a'), contender('b')]);
    const waiting = trial.sendOrder[1];
    if (!waiting) throw new Error('two lanes were planned');
    engine.stop(trial.id, waiting);
    await pass(5_000);
    expect(wire.sent).toHaveLength(1);
    expect(saved.get(waiting)?.lane).toMatchObject({ status: 'cancelled', notes: [{ code: 'not_sent' }] });
  });

  it('keeps repeats in order all the same', async () => {
    const { wire, start, pass } = setup({ lanesAtOnce: () => 1 });
    wire.answers(chat(['x']));
    const trial = await start([contender('a'), contender('b')], { repeats: 2 });
    await pass(10_000);
    const models = wire.sent.map(({ request }) => (JSON.parse(request.body) as { model: string }).model);
    const planned = trial.sendOrder.map(id => trial.lanes.find(lane => lane.id === id)?.contender.model);
    expect(models).toEqual(planned);
  });
});

describe('what is left of a month', () => {
  it('stops a lane as it passes, and what was not sent yet', async () => {
    const { wire, start, pass, watched } = setup({ price: () => playPrice, allowance: () => 0.015 });
    wire.answers(chat(Array<string>(100).fill('word')));
    const trial = await start([contender('a')], { repeats: 4 });
    await pass(20_000);
    const lanes = await watched(trial);
    expect(lanes.map(lane => lane.status)).toEqual(['complete', 'limit', 'cancelled', 'cancelled']);
    expect(lanes.slice(1).every(lane => lane.notes.some(note => note.code === 'capped_month'))).toBe(true);
  });

  it('belongs to its endpoint alone', async () => {
    const { wire, start, pass, watched } = setup({
      price: () => playPrice,
      allowance: ({ endpoint }) => (endpoint === 'lab' ? 0 : null),
    });
    wire.answers(chat(['x']));
    const trial = await start([contender('a'), contender('b', { endpoint: 'far' })]);
    await pass(5_000);
    expect((await watched(trial)).map(lane => lane.status)).toEqual(['cancelled', 'complete']);
  });
});
