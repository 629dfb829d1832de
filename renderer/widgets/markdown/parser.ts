// One worker for all answers. A piece that takes too long costs the worker its life and is shown
// as it is; what waited behind it goes to a new worker.

import MarkdownWorker from './markdown.worker.ts?worker';
import type { Block } from './tree.ts';

/** Milliseconds that one piece may take. */
const budgetMs = 200;
/** The first piece also waits for the worker to be loaded. */
const firstBudgetMs = 5_000;

interface Question {
  readonly id: number;
  readonly texts: readonly string[];
  readonly found: (readonly Block[] | null)[];
  readonly resolve: (blocks: readonly (readonly Block[] | null)[]) => void;
}

let worker: Worker | undefined;
let isWarm = false;
let last = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let asked: Question | undefined;
const waiting: Question[] = [];

/** The blocks of each piece; null for one that can't be had in time. */
export function parsePieces(texts: readonly string[]): Promise<readonly (readonly Block[] | null)[]> {
  return new Promise(resolve => {
    last += 1;
    waiting.push({ id: last, texts, found: [], resolve });
    if (!asked) askNext();
  });
}

function askNext(): void {
  asked = waiting.shift();
  if (asked) ask(asked);
}

function ask(question: Question): void {
  const rest = question.texts.slice(question.found.length);
  if (rest.length === 0) {
    question.resolve(question.found);
    askNext();
    return;
  }
  worker ??= started();
  arm();
  worker.postMessage({ id: question.id, texts: rest });
}

function arm(): void {
  clearTimeout(timer);
  timer = setTimeout(giveUp, isWarm ? budgetMs : firstBudgetMs);
}

/** The piece under way is not to be had: on with the one behind it. */
function giveUp(): void {
  worker?.terminate();
  worker = undefined;
  if (!asked) return;
  asked.found.push(null);
  ask(asked);
}

function started(): Worker {
  isWarm = false;
  const made = new MarkdownWorker({ name: 'markdown' });
  made.addEventListener('message', (event: MessageEvent<{ id: number; blocks: readonly Block[] | null }>) => {
    isWarm = true;
    if (event.data.id !== asked?.id) return;
    asked.found.push(event.data.blocks);
    if (asked.found.length < asked.texts.length) return arm();
    clearTimeout(timer);
    asked.resolve(asked.found);
    askNext();
  });
  return made;
}
