// Counts tokens in a worker that is started on the first question and keeps nobody alive.
//
// A count is a courtesy: where the worker cannot be had, there is none, and whoever asked falls
// back on what it knows without. Nothing here throws for that.

import { Worker } from 'node:worker_threads';
import { encodingOf, type Encoding } from '../../shared/catalog/encodings.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import type { TextCounts } from '../../shared/trial/text-counts.ts';
import type { Question, Reply } from './worker/messages.ts';

export interface Tokenizer {
  /** Tokens of one text; undefined: they cannot be counted. */
  count(text: string, encoding: Encoding): Promise<number | undefined>;
  /** Of a settled lane: its answer and its thinking, event by event. */
  countLane(lane: Lane): Promise<TextCounts | undefined>;
  close(): Promise<void>;
}

export interface TokenizerOptions {
  /** Where the worker lies in a bundle; from source it lies beside this file. */
  readonly workerUrl?: URL;
  readonly report: (trouble: string) => void;
}

/** Characters. A lane that says more than any model can is not worth the memory of a count. */
const longest = 4_000_000;

/** MB. Words are soon forgotten; without a bound a long text leaves much memory behind. */
const young = 4;

type Counts = Extract<Reply, { counts: unknown }>['counts'];

export function openTokenizer({ workerUrl, report }: TokenizerOptions): Tokenizer {
  const waiting = new Map<number, (counts: Counts | undefined) => void>();
  let worker: Worker | undefined;
  let isBroken = false;
  let asked = 0;

  const giveUp = (): void => {
    worker = undefined;
    for (const resolve of waiting.values()) resolve(undefined);
    waiting.clear();
  };

  const started = (): Worker => {
    const made = new Worker(workerUrl ?? new URL('./worker/main.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: young },
    });
    made.on('message', (reply: Reply) => {
      if ('trouble' in reply) report(`tokens could not be counted: ${reply.trouble}`);
      waiting.get(reply.id)?.('counts' in reply ? reply.counts : undefined);
      waiting.delete(reply.id);
      if (waiting.size === 0) made.unref();
    });
    made.on('error', error => {
      isBroken = true;
      report(`tokens cannot be counted: ${error.message}`);
      giveUp();
    });
    made.on('exit', giveUp);
    return made;
  };

  const ask = (encoding: Encoding, texts: Question['texts']): Promise<Counts | undefined> => {
    if (isBroken) return Promise.resolve(undefined);
    worker ??= started();
    const id = (asked += 1);
    worker.ref();
    worker.postMessage({ id, encoding, texts } satisfies Question);
    return new Promise(resolve => waiting.set(id, resolve));
  };

  return {
    async count(text, encoding) {
      if (text === '') return 0;
      return (await ask(encoding, [[text]]))?.[0]?.total;
    },

    async countLane({ contender, timeline, answer, thinking }) {
      if (timeline.length === 0 || answer.length + thinking.length > longest) return undefined;
      const { encoding, own } = encodingOf(contender.endpoint, contender.model);
      const piecesOf = (part: 'thought' | 'text'): readonly string[] =>
        timeline.flatMap(entry => (entry[1] === part ? [entry[2]] : []));
      const counts = await ask(encoding, [piecesOf('thought'), piecesOf('text')]);
      const [thought, text] = counts ?? [];
      if (!thought || !text) return undefined;
      const next = { thought: 0, text: 0 };
      const each = { thought: thought.each, text: text.each };
      return {
        encoding,
        own,
        thought: thought.total,
        text: text.total,
        each: timeline.map(([, part]) => rounded(each[part][next[part]++] ?? 0)),
      };
    },

    async close() {
      await worker?.terminate();
    },
  };
}

/** Kept in files: a thousandth of a token is enough. */
const rounded = (n: number): number => Math.round(n * 1000) / 1000;
