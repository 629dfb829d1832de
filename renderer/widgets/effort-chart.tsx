// One figure by effort: a point per level, joined, the level that is enough ringed.

import { scaleOf } from './chart-scale.ts';

interface EffortChartProps {
  readonly title: string;
  readonly label: string;
  readonly points: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly isMarked: boolean;
  }[];
  readonly write: (value: number) => string;
}

const size = { width: 240, height: 120, left: 54, right: 14, top: 20, bottom: 20 } as const;

export function EffortChart({ title, label, points, write }: EffortChartProps) {
  const largest = Math.max(0, ...points.map(point => point.value ?? 0));
  const y = scaleOf(largest * 1.08, size.height - size.bottom, size.top, 2);
  const step = (size.width - size.left - size.right) / Math.max(1, points.length - 1);
  const x = (index: number): number => size.left + (points.length === 1 ? step / 2 : index * step);
  const known = points.flatMap((point, index) =>
    point.value === null ? [] : [{ ...point, x: x(index), y: y.at(point.value), value: point.value }],
  );
  return (
    <svg className="chart" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
      <text x={0} y={11} className="chart-title">
        {title}
      </text>
      {y.ticks.map(tick => (
        <g key={tick}>
          <line className="chart-grid" x1={size.left} x2={size.width - 4} y1={y.at(tick)} y2={y.at(tick)} />
          <text x={size.left - 6} y={y.at(tick) + 3} textAnchor="end">
            {write(tick)}
          </text>
        </g>
      ))}
      <polyline className="chart-line" points={known.map(point => `${point.x},${point.y}`).join(' ')} />
      {known.map(point => (
        <circle
          key={point.name}
          className={point.isMarked ? 'chart-point marked' : 'chart-point'}
          cx={point.x}
          cy={point.y}
          r={point.isMarked ? 5 : 3}
        >
          <title>{`${point.name}: ${write(point.value)}`}</title>
        </circle>
      ))}
      {points.map((point, index) => (
        <text key={point.name} x={x(index)} y={size.height - 6} textAnchor="middle">
          {point.name}
        </text>
      ))}
    </svg>
  );
}
