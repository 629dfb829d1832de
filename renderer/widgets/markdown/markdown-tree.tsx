// The tree as elements. Blocks that did not change are not drawn again.

import { memo } from 'react';
import type { Block, Inline } from './tree.ts';

export function MarkdownTree({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, index) => <MemoBlock key={index} block={block} />);
}

const MemoBlock = memo(
  function MemoBlock({ block }: { readonly block: Block }) {
    return <BlockView block={block} />;
  },
  (before, after) => JSON.stringify(before.block) === JSON.stringify(after.block),
);

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Inlines of={block.children} />
        </p>
      );
    case 'heading':
      // A heading of an answer is no heading of the page.
      return (
        <p className={`heading level-${block.depth}`}>
          <Inlines of={block.children} />
        </p>
      );
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'quote':
      return (
        <blockquote>
          <MarkdownTree blocks={block.children} />
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <MarkdownTree blocks={item} />
        </li>
      ));
      return block.isOrdered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <div className="table-frame">
          <table>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <Inlines of={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'rule':
      return <hr />;
    default:
      return block satisfies never;
  }
}

const Inlines = ({ of }: { readonly of: readonly Inline[] }) =>
  of.map((inline, index) => <InlineView key={index} inline={inline} />);

function InlineView({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code>{inline.text}</code>;
    case 'break':
      return <br />;
    case 'strong':
      return (
        <strong>
          <Inlines of={inline.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines of={inline.children} />
        </em>
      );
    case 'delete':
      return (
        <del>
          <Inlines of={inline.children} />
        </del>
      );
    case 'link':
      return (
        <span className="said-link">
          <Inlines of={inline.children} />
          {inline.host !== '' && <small> ({inline.host})</small>}
        </span>
      );
    case 'image':
      return (
        <span className="said-image">
          [{inline.alt}
          {inline.host !== '' && ` ${inline.host}`}]
        </span>
      );
    default:
      return inline satisfies never;
  }
}
