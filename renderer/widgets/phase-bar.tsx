// The phases of one lane on the time scale that all lanes of the trial share: ticks for waiting,
// half strength for thinking, full for answering, ticks again for a tail that is held back.

import type { Segment } from '../../shared/report/time-scale.ts';

export function PhaseBar({
  segments,
  spanMs,
  label,
}: {
  readonly segments: readonly Segment[];
  readonly spanMs: number;
  readonly label: string;
}) {
  return (
    <div className="phase" role="img" aria-label={label}>
      {segments.map(({ phase, fromMs, toMs }) => (
        <span
          key={phase}
          className={phase}
          style={{
            clipPath: `inset(0 ${100 - (100 * toMs) / spanMs}% 0 ${(100 * fromMs) / spanMs}%)`,
          }}
        />
      ))}
    </div>
  );
}
