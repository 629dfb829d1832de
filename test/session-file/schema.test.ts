// The shipped JSON Schema against real documents, and against documents with one thing wrong.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../shared/session-file/document-of.ts';
import { laneId } from '../../shared/trial/ids.ts';
import { queuedLane } from '../../shared/trial/lane.ts';
import { schemaErrors } from '../kit/json-schema.ts';
import { sampleSession, sampleTrial } from '../kit/sample-trial.ts';

const schema = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../resources/assay-session.schema.json'), 'utf8'),
) as Readonly<Record<string, unknown>>;

type Path = readonly (string | number)[];

/** A written and read document, with `value` put in place of what stands at `path`. */
function written(repeats = 2, change?: readonly [Path, unknown]): unknown {
  const trial = sampleTrial(repeats);
  const document = documentOf({
    session: sampleSession(trial),
    trials: [trial],
    app: '0.1.0',
    exportedAt: '2026-11-21T11:00:00.000Z',
    tapes: new Map([[laneId('l_o3_1'), 'H4sIAAAAAAAAAw==']]),
  });
  const copy: unknown = JSON.parse(JSON.stringify(document));
  if (change) put(copy, ...change);
  return copy;
}

function put(root: unknown, path: Path, value: unknown): void {
  let at = root as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as typeof at;
  const last = path.at(-1)!;
  if (value === undefined) delete at[last];
  else at[last] = value;
}

const lane = ['trials', 0, 'lanes', 0] as const;

describe('the schema of the session file', () => {
  it.each([1, 2, 5])('takes a document of %i repeats as it is written', repeats => {
    expect(schemaErrors(written(repeats), schema)).toEqual([]);
  });

  it('takes a session that has never been run, and a lane that was still running', () => {
    const trial = sampleTrial(1);
    const [first] = trial.lanes;
    const running = { ...trial, lanes: [queuedLane(first!)] };
    for (const trials of [[], [running]]) {
      const document = documentOf({
        session: sampleSession(trial),
        trials,
        app: '0.1.0',
        exportedAt: '2026-11-21T11:00:00.000Z',
      });
      expect(schemaErrors(JSON.parse(JSON.stringify(document)), schema)).toEqual([]);
    }
  });

  it('takes what a person made of the answers, and the longer ways to ask', () => {
    const session = ['session'] as const;
    const image = { kind: 'image', name: 'a.png', mime: 'image/png', base64: 'AAAA' };
    const vote = { id: 'v1', trialId: 't1', at: 1, left: 'l1', right: 'l2', choice: 'tie', blind: true };
    const changes: readonly (readonly [Path, unknown])[] = [
      [[...session, 'tags'], ['logic']],
      [[...session, 'judgements'], { l1: { starred: true, grade: 4, verdict: 'pass', note: 'clear' } }],
      [[...session, 'votes'], [vote]],
      [[...session, 'prompt', 'attachments'], [image]],
      [[...session, 'lineup', 0, 'variant'], { system: 'Step by step.' }],
      [[...session, 'lineup', 0, 'history'], [{ user: '2+2?', assistant: '4' }]],
    ];
    for (const change of changes) expect(schemaErrors(written(1, change), schema)).toEqual([]);
  });

  it('takes fields it does not know', () => {
    expect(schemaErrors(written(1, [[...lane, 'votes'], 3]), schema)).toEqual([]);
  });

  const wrong: readonly (readonly [string, Path, unknown])[] = [
    ['another format', ['format'], 'other'],
    ['a version from the future', ['version'], 2],
    ['a date that is none', ['exportedAt'], 'yesterday'],
    ['a missing prompt', ['session', 'prompt'], undefined],
    ['a status nobody settles with', [...lane, 'status'], 'done'],
    ['an id that could be a path', [...lane, 'id'], '../../etc'],
    ['a mark of text', [...lane, 'marks', 'endMs'], '12'],
    ['a mark before the send', [...lane, 'marks', 'endMs'], -1],
    ['a lane that left before its turn', [...lane, 'dispatchDelayMs'], -1],
    ['a figure without its origin', [...lane, 'readings', 'e2eMs'], { value: 12 }],
    ['a figure known in a new way', [...lane, 'readings', 'e2eMs'], { value: 12, from: 'guessed' }],
    ['an absence without a reason', [...lane, 'readings', 'e2eMs'], { value: null, from: 'absent' }],
    ['a zero for an unknown', [...lane, 'readings', 'e2eMs'], { value: 0, from: 'absent', why: 'no_text' }],
    ['a value that is missing', [...lane, 'readings', 'e2eMs'], { value: null, from: 'measured' }],
    ['a cost below nothing', [...lane, 'cost', 'usd'], { value: -1, from: 'derived' }],
    ['a price of no date', [...lane, 'cost', 'price', 'asOf'], 'last week'],
    ['a reading left out', [...lane, 'readings', 'tailMs'], undefined],
    ['a failure of no kind', [...lane, 'failure'], { code: 'x', message: '', next: 'wait' }],
    ['a timeline entry that is too short', [...lane, 'timeline', 0], [1, 'text', 'a']],
    ['a timeline entry that is too long', [...lane, 'timeline', 0], [1, 'text', 'a', null, 4]],
    ['a timeline of another part', [...lane, 'timeline', 0], [1, 'tool', 'a', null]],
    ['a tape that is no base64', [...lane, 'tape'], 'bytes!'],
    ['a contender that may be simulated', [...lane, 'contender', 'simulated'], 'yes'],
    ['a grade off the scale', ['session', 'judgements'], { l1: { grade: 6 } }],
    ['a vote for nobody', ['session', 'votes'], [{ id: 'v', choice: 'left' }]],
    ['half an effort', [...lane, 'contender', 'effort'], 0.5],
  ];

  it.each(wrong)('refuses %s', (_name, path, value) => {
    expect(schemaErrors(written(1, [path, value]), schema)).not.toEqual([]);
  });
});

describe('the schema reader', () => {
  it('does not let a keyword pass that it does not know', () => {
    expect(() => schemaErrors(1, { maximum: 0 })).toThrow('maximum');
    expect(() => schemaErrors(1, { $ref: '#/$defs/gone', $defs: {} })).toThrow('leads nowhere');
  });
});
