// One worker for all answers. A text that takes too long costs the worker its life, and is shown
// as it is; the next one gets a new worker.

import MarkdownWorker from './markdown.worker.ts?worker';
import type { Block } from './tree.ts';

const budgetMs = 200;
/** The first text also waits for the worker to be loaded. */
const firstBudgetMs = 3_000;

interface Question {
  readonly id: number;
  readonly text: string;
  readonly resolve: (blocks: readonly Block[] | null) => void;
}

let worker: Worker | undefined;
let isWarm = false;
let last = 0;
const waiting: Question[] = [];
let asked: { readonly question: Question; readonly timer: ReturnType<typeof setTimeout> } | undefined;

/** The blocks of a text; null where they can't be had in time. */
export function parseMarkdown(text: string): Promise<readonly Block[] | null> {
  return new Promise(resolve => {
    last += 1;
    waiting.push({ id: last, text, resolve });
    askNext();
  });
}

function askNext(): void {
  if (asked) return;
  const question = waiting.shift();
  if (!question) return;
  worker ??= started();
  const timer = setTimeout(
    () => {
      worker?.terminate();
      worker = undefined;
      settle(null);
    },
    isWarm ? budgetMs : firstBudgetMs,
  );
  asked = { question, timer };
  worker.postMessage({ id: question.id, text: question.text });
}

function started(): Worker {
  isWarm = false;
  const made = new MarkdownWorker({ name: 'markdown' });
  made.addEventListener('message', (event: MessageEvent<{ id: number; blocks: readonly Block[] | null }>) => {
    isWarm = true;
    if (event.data.id === asked?.question.id) settle(event.data.blocks);
  });
  return made;
}

function settle(blocks: readonly Block[] | null): void {
  if (!asked) return;
  clearTimeout(asked.timer);
  asked.question.resolve(blocks);
  asked = undefined;
  askNext();
}
