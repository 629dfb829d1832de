// How close together lanes left, as a number and in words.

import { describe, expect, it } from 'vitest';
import { dispatchSpread } from '../../shared/metrics/dispatch-spread.ts';
import { dispatchFacts } from '../../shared/report/dispatch-facts.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { ms } from '../../shared/units.ts';
import { queued } from './lanes.ts';

const left = (delayMs: number, repeat = 1, more: Partial<Lane> = {}): Lane => ({
  ...queued({}, repeat),
  dispatchDelayMs: ms(delayMs),
  ...more,
});

const waited = { notes: [{ code: 'waited_for_place', message: '' }] };

describe('the spread of a trial', () => {
  it.each<[string, readonly Lane[], ReturnType<typeof dispatchSpread>]>([
    ['nobody', [], { waves: 0, lanes: 0, spreadMs: null, waited: 0 }],
    ['one lane', [left(3)], { waves: 0, lanes: 0, spreadMs: null, waited: 0 }],
    [
      'the last less the first, not the last alone',
      [left(2.5), left(2), left(2.75)],
      { waves: 1, lanes: 3, spreadMs: ms(0.75), waited: 0 },
    ],
    [
      'the widest wave, each by itself',
      [left(1), left(1.5), left(40), left(42, 2), left(41, 2), left(9, 3)],
      { waves: 2, lanes: 3, spreadMs: ms(39), waited: 0 },
    ],
    [
      'those that waited apart',
      [left(1), left(1.25), left(4_000, 1, waited)],
      { waves: 1, lanes: 2, spreadMs: ms(0.25), waited: 1 },
    ],
    [
      'all but one waited',
      [left(1), left(900, 1, waited)],
      { waves: 0, lanes: 0, spreadMs: null, waited: 1 },
    ],
    [
      'neither a warm-up, nor a probe, nor who never left or is from an old file',
      [left(1), left(80, 1, { warmUp: true }), left(90, 1, { probeOf: queued().id }), queued(), left(2)],
      { waves: 1, lanes: 2, spreadMs: ms(1), waited: 0 },
    ],
  ])('tells of %s', (_of, lanes, expected) => {
    expect(dispatchSpread(lanes)).toEqual(expected);
  });

  it.each<[readonly Lane[], readonly string[], readonly string[]]>([
    [[queued(), queued()], [], []],
    [[left(1), left(1.84)], ['2 lanes left within 0.9 ms'], ['2 路在 0.9 毫秒内全部发出']],
    [[left(1), left(1)], ['2 lanes left within 0.1 ms'], ['2 路在 0.1 毫秒内全部发出']],
    [
      [left(1), left(313), left(1, 2), left(2, 2), left(4_000, 2, waited)],
      ['2 lanes at a time left within 312 ms', '1 lane waited for a free place'],
      ['每轮 2 路在 312 毫秒内全部发出', '1 路等待过空位'],
    ],
  ])('is told in both languages', (lanes, en, zh) => {
    expect(dispatchFacts(lanes, 'en')).toEqual(en);
    expect(dispatchFacts(lanes, 'zh')).toEqual(zh);
  });
});
