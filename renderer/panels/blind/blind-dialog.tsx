// Judging blind: covers the whole screen, so that nothing behind it can give an author away.

import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useState } from 'react';
import { contenderName, type Contender } from '../../../shared/trial/contender.ts';
import type { Vote } from '../../../shared/trial/judgement.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { drawPair, hasPairIn, vote, withoutNames, type Pair } from '../../store/blind.ts';
import { closeDialog } from '../../store/dialogs.ts';
import { Answer } from '../../widgets/answer.tsx';
import { Ranking } from './ranking.tsx';

const choices = ['left', 'right', 'tie', 'both_bad'] as const;
const keys: Readonly<Record<string, Vote['choice']>> = { 1: 'left', 2: 'right', 0: 'tie', x: 'both_bad' };

export function BlindDialog() {
  const words = wordsFor(useLanguage()).blind;
  const isOpen = useApp(state => state.dialog?.kind === 'blind');
  return (
    <Dialog.Root open={isOpen} onOpenChange={open => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Popup className="blind">
          <header>
            <Dialog.Title>{words.title}</Dialog.Title>
            <Dialog.Description className="faint">{words.hint}</Dialog.Description>
            <Dialog.Close className="quiet">{words.close}</Dialog.Close>
          </header>
          <Booth />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Waits until two contenders have answered. */
function Booth() {
  const words = wordsFor(useLanguage()).blind;
  const hasPair = useApp(hasPairIn);
  return hasPair ? <Ballot /> : <p className="blind-empty faint">{words.waiting}</p>;
}

function Ballot() {
  const words = wordsFor(useLanguage()).blind;
  const [pair, setPair] = useState(drawPair);
  const [choice, setChoice] = useState<Vote['choice']>();
  const choose = (wanted: Vote['choice']): void => {
    if (!pair || choice !== undefined) return;
    vote(pair, wanted);
    setChoice(wanted);
  };
  const next = (): void => {
    setChoice(undefined);
    setPair(drawPair());
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const wanted = keys[event.key.toLowerCase()];
      if (wanted) choose(wanted);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  if (!pair) return null;
  return (
    <>
      <div className="sides">
        <Side name={words.side.left} pair={pair} side="left" isOpen={choice !== undefined} />
        <Side name={words.side.right} pair={pair} side="right" isOpen={choice !== undefined} />
      </div>
      {choice === undefined ? (
        <div className="ballot" role="group" aria-label={words.title}>
          {choices.map(wanted => (
            <button key={wanted} type="button" onClick={() => choose(wanted)}>
              {words.choices[wanted]} <kbd aria-hidden="true">{words.keys[wanted]}</kbd>
            </button>
          ))}
        </div>
      ) : (
        <div className="reveal">
          <p role="status">
            <strong>{words.choices[choice]}</strong>{' '}
            {words.reveal(nameOf(pair.left.contender), nameOf(pair.right.contender))}
          </p>
          {/* The next thing to do, at the hand that has just voted. */}
          <button type="button" className="run" ref={focus} onClick={next}>
            {words.next}
          </button>
          <Ranking />
        </div>
      )}
    </>
  );
}

const focus = (button: HTMLButtonElement | null): void => button?.focus();

const nameOf = (contender: Contender): string => contenderName(contender);

function Side({
  name,
  pair,
  side,
  isOpen,
}: {
  readonly name: string;
  readonly pair: Pair;
  readonly side: 'left' | 'right';
  readonly isOpen: boolean;
}) {
  const words = wordsFor(useLanguage()).blind;
  const { answer, contender } = pair[side];
  const lineup = [pair.left.contender, pair.right.contender];
  const shown = isOpen ? answer : withoutNames(answer, lineup);
  return (
    <article className="side" aria-label={name}>
      <h3>
        {name}
        {isOpen && <span className="soft"> {nameOf(contender)}</span>}
        {shown !== answer && <small className="faint"> {words.masked}</small>}
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="side-body" tabIndex={0} role="group" aria-label={name}>
        <Answer text={shown} isStreaming={false} />
      </div>
    </article>
  );
}
