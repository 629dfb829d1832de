// A lane as text and back. The pieces of an answer are kept once, in the answer; of a long one the rest
// is kept apart.

import { describe, expect, it } from 'vitest';
import { keptTexts, readStored } from '../../electron/store/stored-session.ts';
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
  const texts = doc === undefined ? await keptTexts(before) : { doc, more: { answer: [], thinking: [] } };
  const lanes = [{ ...texts, isSound: true }];
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
    const { doc: text } = await keptTexts(
      lane([
        ['text', 'hundredths '],
        ['text', 'tenths'],
      ]),
    );
    expect(text.match(/hundredths/g)).toHaveLength(1);
  });

  const beginning = 'a'.repeat(999_999);
  const [first, second] = ['\ud83d', '\ude00'];

  it.each<readonly [string, readonly (readonly [TimelineEntry[1], string])[]]>([
    ['in one piece', [['text', 'no two alike? '.repeat(100_000)]]],
    [
      'thinking and answer by turns',
      Array.from(
        { length: 90 },
        (_, n) => [n % 2 === 0 ? 'text' : 'thought', `${n}é字 `.repeat(9_000)] as const,
      ),
    ],
    ['a character across the end of the beginning', [['text', `${beginning}😀😀`]]],
    [
      'a character cut in two there',
      [
        ['text', beginning + first],
        ['text', `${second} and on`],
      ],
    ],
    ['characters of which no stretch holds a whole number', [['text', beginning + '字😀'.repeat(300_000)]]],
    [
      'a character cut in two far behind',
      [
        ['text', `${beginning}and on${first}`],
        ['text', second],
      ],
    ],
  ])('comes back as it was where it is long: %s', async (_name, timeline) => {
    const before = lane(timeline);
    const after = await kept(before);
    expect(after?.answer === before.answer).toBe(true);
    expect(after?.thinking === before.thinking).toBe(true);
    expect(after?.timeline.every(([, , text], index) => text === before.timeline[index]?.[2])).toBe(true);
  });

  it('holds the beginning of a long text alone, which is what can be searched', async () => {
    const { doc, texts, more } = await keptTexts(lane([['text', `${beginning}0123456789`]]));
    expect(texts).toEqual([`${beginning}0`, '']);
    expect(doc.length).toBeLessThan(1_010_000);
    expect([more.answer.length, more.thinking.length]).toEqual([1, 0]);
  });

  it('ends a long text whose last character was never finished as any other', async () => {
    const before = lane([['text', `${beginning}12${first}`]]);
    expect((await kept(before))?.answer.slice(-3)).toBe('12\ufffd');
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
