// The canvas of a timeline, and what a hand or a keyboard can do with it: zoom, move, look at a
// lane, go from event to event. What is looked at is told in a line below, which is read out too.

import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { formatMs, formatTokens } from '../../shared/format/quantity.ts';
import { eventAt } from '../../shared/metrics/cumulative.ts';
import { momentOf, type Timeline } from '../../shared/report/timeline-model.ts';
import { analysisWords } from '../i18n/analysis.ts';
import { useLanguage } from '../store/app-store.ts';
import { useRootTheme } from '../theme/use-theme.ts';
import { drawTimeline, heightOf, rowHeight, type Ink, type View } from './timeline-draw.ts';
import { moved, showing, zoomed } from './timeline-view.ts';
import { useWidth } from './use-width.ts';

interface TimelineChartProps {
  readonly timeline: Timeline;
  readonly nameOf: (row: number) => string;
}

interface Looked {
  readonly row: number;
  readonly atMs: number;
}

export function TimelineChart({ timeline, nameOf }: TimelineChartProps) {
  const language = useLanguage();
  const words = analysisWords(language).timeline;
  const theme = useRootTheme();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const grip = useRef<{ readonly x: number; readonly view: View } | null>(null);
  const width = useWidth(frame);
  const { spanMs, lanes } = timeline;
  const [view, setView] = useState<View>({ fromMs: 0, toMs: spanMs });
  const [looked, look] = useState<Looked | null>(null);
  const height = heightOf(timeline);

  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || width === 0) return;
    const startedAt = performance.now();
    const ratio = window.devicePixelRatio;
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawTimeline(context, {
      timeline,
      view,
      width,
      ink: inkOf(element),
      looked,
      writeMs: ms => formatMs(ms, language),
      writeTokens: tokens => formatTokens(tokens, language),
    });
    // How long the drawing took, for the bench: it decides nothing.
    element.dataset['drawMs'] = String(performance.now() - startedAt);
  }, [timeline, view, width, height, looked, language, theme]);

  const msPerPixel = (view.toMs - view.fromMs) / Math.max(1, width);
  const zoom = (factor: number, around = looked?.atMs ?? (view.fromMs + view.toMs) / 2): void =>
    setView(zoomed(view, factor, around, spanMs));

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    // React listens passively, and a zoom must not scroll the page.
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey && event.deltaX === 0) return;
      event.preventDefault();
      setView(now => {
        const perPixel = (now.toMs - now.fromMs) / Math.max(1, width);
        if (event.ctrlKey || event.metaKey) {
          return zoomed(now, Math.exp(event.deltaY / 300), now.fromMs + event.offsetX * perPixel, spanMs);
        }
        return moved(now, (event.deltaX || event.deltaY) * perPixel, spanMs);
      });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [width, spanMs]);

  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (grip.current) {
      const { x, view: from } = grip.current;
      setView(moved(from, (x - event.clientX) * msPerPixel, spanMs));
      return;
    }
    const { offsetX, offsetY } = event.nativeEvent;
    const row = Math.min(lanes.length - 1, Math.max(0, Math.floor(offsetY / rowHeight)));
    look({ row, atMs: view.fromMs + offsetX * msPerPixel });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = looked ?? { row: 0, atMs: view.fromMs };
    const length = view.toMs - view.fromMs;
    const lookAt = (next: Looked): void => {
      look(next);
      setView(showing(view, next.atMs, spanMs));
    };
    const step = (by: -1 | 1): void => {
      const { stairs } = lanes[at.row] ?? {};
      if (!stairs) return;
      const here = eventAt(stairs, at.atMs);
      const next = Math.max(0, Math.min(stairs.at.length - 1, here + by));
      lookAt({ row: at.row, atMs: stairs.at[next] ?? at.atMs });
    };
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => (event.shiftKey ? step(-1) : setView(moved(view, -length / 8, spanMs))),
      ArrowRight: () => (event.shiftKey ? step(1) : setView(moved(view, length / 8, spanMs))),
      ArrowUp: () => lookAt({ ...at, row: Math.max(0, at.row - 1) }),
      ArrowDown: () => lookAt({ ...at, row: Math.min(lanes.length - 1, at.row + 1) }),
      '+': () => zoom(0.6),
      '=': () => zoom(0.6),
      '-': () => zoom(1 / 0.6),
      '0': () => setView({ fromMs: 0, toMs: spanMs }),
      Home: () => setView(moved(view, -spanMs, spanMs)),
      End: () => setView(moved(view, spanMs, spanMs)),
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const lane = looked ? lanes[looked.row] : undefined;
  const moment = lane && looked && momentOf(lane, looked.atMs, 4 * msPerPixel, words, language);
  return (
    <div className="timeline-frame">
      <div ref={frame} className="timeline-canvas" style={{ height }}>
        <canvas
          ref={canvas}
          role="application"
          tabIndex={0}
          aria-label={words.chart}
          aria-description={words.keys}
          style={{ height }}
          onPointerMove={onPointerMove}
          onPointerLeave={() => !grip.current && look(null)}
          onPointerDown={event => {
            event.currentTarget.setPointerCapture(event.pointerId);
            grip.current = { x: event.clientX, view };
          }}
          onPointerUp={() => {
            grip.current = null;
          }}
          onDoubleClick={event => zoom(0.4, view.fromMs + event.nativeEvent.offsetX * msPerPixel)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="timeline-foot">
        <p role="status">
          {moment && looked ? (
            <>
              <strong>{nameOf(looked.row)}</strong> {moment.facts.join(' · ')}
              {moment.text !== '' && <q className="mono">{moment.text}</q>}
            </>
          ) : (
            <span className="faint">{words.keys}</span>
          )}
        </p>
        <button type="button" className="quiet" aria-label={words.zoomIn} onClick={() => zoom(0.5)}>
          +
        </button>
        <button type="button" className="quiet" aria-label={words.zoomOut} onClick={() => zoom(2)}>
          −
        </button>
        <button type="button" className="quiet" onClick={() => setView({ fromMs: 0, toMs: spanMs })}>
          {words.all}
        </button>
      </div>
    </div>
  );
}

/** The colours of the theme, as the canvas needs them. */
function inkOf(element: HTMLElement): Ink {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    faint: of('faint'),
    hair: of('hair'),
    ink: of('ink'),
    warn: of('warn'),
    series: Array.from({ length: 8 }, (_, i) => of(`c${i + 1}`)),
  };
}
