// One run of one client against the truth server: started, read, held against what was really sent.

import { spawn } from 'node:child_process';
import { errorOf } from '../../electron/calibrate/read-error.ts';
import { modelNameOf, type Schedule } from '../../electron/calibrate/schedule.ts';
import { startTruth } from '../../electron/calibrate/start-truth.ts';
import type { CalibrationRow } from '../../shared/calibration.ts';
import { flagsAsStarted } from './as-started.ts';
import type { ClientName, Clients } from './bundled-clients.ts';
import type { Job, Noted } from './clients/child.ts';

export interface Outcome {
  readonly error: CalibrationRow;
  readonly pieces: number;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakRssMb: number;
  /** From the first lane's start to each request's arrival at the server, milliseconds. */
  readonly launchMs: readonly number[];
}

/** Rounds before the one that is measured, for every client: the server's code gets warm too. */
const warmUps = 4;

/** A truth server of its own per run: no client profits from another's open connections. */
export async function runClient(
  client: ClientName,
  lanes: number,
  schedule: Schedule,
  { clients, peers }: { readonly clients: Clients; readonly peers: string },
): Promise<Outcome> {
  const truth = await startTruth();
  try {
    const models = Array.from({ length: lanes }, (_, index) => modelNameOf(schedule, index));
    const short = { ...schedule, pieces: Math.min(schedule.pieces, 20) };
    const warmUp = Array.from({ length: warmUps }, (_round, round) =>
      Array.from({ length: lanes }, (_lane, lane) => modelNameOf(short, (round + 1) * 100_000 + lane)),
    );
    const noted = await child([...flagsOf(client), clients.pathOf(client)], {
      baseUrl: truth.baseUrl,
      warmUp,
      models,
      peers,
      workers: clients.workers,
    });
    const told = await Promise.all(noted.answers.map(({ model }) => truth.sent(model)));
    const first = Math.min(...noted.answers.map(({ startMs }) => startMs));
    return {
      error: errorOf(
        lanes,
        noted.answers.map(({ startMs, pieces }, index) => ({
          leftMs: startMs,
          cameMs: told[index]?.cameMs ?? NaN,
          sentMs: told[index]?.sentMs ?? [],
          stamped: pieces.map(([atMs, text]) => ({ atMs, text })),
        })),
        schedule.padding,
      ),
      pieces: noted.answers.reduce((sum, { pieces }) => sum + pieces.length, 0),
      cpuMs: noted.cpuMs,
      wallMs: noted.wallMs,
      peakRssMb: noted.peakRssMb,
      launchMs: told.map(({ cameMs }) => cameMs - first),
    };
  } finally {
    truth.close();
  }
}

/** A library is in a program of somebody's own. */
const flagsOf = (client: ClientName): readonly string[] => (client === 'assay' ? flagsAsStarted : []);

function child(args: readonly string[], job: Job): Promise<Noted> {
  const started = spawn(process.execPath, [...args, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const parts: Buffer[] = [];
  started.stdout.on('data', (part: Buffer) => parts.push(part));
  return new Promise((resolve, reject) => {
    started.once('close', code => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(parts).toString()) as Noted);
      else reject(new Error(`${args.join(' ')} ended with ${code}`));
    });
  });
}
