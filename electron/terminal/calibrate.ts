// `assay calibrate`: the whole instrument against a server in another process whose schedule is known.
// Prints the error, keeps it for the reports, and says by its exit code whether it is worse than allowed.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  usualLimits,
  worseThan,
  type Calibration,
  type CalibrationLimit,
  type CalibrationRow,
} from '../../shared/calibration.ts';
import { measure, usualLoads, type Load } from '../calibrate/measure.ts';
import { startTruth } from '../calibrate/start-truth.ts';
import { composeAssay } from '../compose.ts';
import { confSettings } from '../store/settings.ts';
import { UsageError } from './arguments.ts';
import { homeOf } from './environment.ts';
import { exitCodes, type Terminal } from './program.ts';

export interface CalibrateOptions {
  /** `1,8,32,128`. */
  readonly lanes?: string;
  /** `8:2:6` is lanes, median, 99th percentile; an empty part is no limit. Repeatable. */
  readonly limit?: readonly string[];
  /** Trials per load, in place of the usual numbers. */
  readonly rounds?: number;
  readonly json?: boolean;
}

export async function calibrateCommand(options: CalibrateOptions, terminal: Terminal): Promise<number> {
  const loads = loadsFrom(options.lanes).map(load => ({ ...load, rounds: options.rounds ?? load.rounds }));
  const limits = options.limit === undefined ? usualLimits : options.limit.map(limitFrom);
  const scratch = await mkdtemp(join(tmpdir(), 'assay-calibrate-'));
  const truth = await startTruth();
  const left = new Map<string, number>();
  const assay = await composeAssay({
    home: scratch,
    host: 'terminal',
    env: {},
    endpoints: [{ name: 'truth', dialect: 'openai-chat', flavour: null, baseUrl: truth.baseUrl }],
    onSend: (contender, at) => left.set(contender.model, at),
  });
  try {
    const say = options.json === true ? terminal.err : terminal.out;
    say(`${heading}\n`);
    const rows = await measure(
      { laboratory: assay.laboratory, endpoint: 'truth', sentAt: model => left.get(model) },
      truth,
      loads,
      row => say(`${lineOf(row)}\n`),
    );
    const calibration: Calibration = {
      at: new Date().toISOString(),
      app: terminal.version,
      rows,
      limits,
      worse: worseThan(rows, limits),
    };
    const settings = await confSettings(homeOf(terminal.env), Date.now());
    settings.keepCalibration(calibration);
    if (options.json === true) terminal.out(`${JSON.stringify(calibration, null, 1)}\n`);
    for (const code of calibration.worse) terminal.err(`worse than allowed: ${code}\n`);
    return calibration.worse.length === 0 ? exitCodes.ok : exitCodes.incomplete;
  } finally {
    await assay.close();
    truth.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

const heading =
  'lanes  pieces   first token, ms     every piece, ms            speed          lost\n' +
  '                median     p99      median     p99     max     median    max';

const lineOf = ({
  lanes,
  pieces,
  firstTokenMs,
  arrivalMs,
  speedShare,
  lost,
  reordered,
}: CalibrationRow): string =>
  [
    String(lanes).padStart(5),
    String(pieces).padStart(7),
    figure(firstTokenMs.median, 9),
    figure(firstTokenMs.p99, 7),
    figure(arrivalMs.median, 11),
    figure(arrivalMs.p99, 7),
    figure(arrivalMs.max, 7),
    `${(speedShare.median * 100).toFixed(2)} %`.padStart(10),
    `${(speedShare.max * 100).toFixed(2)} %`.padStart(8),
    String(lost + reordered).padStart(7),
  ].join(' ');

const figure = (ms: number, width: number): string => ms.toFixed(2).padStart(width);

function loadsFrom(text: string | undefined): readonly Load[] {
  if (text === undefined) return usualLoads;
  return text.split(',').map(part => {
    const lanes = Number(part);
    if (!Number.isInteger(lanes) || lanes < 1 || lanes > 512) {
      throw new UsageError(`--lanes takes numbers from 1 to 512, as in 1,8,32, not "${part}".`);
    }
    return (
      usualLoads.find(load => load.lanes === lanes) ?? { lanes, rounds: Math.max(2, Math.ceil(48 / lanes)) }
    );
  });
}

function limitFrom(text: string): CalibrationLimit {
  const found = /^(\d+):(\d*\.?\d*):(\d*\.?\d*)$/.exec(text);
  if (!found) throw new UsageError(`--limit takes lanes:median:p99 in ms, as in 8:2:6, not "${text}".`);
  const limit = (part: string | undefined): number | null => (part ? Number(part) : null);
  return { lanes: Number(found[1]), medianMs: limit(found[2]), p99Ms: limit(found[3]) };
}
