// The tree as elements. Blocks that did not change are not drawn again. Nothing here sets markup,
// and no id, address or source of an element comes from a model.

import { memo, type ReactNode } from 'react';
import { Inlines } from './inlines.tsx';
import { MathView } from './math-view.tsx';
import type { Block, CodePiece } from './tree.ts';

interface MarkdownTreeProps {
  readonly blocks: readonly Block[];
  /** Goes on in the last line there is: only what lies on the way to it is drawn anew with it. */
  readonly tail?: ReactNode;
}

export const MarkdownTree = memo(function MarkdownTree({ blocks, tail }: MarkdownTreeProps) {
  if (blocks.length === 0) return tail;
  return blocks.map((block, index) => (
    <BlockView key={index} block={block} tail={index === blocks.length - 1 ? tail : undefined} />
  ));
});

interface BlockViewProps {
  readonly block: Block;
  readonly tail: ReactNode;
}

const BlockView = memo(function BlockView({ block, tail }: BlockViewProps) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p dir="auto">
          <Inlines of={block.children} />
          {tail}
        </p>
      );
    case 'heading':
      // A heading of an answer is no heading of the page.
      return (
        <p dir="auto" className={`heading level-${block.depth}`}>
          <Inlines of={block.children} />
          {tail}
        </p>
      );
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>
            <CodePieces of={block.pieces} />
            {tail}
          </code>
        </pre>
      );
    case 'math':
      return (
        <div className="math-block" tabIndex={0}>
          <MathView source={block.source} drawn={block.drawn} />
        </div>
      );
    case 'quote':
      return (
        <blockquote>
          <MarkdownTree blocks={block.children} tail={tail} />
        </blockquote>
      );
    case 'list': {
      const items = block.items.map(({ checked, children }, index) => (
        <li key={index} className={checked === null ? undefined : 'task'}>
          {checked !== null && <span className="check">{checked ? '☑' : '☐'} </span>}
          <MarkdownTree blocks={children} tail={index === block.items.length - 1 ? tail : undefined} />
        </li>
      ));
      return block.isOrdered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <Table block={block} />;
    case 'rule':
      return <hr />;
    default:
      return block satisfies never;
  }
});

const CodePieces = memo(function CodePieces({ of }: { readonly of: readonly CodePiece[] }) {
  return of.map(([text, kind], index) =>
    kind === undefined ? (
      text
    ) : (
      <span key={index} className={`code-${kind}`}>
        {text}
      </span>
    ),
  );
});

function Table({ block }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  const [head = [], ...rows] = block.rows;
  const aligned = (column: number) => ({ textAlign: block.align[column] ?? ('left' as const) });
  return (
    <div className="table-frame" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" style={aligned(column)}>
                <Inlines of={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} style={aligned(column)}>
                  <Inlines of={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
