// @vitest-environment happy-dom
// Why a lane is still queued, read off the lanes and what an endpoint takes at once.

import { describe, expect, it } from 'vitest';
import { useApp } from '../../renderer/store/app-store.ts';
import { run } from '../../renderer/store/trials.ts';
import { waitOf } from '../../renderer/store/waits.ts';
import type { EndpointView } from '../../shared/contract/views.ts';
import type { LaneId } from '../../shared/trial/ids.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { contender, sampleSession, screen } from './setup.ts';

/** A trial of two contenders at `vllm` and one elsewhere; what `vllm` takes at once. */
async function started(concurrency: number | null) {
  const lineup = [
    contender('c1', 'one', { endpoint: 'vllm' }),
    contender('c2', 'two', { endpoint: 'vllm' }),
    contender('c3', 'three', { endpoint: 'far' }),
  ];
  const { state } = screen(sampleSession({ lineup }));
  await run();
  useApp.setState({ endpoints: [{ name: 'vllm', concurrency } as EndpointView] });
  const change = (id: string, more: Partial<Lane>): void =>
    useApp.setState(({ lanes }) => ({ lanes: { ...lanes, [id]: { ...lanes[id as LaneId]!, ...more } } }));
  return { change, state, wait: (id: string) => waitOf(state(), state().lanes[id as LaneId]!) };
}

const forOne = { for: 'endpoint', name: 'vllm', atOnce: 1 };

describe('a queued lane', () => {
  it('waits for its endpoint while that answers as many as it takes', async () => {
    const { change, wait } = await started(1);
    expect([wait('t1l1'), wait('t1l2')]).toEqual([null, null]);
    change('t1l1', { phase: 'thinking' });
    expect([wait('t1l1'), wait('t1l2'), wait('t1l3')]).toEqual([null, forOne, null]);
    change('t1l1', { phase: 'settled', status: 'complete' });
    expect(wait('t1l2')).toBeNull();
  });

  it.each([
    ['takes all that come', null],
    ['has room for one more', 2],
  ])('does not wait for an endpoint that %s', async (_name, concurrency) => {
    const { change, wait } = await started(concurrency);
    change('t1l1', { phase: 'answering' });
    expect(wait('t1l2')).toBeNull();
  });

  it('waits for the trial before it, whatever its endpoint takes', async () => {
    const { state, wait } = await started(1);
    await run();
    expect([wait('t1l1'), wait('t2l1'), wait('t2l3')]).toEqual([null, { for: 'trial' }, { for: 'trial' }]);
    useApp.setState({ running: new Set([...state().running].slice(1)) });
    expect(wait('t2l1')).toBeNull();
  });

  it('waits for nothing once it has settled', async () => {
    const { change, wait } = await started(1);
    change('t1l1', { phase: 'thinking' });
    change('t1l2', { status: 'cancelled' });
    expect(wait('t1l2')).toBeNull();
  });
});
