// Draws a timeline on a canvas: a row per lane with its phases, its events and its silences, and
// under them the tokens so far. At most one mark per pixel, so that a hundred thousand events cost
// what a thousand do.

import type { Timeline, TimelineLane } from '../../shared/report/timeline-model.ts';
import { eventAt } from '../../shared/metrics/cumulative.ts';
import { roundStep } from './chart-scale.ts';

export const rowHeight = 30;
export const axisHeight = 18;
export const stairsHeight = 110;

export interface View {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Ink {
  readonly faint: string;
  readonly hair: string;
  readonly ink: string;
  readonly warn: string;
  readonly series: readonly string[];
}

export interface Drawing {
  readonly timeline: Timeline;
  readonly view: View;
  readonly width: number;
  readonly ink: Ink;
  /** The lane and the moment that are looked at; null: none. */
  readonly looked: { readonly row: number; readonly atMs: number } | null;
  readonly writeMs: (ms: number) => string;
  readonly writeTokens: (tokens: number) => string;
}

export const heightOf = ({ lanes, mostTokens }: Timeline): number =>
  lanes.length * rowHeight + axisHeight + (mostTokens > 0 ? stairsHeight : 0);

export function drawTimeline(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { timeline, view, width, ink, looked } = drawing;
  const height = heightOf(timeline);
  const x = (ms: number): number => ((ms - view.fromMs) / (view.toMs - view.fromMs)) * width;
  context.clearRect(0, 0, width, height);
  context.font = '10.5px "Inter Variable", sans-serif';
  drawAxis(context, drawing, x, height);
  for (const [row, lane] of timeline.lanes.entries()) drawRow(context, lane, row, drawing, x);
  if (timeline.mostTokens > 0) drawStairs(context, drawing, x, height);
  if (looked) {
    context.fillStyle = ink.ink;
    context.fillRect(Math.round(x(looked.atMs)), 0, 1, height);
    context.strokeStyle = ink.hair;
    context.strokeRect(0.5, looked.row * rowHeight + 1.5, width - 1, rowHeight - 3);
  }
}

type ToX = (ms: number) => number;

function drawAxis(context: CanvasRenderingContext2D, drawing: Drawing, x: ToX, height: number): void {
  const { view, width, ink, timeline, writeMs } = drawing;
  const step = roundStep(((view.toMs - view.fromMs) * 90) / Math.max(90, width));
  const top = timeline.lanes.length * rowHeight;
  for (let at = Math.ceil(view.fromMs / step) * step; at <= view.toMs; at += step) {
    const place = Math.round(x(at));
    context.fillStyle = ink.hair;
    context.fillRect(place, 0, 1, height);
    context.fillStyle = ink.faint;
    const text = at === 0 ? '0' : writeMs(at);
    const wide = context.measureText(text).width;
    context.fillText(text, Math.min(width - wide, place + 3), top + 12);
  }
}

function drawRow(
  context: CanvasRenderingContext2D,
  { segments, stairs, stalls, colour }: TimelineLane,
  row: number,
  { view, width, ink }: Drawing,
  x: ToX,
): void {
  const top = row * rowHeight + 5;
  const series = ink.series[colour - 1] ?? ink.ink;
  for (const { phase, fromMs, toMs } of segments) {
    const from = Math.max(0, x(fromMs));
    const to = Math.min(width, x(toMs));
    if (to <= 0 || from >= width) continue;
    if (phase === 'waiting') ticks(context, from, to, top, ink.faint, 4, 1);
    else if (phase === 'tail') ticks(context, from, to, top, series, 4, 2);
    else {
      context.globalAlpha = phase === 'answering' ? 1 : 0.5;
      context.fillStyle = series;
      context.fillRect(from, top, Math.max(1, to - from), 8);
      context.globalAlpha = 1;
    }
  }
  context.fillStyle = series;
  context.globalAlpha = 0.7;
  let last = -1;
  const end = eventAt(stairs, view.toMs);
  for (let i = Math.max(0, eventAt(stairs, view.fromMs)); i <= end; i += 1) {
    const place = x(stairs.at[i] ?? 0) | 0;
    if (place === last || place < 0) continue;
    last = place;
    context.fillRect(place, top + 11, 1, 6);
  }
  context.globalAlpha = 1;
  context.fillStyle = ink.warn;
  for (const { at, ms } of stalls) {
    const from = x(at - ms);
    const to = x(at);
    if (to > 0 && from < width)
      context.fillRect(Math.max(0, from), top + 18, Math.min(width, to) - Math.max(0, from), 2);
  }
}

function ticks(
  context: CanvasRenderingContext2D,
  from: number,
  to: number,
  top: number,
  colour: string,
  every: number,
  wide: number,
): void {
  context.fillStyle = colour;
  for (let at = Math.ceil(from / every) * every; at < to; at += every) context.fillRect(at, top, wide, 8);
}

function drawStairs(context: CanvasRenderingContext2D, drawing: Drawing, x: ToX, height: number): void {
  const { timeline, view, width, ink, writeTokens } = drawing;
  const bottom = height - 4;
  const top = timeline.lanes.length * rowHeight + axisHeight + 6;
  const y = (tokens: number): number => bottom - (tokens / timeline.mostTokens) * (bottom - top);
  const step = roundStep(timeline.mostTokens / 2);
  for (let tokens = 0; tokens <= timeline.mostTokens; tokens += step) {
    context.fillStyle = ink.hair;
    context.fillRect(0, Math.round(y(tokens)), width, 1);
    if (tokens === 0) continue;
    context.fillStyle = ink.faint;
    context.fillText(writeTokens(tokens), 2, y(tokens) - 3);
  }
  context.lineWidth = 1.25;
  for (const { stairs, colour } of timeline.lanes) {
    if (!stairs.isKnown) continue;
    context.strokeStyle = ink.series[colour - 1] ?? ink.ink;
    context.beginPath();
    const start = Math.max(0, eventAt(stairs, view.fromMs));
    const end = Math.min(stairs.at.length - 1, eventAt(stairs, view.toMs) + 1);
    let last = -1;
    for (let i = start; i <= end; i += 1) {
      const place = x(stairs.at[i] ?? 0) | 0;
      if (place === last && i < end) continue;
      if (last === -1) context.moveTo(place, y(i === 0 ? 0 : (stairs.total[i] ?? 0)));
      last = place;
      context.lineTo(place, y(stairs.total[i] ?? 0));
    }
    context.stroke();
  }
}
