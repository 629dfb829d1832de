// A session that goes out as a file and comes in again, in a whole app: under new ids, and else the same.

import { expect, it } from 'vitest';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import type { SessionId } from '../../shared/trial/ids.ts';
import { freshAssay, ran } from './setup.ts';

/** The file's text with its ids called by their places, and without the two dates that are the writer's. */
function byPlace(text: string): string {
  const { session, trials } = JSON.parse(text) as SessionDocument;
  const ids = [
    [session.id, 'S'],
    ...trials.flatMap(({ id, lanes }, i) => [
      [id, `T${i}`],
      ...lanes.map((lane, j) => [lane.id, `T${i}L${j}`]),
    ]),
  ] as const;
  return ids
    .reduce((whole, [id, place]) => whole.replaceAll(id!, place!), text)
    .replace(/"(exportedAt|updatedAt)": "[^"]*"/g, '"$1": ""');
}

async function twoModels() {
  const assay = await freshAssay();
  const { sessions } = assay.laboratory;
  const { session } = await ran(
    assay,
    [
      ['practice', 'open-thinker'],
      ['practice', 'gpt-4o'],
    ],
    { repeats: 2, probe: true, warmUp: true, targets: { usd: 1, ttfatMs: 9_000 } },
  );
  const written = async (id: SessionId): Promise<string> =>
    (await sessions.export({ id, format: 'json', tape: true, language: 'en' })).text;
  return { sessions, id: session.id, written };
}

it('comes back byte for byte, and once more', async () => {
  const { sessions, id, written } = await twoModels();
  const first = await written(id);
  const { id: second } = await sessions.import({ document: first });
  const { id: third } = await sessions.import({ document: await written(second) });

  expect(first).toContain('"probeOf"');
  expect(byPlace(await written(second))).toBe(byPlace(first));
  expect(byPlace(await written(third))).toBe(byPlace(first));
});

it('has no price of the day where the file has another one', async () => {
  const { sessions, id, written } = await twoModels();
  const repriced = {
    ...(JSON.parse(await written(id)) as SessionDocument),
    repriced: { on: '2025-01-15', as: null },
  };
  const { id: copy } = await sessions.import({ document: JSON.stringify(repriced) });
  const { trials } = JSON.parse(await written(copy)) as SessionDocument;
  const costs = new Set(trials.flatMap(trial => trial.lanes.map(lane => JSON.stringify(lane.cost.usd))));

  expect([...costs]).toEqual(['{"value":null,"from":"absent","why":"price_unknown"}']);
});

it('is duplicated with each half of a probe beside the other', async () => {
  const { sessions, id, written } = await twoModels();
  const copy = await sessions.duplicate({ id });
  const { trials } = JSON.parse(await written(copy.id)) as SessionDocument;
  const lanes = trials.flatMap(trial => trial.lanes);
  const probes = lanes.flatMap(({ probeOf }) => (probeOf === undefined ? [] : [probeOf]));

  expect(probes).toHaveLength(4);
  expect(lanes.map(lane => lane.id)).toEqual(expect.arrayContaining(probes));
});
