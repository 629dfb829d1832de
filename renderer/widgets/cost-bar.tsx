// The parts of a cost, end to end, on the scale that all bars of the table share.

import type { CostPart } from '../../shared/report/cost-sheet.ts';

interface CostBarProps {
  readonly label: string;
  readonly colour: number;
  readonly parts: readonly { readonly name: CostPart; readonly share: number }[];
  readonly titleOf: (name: CostPart) => string;
}

export function CostBar({ label, colour, parts, titleOf }: CostBarProps) {
  return (
    <div
      className="cost-bar"
      role="img"
      aria-label={`${label}: ${parts.map(part => titleOf(part.name)).join(', ')}`}
      style={{ '--series': `var(--c${colour})` }}
    >
      {parts.map(({ name, share }) => (
        <span
          key={name}
          className={`cost-${name}`}
          style={{ width: `${100 * share}%` }}
          title={titleOf(name)}
        />
      ))}
    </div>
  );
}
