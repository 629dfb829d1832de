// An answer as pieces with their blocks, parsed as it grows: pieces that are known are not parsed
// again, so an answer that streams costs its last piece only.

import { useEffect, useRef, useState } from 'react';
import { inStep } from '../../store/in-step.ts';
import { parsePieces } from './parser.ts';
import { cutAgain, type Piece } from './split-blocks.ts';
import type { Block } from './tree.ts';

/** How often a streaming answer is parsed anew, milliseconds. */
const everyMs = 80;
/** After so many pieces that took too long, the rest of an answer is shown as it is. */
const mostFailures = 3;

export interface DrawnPiece {
  readonly text: string;
  /** Null: shown as it is. */
  readonly blocks: readonly Block[] | null;
}

export interface Drawn {
  readonly pieces: readonly DrawnPiece[];
  /** The text the pieces hold, which may be a little behind. */
  readonly of: string;
}

interface Cut {
  readonly pieces: readonly Piece[];
  readonly drawn: readonly DrawnPiece[];
  readonly failures: number;
}

const nothing: Cut = { pieces: [], drawn: [], failures: 0 };

/** Undefined while nothing is parsed yet, or where it is switched off. */
export function usePieces(text: string, isOff: boolean): Drawn | undefined {
  const [drawn, setDrawn] = useState<Drawn>();
  const newest = useRef(text);
  const wake = useRef<() => void>(() => undefined);
  useEffect(() => {
    newest.current = text;
    wake.current();
  }, [text]);
  useEffect(() => {
    if (isOff) return undefined;
    let isGone = false;
    let isBusy = false;
    let cut = nothing;
    let of = '';
    const step = async (): Promise<void> => {
      if (isBusy || isGone || newest.current === of) return;
      isBusy = true;
      // Another answer stands here now: nothing of the old one may be kept.
      if (!newest.current.startsWith(of)) cut = nothing;
      of = newest.current;
      cut = await parsed(cut, of);
      const { drawn: pieces } = cut;
      inStep(() => {
        if (!isGone) setDrawn({ pieces, of });
      });
      await new Promise(resolve => setTimeout(resolve, everyMs));
      isBusy = false;
      void step();
    };
    wake.current = () => void step();
    void step();
    return () => {
      isGone = true;
      wake.current = () => undefined;
    };
  }, [isOff]);
  return isOff || !drawn || !seemsToGoOn(text, drawn.of) ? undefined : drawn;
}

const glance = 200;

/**
 * Whether a text goes on where another ended, by a look at both ends of it. Asked with every drawing: a
 * long answer compared letter by letter each time takes longer than drawing what is new. What is
 * parsed is compared in full.
 */
function seemsToGoOn(text: string, of: string): boolean {
  if (text.length < of.length) return false;
  const near = Math.max(0, of.length - glance);
  return text.startsWith(of.slice(0, glance)) && text.slice(near, of.length) === of.slice(near);
}

async function parsed(before: Cut, text: string): Promise<Cut> {
  const pieces = cutAgain(before.pieces, text);
  const same = pieces.findIndex((piece, index) => piece.text !== before.drawn[index]?.text);
  if (same === -1) return { ...before, pieces, drawn: before.drawn.slice(0, pieces.length) };
  const fresh = pieces.slice(same);
  const blocks =
    before.failures >= mostFailures
      ? fresh.map(() => null)
      : await parsePieces(fresh.map(piece => piece.text));
  return {
    pieces,
    drawn: [
      ...before.drawn.slice(0, same),
      ...fresh.map((piece, index) => ({ text: piece.text, blocks: blocks[index] ?? null })),
    ],
    failures: before.failures + blocks.filter(found => found === null).length,
  };
}
