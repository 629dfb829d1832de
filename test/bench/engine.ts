// How close the engine comes to the truth, and at what price, beside its floor and its peers.
//
//   npm run bench:engine             all rows, three runs each, interleaved, medians
//   npm run bench:engine -- E1 E4    only these
//
// Ratios come from one run on one machine; the machine should do nothing else meanwhile.

import type { Schedule } from '../../electron/calibrate/schedule.ts';
import { bundledClients, clientNames, type ClientName } from './bundled-clients.ts';
import { atLeast, atMost, median, print, told, type Row } from './goals.ts';
import { installedPeers } from './peers.ts';
import { runClient, type Outcome } from './run-client.ts';

const runs = 3;
const peers = installedPeers('clients');
if (peers === undefined) console.log('The peers could not be installed: rows that name them are left out.');
const hasPeers = peers !== undefined;
const clients = await bundledClients();

const asked = process.argv.slice(2);
const wants = (...names: readonly string[]): boolean =>
  asked.length === 0 || names.some(name => asked.includes(name));

/** Every client in turn, as often as there are runs, so that a slow minute hits all of them. */
async function interleaved(
  names: readonly ClientName[],
  lanes: number,
  schedule: Schedule,
): Promise<Readonly<Record<string, readonly Outcome[]>>> {
  const outcomes: Record<string, Outcome[]> = {};
  for (let run = 0; run < runs; run += 1) {
    for (const client of names) {
      (outcomes[client] ??= []).push(
        await runClient(client, lanes, schedule, { clients, peers: peers ?? '' }),
      );
    }
  }
  return outcomes;
}

const over = (outcomes: readonly Outcome[] | undefined, of: (outcome: Outcome) => number): number =>
  median((outcomes ?? []).map(of));

const firstP99 = ({ error }: Outcome): number => error.firstTokenMs.p99;
const firstMedian = ({ error }: Outcome): number => error.firstTokenMs.median;
const everyP99 = ({ error }: Outcome): number => error.arrivalMs.p99;
const everyMedian = ({ error }: Outcome): number => error.arrivalMs.median;
const cpuPer100k = ({ cpuMs, pieces }: Outcome): number => (cpuMs / pieces) * 100;
const perSecond = ({ wallMs, pieces }: Outcome): number => (pieces / wallMs) * 1000;
const rss = ({ peakRssMb }: Outcome): number => peakRssMb;

const all: readonly ClientName[] = hasPeers
  ? clientNames
  : clientNames.filter(name => name !== 'openai-sdk' && name !== 'stream-text');

const paced: Schedule = { pieces: 120, everyMs: 10, firstMs: 300, padding: 0 };

/** A ratio to a peer that could be had; where it could not, no row. */
const toPeer = (row: () => Row): readonly Row[] => (hasPeers ? [row()] : []);

if (wants('E1', 'E2', 'E3', 'E6')) {
  const eight = await interleaved(all, 8, paced);
  const crowd = await interleaved(all, 128, paced);
  for (const [title, table] of [
    ['8 answers at once, 100 pieces/s each', eight],
    ['128 answers at once, 100 pieces/s each', crowd],
  ] as const) {
    print(
      title,
      all.flatMap(client => [
        told(`${client}: first piece, median`, over(table[client], firstMedian), 'ms'),
        told(`${client}: first piece, p99`, over(table[client], firstP99), 'ms'),
        told(`${client}: every piece, median`, over(table[client], everyMedian), 'ms'),
        told(`${client}: every piece, p99`, over(table[client], everyP99), 'ms'),
        told(`${client}: lost or misplaced`, over(table[client], lostOf), ''),
      ]),
    );
  }
  const { assay: few, 'undici-dispatch': fewFloor, 'stream-text': fewSlow } = eight;
  const { assay: many, 'undici-dispatch': manyFloor, 'stream-text': manySlow, 'openai-sdk': manySdk } = crowd;
  print('E1  the first token, by our stamps', [
    atMost('8 lanes: median', over(few, firstMedian), 'ms', 1),
    told('8 lanes: median of undici dispatch', over(fewFloor, firstMedian), 'ms'),
    atMost('8 lanes: p99', over(few, firstP99), 'ms', 3),
    ...toPeer(() =>
      atMost('8 lanes: p99 to streamText', over(few, firstP99) / over(fewSlow, firstP99), 'x', 0.15),
    ),
    atMost('128 lanes: p99', over(many, firstP99), 'ms', 15),
    told('128 lanes: p99 of undici dispatch', over(manyFloor, firstP99), 'ms'),
    ...toPeer(() =>
      atMost('128 lanes: p99 to streamText', over(many, firstP99) / over(manySlow, firstP99), 'x', 0.05),
    ),
    ...toPeer(() =>
      atMost('128 lanes: p99 to openai SDK', over(many, firstP99) / over(manySdk, firstP99), 'x', 0.15),
    ),
  ]);
  print('E2  every event, by our stamps', [
    atMost(
      '8 lanes: median to undici dispatch',
      over(few, everyMedian) / over(fewFloor, everyMedian),
      'x',
      1.5,
    ),
    atMost('128 lanes: p99 to undici dispatch', over(many, everyP99) / over(manyFloor, everyP99), 'x', 1.5),
    ...toPeer(() =>
      atMost('128 lanes: p99 to streamText', over(many, everyP99) / over(manySlow, everyP99), 'x', 0.05),
    ),
  ]);
  print('E3  memory at 128 lanes', [
    atMost('to undici dispatch', over(many, rss) / over(manyFloor, rss), 'x', 1.6),
    ...toPeer(() => atMost('to streamText', over(many, rss) / over(manySlow, rss), 'x', 0.6)),
  ]);
  print('E6  one prompt to 8 contenders', [
    atMost(
      'request received minus start, median',
      over(few, ({ launchMs }) => median(launchMs)),
      'ms',
      2,
    ),
    told(
      'undici dispatch: the same, median',
      over(fewFloor, ({ launchMs }) => median(launchMs)),
      'ms',
    ),
    told(
      'request received minus start, last of 8',
      over(few, ({ launchMs }) => Math.max(...launchMs)),
      'ms',
    ),
  ]);
}

function lostOf({ error }: Outcome): number {
  return error.lost + error.reordered;
}

if (wants('E3')) {
  const names = all.filter(client => client !== 'node-http' && client !== 'openai-sdk');
  const long = await interleaved(names, 8, { ...paced, pieces: 400 });
  const ours = over(long['assay'], cpuPer100k);
  print('E3  CPU per 100,000 chunks, 8 lanes x 100/s x 400 pieces, journal included', [
    ...names.map(client => told(client, over(long[client], cpuPer100k), 's')),
    atMost('to undici dispatch', ours / over(long['undici-dispatch'], cpuPer100k), 'x', 1.5),
    ...toPeer(() => atMost('to streamText', ours / over(long['stream-text'], cpuPer100k), 'x', 0.5)),
  ]);
}

if (wants('E4')) {
  const names = all.filter(client => client !== 'node-http' && client !== 'openai-sdk');
  const flood = await interleaved(names, 8, { pieces: 60_000, everyMs: 0, firstMs: 100, padding: 0 });
  const ours = over(flood['assay'], perSecond);
  print('E4  flood: 8 lanes x 60,000 pieces as fast as they are read', [
    ...names.map(client => told(client, over(flood[client], perSecond), '/s')),
    atLeast('to undici dispatch', ours / over(flood['undici-dispatch'], perSecond), 'x', 0.5),
    ...toPeer(() => atLeast('to streamText', ours / over(flood['stream-text'], perSecond), 'x', 8)),
    atMost('lost or misplaced', over(flood['assay'], lostOf), '', 0),
  ]);
}

if (wants('E5')) {
  const small = await interleaved(['assay'], 1, { pieces: 10, everyMs: 0, firstMs: 50, padding: 0 });
  const big = await interleaved(['assay'], 1, { pieces: 6_000, everyMs: 0, firstMs: 50, padding: 10_000 });
  const megabytes = (6_000 * 10_000) / 2 ** 20;
  print('E5  one answer of 57 MiB', [
    atMost(
      'growth of peak memory to its size',
      (over(big['assay'], rss) - over(small['assay'], rss)) / megabytes,
      'x',
      3,
    ),
    told('pieces a second', over(big['assay'], perSecond), '/s'),
  ]);
}
