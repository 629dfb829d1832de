// A lane as text and back. The pieces of an answer are kept once, in the answer.

import { describe, expect, it } from 'vitest';
import { laneText, readStored } from '../../electron/store/stored-session.ts';
import type { Lane, TimelineEntry } from '../../shared/trial/lane.ts';
import { ms } from '../../shared/units.ts';
import { sampleSession, sampleTrial } from '../kit/sample-trial.ts';

const [sample] = sampleTrial(1).lanes;

const lane = (
  timeline: readonly (readonly [TimelineEntry[1], string])[],
  change: Partial<Lane> = {},
): Lane => {
  const of = (part: TimelineEntry[1]): string =>
    timeline.map(([name, text]) => (name === part ? text : '')).join('');
  return {
    ...sample!,
    answer: of('text'),
    thinking: of('thought'),
    timeline: timeline.map(([part, text], index) => [ms(index), part, text, null]),
    ...change,
  };
};

/** Through the text and back, as a session is opened. */
async function kept(before: Lane, doc?: string): Promise<Lane | undefined> {
  const trial = sampleTrial(1);
  const { lanes: _lanes, ...head } = trial;
  const lanes = [{ doc: doc ?? (await laneText(before)), isSound: true }];
  const { trials } = await readStored({
    doc: JSON.stringify(sampleSession(trial)),
    trials: [{ doc: JSON.stringify(head), lanes }],
  });
  return trials[0]?.lanes[0];
}

describe('a kept lane', () => {
  it.each<readonly [string, readonly (readonly [TimelineEntry[1], string])[]]>([
    [
      'an answer in pieces',
      [
        ['text', 'Nine '],
        ['text', 'tenths.'],
      ],
    ],
    [
      'thinking and answer by turns',
      [
        ['thought', 'a'],
        ['text', 'b'],
        ['thought', 'cc'],
        ['text', 'dd'],
      ],
    ],
    [
      'a character cut in two',
      [
        ['text', '\ud83d'],
        ['text', '\ude00!'],
      ],
    ],
    ['nothing', []],
  ])('comes back as it was: %s', async (_name, timeline) => {
    const before = lane(timeline);
    expect(await kept(before)).toEqual(JSON.parse(JSON.stringify(before)));
  });

  it('holds each word once', async () => {
    const text = await laneText(
      lane([
        ['text', 'hundredths '],
        ['text', 'tenths'],
      ]),
    );
    expect(text.match(/hundredths/g)).toHaveLength(1);
  });

  it('keeps pieces that do not spell the answer', async () => {
    const before = lane(
      [
        ['text', 'one'],
        ['text', 'two'],
      ],
      { answer: 'something else' },
    );
    expect((await kept(before))?.timeline).toEqual(before.timeline);
  });

  it('is read as well where it was kept with its pieces', async () => {
    const before = lane([
      ['text', 'one '],
      ['text', 'two'],
    ]);
    expect(await kept(before, JSON.stringify(before))).toEqual(JSON.parse(JSON.stringify(before)));
  });
});
