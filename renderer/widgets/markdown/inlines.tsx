// Inline parts of an answer as elements.

import { memo, useContext } from 'react';
import { AskToOpen } from './ask-to-open.ts';
import { MathView } from './math-view.tsx';
import type { Inline } from './tree.ts';

export const Inlines = memo(function Inlines({ of }: { readonly of: readonly Inline[] }) {
  return of.map((inline, index) => <InlineView key={index} inline={inline} />);
});

function InlineView({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'unseen':
      return <UnseenSign {...inline} />;
    case 'code':
      return (
        <code>
          <Inlines of={inline.children} />
        </code>
      );
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
      return <SaidLink inline={inline} />;
    case 'image':
      return (
        <span className="said-image">
          <Inlines of={inline.alt} />
          {inline.host !== '' && <small> {inline.host}</small>}
        </span>
      );
    case 'math':
      return <MathView source={inline.source} drawn={inline.drawn} />;
    default:
      return inline satisfies never;
  }
}

export const UnseenSign = ({ sign, code }: { readonly sign: string; readonly code: string }) => (
  <span className="unseen-sign" title={code}>
    {sign}
  </span>
);

/** The text, and always the host beside it: a text may name another one. */
function SaidLink({ inline }: { readonly inline: Extract<Inline, { kind: 'link' }> }) {
  const ask = useContext(AskToOpen);
  const { href, host } = inline;
  const shown = (
    <>
      <Inlines of={inline.children} />
      {host !== '' && <small> ({host})</small>}
    </>
  );
  if (href === null) return <span className="said-link">{shown}</span>;
  return (
    <button type="button" className="said-link" onClick={() => ask({ href, host })}>
      {shown}
    </button>
  );
}
