// An answer: Markdown drawn from trees that a worker made, or plain text where that fails, takes
// too long, or is not wanted. What a model says is never markup of this page.

import { Component, memo, useMemo, useState, type ReactNode } from 'react';
import { answerWords } from '../i18n/answer.ts';
import { useLanguage } from '../store/app-store.ts';
import { AskToOpen, type Address } from './markdown/ask-to-open.ts';
import { MarkdownTree } from './markdown/markdown-tree.tsx';
import { OpenDialog } from './markdown/open-dialog.tsx';
import { PlainText } from './markdown/plain-text.tsx';
import { tailOf } from './markdown/tail-of.ts';
import { withoutUnseen } from './markdown/unseen.ts';
import { usePieces, type DrawnPiece } from './markdown/use-pieces.ts';

/** Longer answers are shown as they are. */
const longest = 256 * 1024;

export function Answer({ text, isStreaming }: { readonly text: string; readonly isStreaming: boolean }) {
  const words = answerWords(useLanguage());
  const [isPlain, setPlain] = useState(false);
  const [address, ask] = useState<Address | null>(null);
  if (text === '') return null;
  const isLong = text.length > longest;
  return (
    <div className="answer-frame">
      <AskToOpen value={ask}>
        <div className="answer" role="group" aria-label={words.answer}>
          <Fallback text={text}>
            <AnswerText text={text} isPlain={isPlain || isLong} isStreaming={isStreaming} />
          </Fallback>
        </div>
      </AskToOpen>
      {/* There from the start, so that nothing moves when the answer is whole. */}
      <div className="answer-tools" style={{ visibility: isStreaming ? 'hidden' : 'visible' }}>
        <button
          type="button"
          className="quiet"
          aria-pressed={isPlain || isLong}
          disabled={isLong}
          title={isLong ? words.tooLong : undefined}
          onClick={() => setPlain(!isPlain)}
        >
          {words.plain}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => void navigator.clipboard.writeText(withoutUnseen(text))}
        >
          {words.copy}
        </button>
      </div>
      <OpenDialog address={address} ask={ask} />
    </div>
  );
}

/** Where the next word comes. */
const caret = <span className="caret" aria-hidden="true" />;

interface AnswerTextProps {
  readonly text: string;
  readonly isPlain: boolean;
  readonly isStreaming: boolean;
}

function AnswerText({ text, isPlain, isStreaming }: AnswerTextProps) {
  const drawn = usePieces(text, isPlain);
  const rest = drawn === undefined ? '' : text.slice(drawn.of.length);
  const end = useMemo(
    () => (isStreaming || rest !== '' ? { rest, caret: isStreaming && caret } : undefined),
    [rest, isStreaming],
  );
  if (!drawn) return <PlainText text={text} tail={end?.caret} />;
  const groups = groupsOf(drawn.pieces);
  return groups.map((pieces, index) => (
    <PieceGroup key={index} pieces={pieces} end={index === groups.length - 1 ? end : undefined} />
  ));
}

/** Pieces that the browser lays out together, and leaves out together where they are not seen. */
const perGroup = 8;

const groupsOf = (pieces: readonly DrawnPiece[]): readonly (readonly DrawnPiece[])[] =>
  Array.from({ length: Math.ceil(pieces.length / perGroup) }, (_, group) =>
    pieces.slice(group * perGroup, (group + 1) * perGroup),
  );

/** Behind the last piece: what is not parsed yet, and the caret. */
interface End {
  readonly rest: string;
  readonly caret: ReactNode;
}

interface PieceGroupProps {
  readonly pieces: readonly DrawnPiece[];
  readonly end: End | undefined;
}

const PieceGroup = memo(
  function PieceGroup({ pieces, end }: PieceGroupProps) {
    return (
      <div className="pieces">
        {pieces.map((piece, index) => (
          <PieceView key={index} piece={piece} end={index === pieces.length - 1 ? end : undefined} />
        ))}
      </div>
    );
  },
  (before, after) =>
    before.end === after.end &&
    before.pieces.length === after.pieces.length &&
    before.pieces.every((piece, index) => piece === after.pieces[index]),
);

interface PieceViewProps {
  readonly piece: DrawnPiece;
  readonly end: End | undefined;
}

const PieceView = memo(function PieceView({ piece, end }: PieceViewProps) {
  const { onward, below, isItem } = tailOf(piece, end?.rest ?? '');
  // Another element each time it begins elsewhere: one that is kept, and stands lower, has moved.
  const at = piece.text.length;
  const tail = end && (
    <>
      {onward !== '' && (
        <span key={at} className="rest">
          {onward}
        </span>
      )}
      {below.length === 0 && end.caret}
    </>
  );
  return (
    <>
      {piece.blocks ? (
        <MarkdownTree blocks={piece.blocks} tail={tail} />
      ) : (
        <PlainText text={piece.text} tail={tail} />
      )}
      {below.map((text, index) => (
        <p key={`${at} ${index}`} className={isItem && index === 0 ? 'rest item' : 'rest'} dir="auto">
          {text}
          {index === below.length - 1 && end?.caret}
        </p>
      ))}
    </>
  );
});

interface FallbackProps {
  readonly text: string;
  readonly children: ReactNode;
}

/** Whatever a tree does to the page, the text is still there; another text gets another try. */
class Fallback extends Component<FallbackProps, { readonly failed: boolean; readonly of: string }> {
  override state = { failed: false, of: '' };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  static getDerivedStateFromProps(
    { text }: FallbackProps,
    { failed, of }: { readonly failed: boolean; readonly of: string },
  ): { failed: boolean; of: string } {
    return { failed: failed && text.startsWith(of), of: text };
  }

  override render(): ReactNode {
    return this.state.failed ? <PlainText text={this.props.text} /> : this.props.children;
  }
}
