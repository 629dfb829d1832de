// How lanes travel: as one text each, which comes back as the lane it was.

import { StandardRPCJsonSerializer } from '@orpc/client/standard';
import { expect, it } from 'vitest';
import { wire } from '../../shared/contract/wire.ts';
import { sampleTrial } from '../kit/sample-trial.ts';

const carrier = new StandardRPCJsonSerializer(wire);
const { lanes } = sampleTrial();

it('a lane travels as one text and comes back as it was', () => {
  const [json, meta] = carrier.serialize({ lanes });
  expect(json).toEqual({ lanes: lanes.map(() => expect.any(String) as unknown) });
  expect(carrier.deserialize(JSON.parse(JSON.stringify(json)), meta)).toEqual({ lanes });
});

it('counts travel as one text', () => {
  const counts = { encoding: 'o200k_base', own: true, thought: 0, text: 3, each: [1, 2] };
  const [json, meta] = carrier.serialize({ type: 'counted', counts });
  expect(json).toEqual({ type: 'counted', counts: JSON.stringify(counts) });
  expect(carrier.deserialize(json, meta)).toEqual({ type: 'counted', counts });
});

it('what says that it is a lane and is no text is refused', () => {
  const [, meta] = carrier.serialize({ lanes });
  expect(() => carrier.deserialize({ lanes: lanes.map(() => ({})) }, meta)).toThrow('what came is no text');
});
