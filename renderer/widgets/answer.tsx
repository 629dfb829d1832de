// An answer: Markdown drawn from a tree that a worker made, or plain text where that fails, takes
// too long, or is not wanted. What a model says is never markup of this page.

import { Component, useEffect, useRef, useState, type ReactNode } from 'react';
import { wordsFor } from '../i18n/words.ts';
import { useLanguage } from '../store/app-store.ts';
import { parseMarkdown } from './markdown/parser.ts';
import { MarkdownTree } from './markdown/markdown-tree.tsx';
import type { Block } from './markdown/tree.ts';

/** How often a streaming answer is parsed anew, milliseconds. */
const everyMs = 80;
/** Longer answers are shown as they are. */
const longest = 256 * 1024;

export function Answer({ text, isStreaming }: { readonly text: string; readonly isStreaming: boolean }) {
  const words = wordsFor(useLanguage());
  const [isPlain, setPlain] = useState(false);
  const parsed = useParsed(text, isPlain || text.length > longest);
  if (text === '') return null;
  return (
    <div className="answer-frame">
      <div className="answer">
        {parsed ? (
          <Fallback key={parsed.of.length} text={text}>
            <MarkdownTree blocks={parsed.blocks} />
            {parsed.of.length < text.length && <span className="rest">{text.slice(parsed.of.length)}</span>}
          </Fallback>
        ) : (
          <span className="plain">{text}</span>
        )}
        {isStreaming && <span className="caret" aria-hidden="true" />}
      </div>
      <div className="answer-tools">
        <button type="button" className="quiet" aria-pressed={isPlain} onClick={() => setPlain(!isPlain)}>
          {isPlain ? words.rendered : words.raw}
        </button>
        <button type="button" className="quiet" onClick={() => void navigator.clipboard.writeText(text)}>
          {words.copy}
        </button>
      </div>
    </div>
  );
}

interface Parsed {
  /** The text these blocks were made of, which may be a little behind. */
  readonly of: string;
  readonly blocks: readonly Block[];
}

function useParsed(text: string, isOff: boolean): Parsed | undefined {
  const [parsed, setParsed] = useState<Parsed>();
  const isBusy = useRef(false);
  useEffect(() => {
    if (isOff || isBusy.current || text === '' || parsed?.of === text) return undefined;
    isBusy.current = true;
    let isGone = false;
    const of = text;
    void parseMarkdown(of).then(blocks => {
      if (isGone) return;
      setTimeout(
        () => {
          isBusy.current = false;
          if (!isGone) setParsed(blocks ? { of, blocks } : undefined);
        },
        parsed ? everyMs : 0,
      );
    });
    return () => {
      isGone = true;
      isBusy.current = false;
    };
  }, [text, isOff, parsed]);
  return isOff || !parsed || !text.startsWith(parsed.of) ? undefined : parsed;
}

/** Whatever a tree does to the page, the text is still there. */
class Fallback extends Component<
  { readonly text: string; readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <span className="plain">{this.props.text}</span> : this.props.children;
  }
}
