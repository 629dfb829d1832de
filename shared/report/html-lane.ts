// The lanes of the HTML report: their bars on one time scale, and each with its figures and words.

import type { ReportWords } from '../format/report-words.ts';
import { figureHtml, simulatedHtml, whoHtml } from './html-parts.ts';
import { h, type Html } from './html-text.ts';
import type { LaneReport } from './lane-report.ts';
import type { ReportModel, TrialReport } from './report-model.ts';
import type { BarPhase } from './time-scale.ts';

const percent = (part: number, whole: number): string => `${Math.round((part / whole) * 1e5) / 1e3}%`;

export function timelineHtml({ lanes, scale }: TrialReport, words: ReportWords): Html {
  return h`<h3>${words.timeline}</h3><div class="times">${lanes.map(
    lane =>
      h`<span>${whoHtml(lane)} ${lane.repeat === '' ? null : h`<small class="faint">${lane.repeat}</small>`}</span>${barHtml(lane, scale.spanMs)}<span>${figureHtml(lane.total)}</span>`,
  )}<span></span><div class="axis">${scale.ticks.map(
    ({ atMs, label }) =>
      h`<span${atMs > scale.spanMs * 0.97 ? h` class="edge"` : null} style="left:${percent(atMs, scale.spanMs)}">${label}</span>`,
  )}</div><span></span></div>${keysHtml(words)}`;
}

/** Lines rather than boxes: dashes make the ticks, and no pattern has to be referred to by a URL. */
function barHtml({ segments, status, name }: LaneReport, spanMs: number): Html {
  const end = segments.at(-1)?.toMs ?? 0;
  return h`<svg class="bar" role="img" aria-label="${name}"><line class="base" x1="0" y1="6.5" x2="100%" y2="6.5"/>${segments.map(
    ({ phase, fromMs, toMs }) =>
      h`<line class="${phase}" x1="${percent(fromMs, spanMs)}" y1="3.5" x2="${percent(toMs, spanMs)}" y2="3.5"/>`,
  )}${
    status === 'complete'
      ? null
      : h`<line class="broken" x1="${percent(end, spanMs)}" y1="3.5" x2="${percent(end + spanMs * 0.003, spanMs)}" y2="3.5"/>`
  }</svg>`;
}

function keysHtml({ legend, timelineNote }: ReportWords): Html {
  const phases: readonly (readonly [BarPhase, string])[] = [
    ['waiting', legend.waiting],
    ['thinking', legend.thinking],
    ['hidden', legend.thinkingHidden],
    ['answering', legend.answering],
    ['tail', legend.tail],
  ];
  return h`<div class="keys">${phases.map(
    ([phase, word]) =>
      h`<span><svg aria-hidden="true"><line class="${phase}" x1="0" y1="3.5" x2="22" y2="3.5"/></svg>${word}</span>`,
  )}<span><svg aria-hidden="true"><line class="broken" x1="11" y1="0" x2="11" y2="7"/></svg>${legend.broken}</span></div><p class="under">${timelineNote}</p>`;
}

const tones = {
  complete: '',
  truncated: ' warn',
  cancelled: ' warn',
  interrupted: ' warn',
  limit: ' warn',
  failed: ' bad',
} as const;

export function laneHtml(lane: LaneReport, model: ReportModel): Html {
  return h`<article class="lane"><header><h3><span class="who"><i class="k${lane.colour}"></i><span>${lane.name}</span>${
    lane.effort === '' ? null : h`<em>${lane.effort}</em>`
  }${lane.simulated ? simulatedHtml : null}</span></h3>${
    lane.repeat === '' ? null : h`<span class="state">${lane.repeat}</span>`
  }<span class="state${tones[lane.status]}">${lane.statusWord}</span>${
    lane.served === '' ? null : h`<span class="state">${lane.served}</span>`
  }<span class="total">${figureHtml(lane.total)}</span></header>
<div class="halves"><dl>${lane.figures.map(
    figure => h`<dt>${figure.label}</dt><dd>${figureHtml(figure)}</dd><dd class="how">${figure.known}</dd>`,
  )}</dl>
<div class="said">${
    lane.statusText === '' ? null : h`<p class="trouble${tones[lane.status]}">${lane.statusText}</p>`
  }${lane.finish === '' ? null : h`<p class="notice">${lane.finish}</p>`}${lane.notes.map(
    note => h`<p class="notice">${note}</p>`,
  )}${thinkingHtml(lane, model)}${answerHtml(lane, model)}${moreHtml(lane, model)}</div></div></article>
`;
}

function thinkingHtml({ thinking }: LaneReport, { words, textRemoved }: ReportModel): Html | null {
  if (!thinking.told) return null;
  const head = h`<b>${words.thinking}</b> <span title="${thinking.kindText}">${thinking.kind}</span>${
    thinking.billed === '' ? null : h`${words.comma}${thinking.billed}`
  }${thinking.languages === '' ? null : h` <span class="faint">${thinking.languages}</span>`}`;
  if (textRemoved) return h`<p class="soft">${head} <span class="faint">${words.textRemoved}</span></p>`;
  if (thinking.text === '') return h`<p class="soft">${head}</p>`;
  return h`<details open><summary>${head}</summary><div class="thoughts text" dir="auto">${thinking.text}</div></details>`;
}

function answerHtml({ answer }: LaneReport, { words, textRemoved }: ReportModel): Html {
  if (textRemoved) return h`<p class="faint">${words.answer}${words.colon}${words.textRemoved}</p>`;
  if (answer === '') return h`<p class="faint">${words.noAnswer}</p>`;
  return h`<div class="answer text" dir="auto">${answer}</div>`;
}

function moreHtml({ allFigures, facts, request }: LaneReport, { words, promptRemoved }: ReportModel): Html {
  const body = promptRemoved ? words.promptRemoved : (request?.body ?? '');
  const asked =
    request === null
      ? h`<p class="under">${words.notSent}</p>`
      : h`<div class="sheet mono text">${[request.line, ...request.headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n')}</div>`;
  return h`<div class="more"><details><summary>${words.allFigures}</summary><table class="words"><thead><tr><th>${words.figure}</th><th>${words.value}</th><th>${words.known}</th></tr></thead><tbody>${allFigures.map(
    figure =>
      h`<tr><td>${figure.label}</td><td>${figureHtml(figure)}</td><td class="soft">${figure.title}</td></tr>`,
  )}</tbody></table>${factsHtml(facts)}</details><details><summary>${words.request}${words.comma}${words.requestNote}</summary>${asked}</details></div>`;
}

const factsHtml = (facts: LaneReport['facts']): Html | null =>
  facts.length === 0
    ? null
    : h`<dl class="facts">${facts.map(({ word, text }) => h`<dt>${word}</dt><dd>${text}</dd>`)}</dl>`;
