// What a line leaves over, call by call in the order of sending: seconds above and below it.

import type { FitPicture } from '../../shared/report/fit-picture.ts';

interface ResidualChartProps {
  readonly picture: FitPicture;
  readonly colour: number;
  readonly label: string;
  readonly write: (seconds: number) => string;
}

const size = { width: 270, height: 76, left: 58 } as const;

export function ResidualChart({ picture, colour, label, write }: ResidualChartProps) {
  const { residuals, outliers } = picture;
  const furthest = Math.max(1e-6, ...residuals.map(Math.abs));
  const middle = size.height / 2;
  const y = (value: number): number => middle - (value / furthest) * (middle - 8);
  const step = (size.width - size.left - 8) / Math.max(1, residuals.length);
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${size.width} ${size.height}`}
      style={{ '--series': `var(--c${colour})`, width: size.width }}
      role="img"
      aria-label={label}
    >
      <line className="chart-grid" x1={size.left} x2={size.width} y1={middle} y2={middle} />
      {[furthest, -furthest].map(value => (
        <text key={value} x={size.left - 6} y={y(value) + 3} textAnchor="end">
          {write(value)}
        </text>
      ))}
      {residuals.map((value, index) => {
        const x = size.left + step * (index + 0.5);
        return (
          <g key={index}>
            <line className="chart-stem" x1={x} x2={x} y1={middle} y2={y(value)} />
            <circle
              className={outliers.includes(index) ? 'chart-point outlier' : 'chart-point'}
              cx={x}
              cy={y(value)}
              r={2.5}
            >
              <title>{`${index + 1}: ${write(value)}`}</title>
            </circle>
          </g>
        );
      })}
    </svg>
  );
}
