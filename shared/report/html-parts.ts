// Small pieces of the HTML report: a contender's name, a figure.

import type { FigureReport } from './figure.ts';
import { h, type Html } from './html-text.ts';

/** The same word in every language: what is simulated is labelled SIMULATED. */
export const simulatedLabel = 'SIMULATED';

export const simulatedHtml = h`<span class="sim">${simulatedLabel}</span>`;

interface Who {
  readonly name: string;
  readonly effort: string;
  readonly colour: number;
  readonly simulated: boolean;
}

export const whoHtml = ({ name, effort, colour, simulated }: Who): Html =>
  h`<span class="who"><i class="k${colour}"></i><span>${name}</span>${effort === '' ? null : h`<em>${effort}</em>`}${
    simulated ? simulatedHtml : null
  }</span>`;

/** The figure with its exact value behind it; a dash or a word where there is none. */
export function figureHtml({ text, unit, mark, title, value }: FigureReport): Html {
  if (value === null) return h`<span class="none" title="${title}">${text}</span>`;
  const space = unit === '%' ? '' : ' ';
  return h`<data value="${value}" title="${title}">${text}${
    unit === '' ? null : h`<span class="unit">${space}${unit}</span>`
  }${mark === '' ? null : h`<span class="origin">${mark}</span>`}</data>`;
}
