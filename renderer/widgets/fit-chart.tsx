// Total time over output tokens, call by call: points, the line of each contender, the band of its
// mean, and its speed beside it.

import type { FitPicture } from '../../shared/report/fit-picture.ts';
import { scaleOf } from './chart-scale.ts';

interface FitChartProps {
  readonly pictures: readonly FitPicture[];
  readonly colourOf: (picture: FitPicture) => number;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly axes: { readonly x: string; readonly y: string };
  readonly writeX: (tokens: number) => string;
  readonly writeY: (seconds: number) => string;
}

const edge = { left: 46, right: 16, top: 10, bottom: 26 } as const;

export function FitChart({ pictures, colourOf, width, height, label, axes, writeX, writeY }: FitChartProps) {
  const points = pictures.flatMap(picture => picture.points);
  const ends = pictures.flatMap(picture => picture.line.map(end => end.y));
  const x = scaleOf(
    Math.max(1, ...points.map(point => point.billed)) * 1.02,
    edge.left,
    width - edge.right,
    4,
  );
  const y = scaleOf(
    Math.max(1e-3, ...points.map(point => point.seconds), ...ends) * 1.06,
    height - edge.bottom,
    edge.top,
    height > 200 ? 4 : 2,
  );
  // The axis's name stands at its right end: a number there would be written over it.
  const isClear = (tick: number): boolean => x.at(tick) < width - edge.right - 7 * axes.x.length - 24;
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} style={{ width }} role="img" aria-label={label}>
      {y.ticks.map(tick => (
        <g key={tick}>
          <line
            className="chart-grid"
            x1={edge.left}
            x2={width - edge.right}
            y1={y.at(tick)}
            y2={y.at(tick)}
          />
          <text x={edge.left - 6} y={y.at(tick) + 3} textAnchor="end">
            {writeY(tick)}
          </text>
        </g>
      ))}
      {x.ticks.filter(isClear).map(tick => (
        <text key={tick} x={x.at(tick)} y={height - 10} textAnchor="middle">
          {writeX(tick)}
        </text>
      ))}
      <text x={width - edge.right} y={height - 10} textAnchor="end" className="chart-title">
        {axes.x}
      </text>
      {pictures.map(picture => (
        <g
          key={`${picture.contender.id} ${picture.contender.effort}`}
          style={{ '--series': `var(--c${colourOf(picture)})` }}
        >
          <path className="chart-band" d={bandPath(picture, x.at, y.at)} />
          <polyline
            className="chart-line"
            points={picture.line.map(end => `${x.at(end.x)},${y.at(end.y)}`).join(' ')}
          />
          {picture.points.map((point, index) => (
            <circle
              key={index}
              className={picture.outliers.includes(index) ? 'chart-point outlier' : 'chart-point'}
              cx={x.at(point.billed)}
              cy={y.at(point.seconds)}
              r={3}
            >
              <title>{`${writeX(point.billed)}, ${writeY(point.seconds)}`}</title>
            </circle>
          ))}
          <SpeedLabel picture={picture} x={x.at} y={y.at} />
        </g>
      ))}
    </svg>
  );
}

function bandPath({ band }: FitPicture, x: (value: number) => number, y: (value: number) => number): string {
  if (band.length === 0) return '';
  const upper = band.map(({ x: at, high }) => `${x(at)},${y(high)}`);
  const lower = band.toReversed().map(({ x: at, low }) => `${x(at)},${y(Math.max(0, low))}`);
  return `M${[...upper, ...lower].join('L')}Z`;
}

interface SpeedLabelProps {
  readonly picture: FitPicture;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** Two thirds along its line, above it. */
function SpeedLabel({ picture: { line, label }, x, y }: SpeedLabelProps) {
  const [start, end] = line;
  if (!start || !end || label === '') return null;
  const at = { x: start.x + (end.x - start.x) * 0.62, y: start.y + (end.y - start.y) * 0.62 };
  return (
    <text className="chart-speed" x={x(at.x)} y={y(at.y) - 10} textAnchor="end">
      {label}
    </text>
  );
}
