// What every client process has in common: it is told whom to ask, asks all at once, notes when each
// piece reached it, and prints what it noted. One process per run, so that no client warms another.
//
//   parent ── argv: JSON of Job ──> child ── stdout: one line, JSON of Noted ──> parent

import { readFileSync } from 'node:fs';
import { machineNow } from '../../../electron/transport/machine-clock.ts';

export interface Job {
  /** Ends in /v1. */
  readonly baseUrl: string;
  /** Asked and thrown away first, round by round: loads and compiles what is loaded and compiled on first use. */
  readonly warmUp: readonly (readonly string[])[];
  readonly models: readonly string[];
  /** Where the peers' packages lie. */
  readonly peers: string;
  /** Where Assay's workers lie. */
  readonly workers: string;
}

export interface Noted {
  readonly answers: readonly {
    readonly model: string;
    /** When the client was told to ask, machine milliseconds. */
    readonly startMs: number;
    /** When each piece was there, machine milliseconds, and its text. */
    readonly pieces: readonly (readonly [atMs: number, text: string])[];
  }[];
  /** Of the measured answers alone. */
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakRssMb: number;
}

/** Asks for one model and calls back with every piece of text. */
export type Ask = (model: string, onPiece: (text: string) => void) => Promise<void>;

export const jobOf = (argv: readonly string[]): Job => JSON.parse(argv[2] ?? '') as Job;

export async function carryOut(job: Job, ask: Ask): Promise<void> {
  for (const round of job.warmUp) await Promise.all(round.map(model => ask(model, () => undefined)));
  const spent = spending();
  const answers = await Promise.all(
    job.models.map(async model => {
      const pieces: [number, string][] = [];
      const asked = machineNow();
      await ask(model, text => pieces.push([machineNow(), text]));
      return { model, startMs: asked, pieces };
    }),
  );
  tell(answers, spent());
}

export type Spent = Omit<Noted, 'answers'>;

/**
 * Megabytes. What the system says of resources used begins with what the parent held when it started
 * this process; the status of the process itself does not.
 */
function peakRssMb(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** From now on; asked once the answers are there. */
export function spending(): () => Spent {
  const cpu = process.cpuUsage();
  const startMs = machineNow();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return {
      cpuMs: (user + system) / 1000,
      wallMs: machineNow() - startMs,
      peakRssMb: peakRssMb(),
    };
  };
}

export function tell(answers: Noted['answers'], spent: Spent): void {
  process.stdout.write(`${JSON.stringify({ answers, ...spent } satisfies Noted)}\n`);
}

export const bodyFor = (model: string): string =>
  JSON.stringify({
    model,
    messages: [{ role: 'user', content: 'calibrate' }],
    stream: true,
    stream_options: { include_usage: true },
  });

/** The text of a Chat Completions data line; undefined for any other. */
export function textIn(data: string): string | undefined {
  if (data === '[DONE]') return undefined;
  const { choices } = JSON.parse(data) as { choices: { delta?: { content?: string } }[] };
  return choices[0]?.delta?.content;
}

/** Cuts a stream of chunks into data lines: the least that does the job on well-formed streams. */
export function lines(onData: (data: string) => void): (chunk: Buffer) => void {
  let rest = '';
  return chunk => {
    rest += chunk.toString('latin1');
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const at = rest.indexOf('data: ');
      if (at >= 0 && at < end) onData(rest.slice(at + 6, end));
      rest = rest.slice(end + 2);
    }
  };
}
