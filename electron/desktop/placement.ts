// Where the window stood, read back as somebody else's text: only a size that makes sense and a
// place that some screen still shows are taken.

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly isMaximized: boolean;
}

/** In device-independent pixels. */
export const smallest = { width: 1024, height: 640 };
const usual: Placement = { width: 1440, height: 900, isMaximized: false };

/** The window's place from what was kept, on the screens there are now. */
export function placementFrom(kept: unknown, screens: readonly Area[]): Placement {
  if (typeof kept !== 'object' || kept === null) return usual;
  const { x, y, width, height, isMaximized } = kept as Readonly<Record<string, unknown>>;
  if (!isSize(width, smallest.width) || !isSize(height, smallest.height)) return usual;
  const size = { width, height, isMaximized: isMaximized === true };
  if (!Number.isInteger(x) || !Number.isInteger(y)) return size;
  const place = { ...size, x: x as number, y: y as number };
  return screens.some(screen => shows(screen, place)) ? place : size;
}

const isSize = (value: unknown, least: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= 20_000;

/** True where enough of the title bar can be seen to take hold of it. */
const shows = (screen: Area, { x, y, width }: Area): boolean =>
  x + width >= screen.x + 100 &&
  x <= screen.x + screen.width - 100 &&
  y >= screen.y &&
  y <= screen.y + screen.height - 40;
