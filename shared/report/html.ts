// A report as one HTML file that stands alone: no script, no link, nothing loaded, its own policy
// against both. Every text comes in through the template, which escapes it.

import type { Prompt } from '../trial/session.ts';
import { attachmentsOf } from './attachments.ts';
import { compareHtml } from './html-compare.ts';
import { laneHtml, timelineHtml } from './html-lane.ts';
import { figureHtml, whoHtml, simulatedHtml } from './html-parts.ts';
import { reportStyle } from './html-style.ts';
import { asIs, h, type Html } from './html-text.ts';
import type { ReportModel, TrialReport } from './report-model.ts';

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const languageTags = { en: 'en', zh: 'zh-Hans' } as const;

export function reportHtml(model: ReportModel): string {
  const { words } = model;
  const page = h`<!doctype html>
<html lang="${languageTags[model.lang]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${asIs(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${model.title} · ${words.kind}</title>
<style>${asIs(reportStyle)}</style>
</head>
<body>
<div class="page">
<div class="mast">${mark}<b>Assay</b><span>${words.kind}</span></div>
<h1 class="text" dir="auto">${model.title}</h1>
<p class="facts">${model.facts.map(fact => h`<span>${fact}</span>`)}</p>
${model.banner === null ? null : h`<p class="banner">${simulatedHtml}<span>${model.banner}</span></p>`}
${promptSection(model)}
${lineupSection(model)}
${model.trials.map(trial => trialHtml(trial, model))}
${comparisonSection(model)}${fitSection(model)}
${
  model.personsNotes === ''
    ? null
    : h`<section><h2>${words.personsNotes}</h2><div class="sheet text" dir="auto">${model.personsNotes}</div></section>`
}
${methodsSection(model)}
<footer>${model.footer.map(line => h`<span>${line}</span>`)}</footer>
</div>
</body>
</html>
`;
  return page.html;
}

const mark = h`<svg class="mark" viewBox="0 0 18 18" aria-hidden="true"><path d="M9 1.5v13M3 5h12M3 5l-2 5.2a2.6 2.6 0 0 0 4.2 0L3 5zM15 5l-2 5.2a2.6 2.6 0 0 0 4.2 0L15 5zM6 16.5h6"/></svg>`;

function promptSection({ prompt, promptRemoved, words }: ReportModel): Html | null {
  if (promptRemoved)
    return h`<section><h2>${words.prompt}</h2><p class="under">${words.promptRemoved}</p></section>`;
  return prompt === null ? null : h`<section><h2>${words.prompt}</h2>${promptHtml(prompt, words)}</section>`;
}

function promptHtml(prompt: Prompt, words: ReportModel['words']): Html {
  const variables = Object.entries(prompt.variables);
  const files = attachmentsOf(prompt);
  return h`${prompt.system === '' ? null : part(words.system, prompt.system)}${part(words.user, prompt.user)}${
    variables.length === 0
      ? null
      : h`<span class="tag">${words.variables}</span><div class="sheet mono"><table class="words">${variables.map(
          ([name, value]) => h`<tr><td>${name}</td><td class="text" dir="auto">${value}</td></tr>`,
        )}</table></div>`
  }${files.length === 0 ? null : part(words.attachments, files.join('\n'))}`;
}

const part = (label: string, text: string): Html =>
  h`<span class="tag">${label}</span><div class="sheet mono text" dir="auto">${text}</div>`;

function lineupSection({ lineup, words }: ReportModel): Html {
  const { columns } = words;
  return h`<section><h2>${words.lineup}</h2><div class="wide"><table class="words"><thead><tr><th>${columns.contender}</th><th>${columns.served}</th><th>${columns.dialect}</th><th>${columns.settings}</th><th>${columns.price}</th></tr></thead><tbody>${lineup.map(
    row =>
      h`<tr><td>${whoHtml({ ...row, simulated: row.contender.simulated })}</td><td class="soft">${row.host}</td><td class="soft">${row.dialect}</td><td class="soft">${row.settings.join(words.comma)}</td><td${row.priceSource === '' ? h` class="none"` : null}>${row.price}${
        row.priceSource === '' ? null : h`<span class="range">${row.priceSource}</span>`
      }</td></tr>`,
  )}</tbody></table></div></section>`;
}

function trialHtml(trial: TrialReport, model: ReportModel): Html {
  const { words } = model;
  return h`<section><h2>${trial.heading}<span class="facts">${trial.facts.map(fact => h`<span>${fact}</span>`)}</span></h2>
${trial.prompt === null ? null : promptHtml(trial.prompt, words)}
${compareHtml(trial.compare, words)}
${timelineHtml(trial, words)}
</section>
<section><h2>${words.lanes}</h2>
${trial.lanes.map(lane => laneHtml(lane, model))}</section>`;
}

function comparisonSection({ comparisons, words }: ReportModel): Html | null {
  if (comparisons.length === 0) return null;
  return h`<section><h2>${words.comparisons}</h2>${comparisons.map(({ text, isFirm }) =>
    isFirm ? h`<p><b>${text}</b></p>` : h`<p class="soft">${text}</p>`,
  )}</section>`;
}

function fitSection({ fits, fitCaution, words }: ReportModel): Html | null {
  if (fits.length === 0) return null;
  const { fitColumns: heads, columns } = words;
  return h`<section><h2>${words.fits}</h2><div class="wide"><table><thead><tr><th>${columns.contender}</th><th>${heads.over}</th><th>${heads.speed}</th><th>${heads.fixed}</th><th>${heads.method}</th></tr></thead><tbody>${fits.map(
    fit =>
      h`<tr><td>${whoHtml(fit)}</td><td>${fit.calls}</td><td>${figureHtml(fit.speed)}${
        fit.interval === '' ? null : h`<span class="range">${fit.interval}</span>`
      }${
        fit.leastSquares === '' ? null : h`<span class="range">${fit.leastSquares}</span>`
      }</td><td>${figureHtml(fit.fixed)}${
        fit.fixedInterval === '' ? null : h`<span class="range">${fit.fixedInterval}</span>`
      }</td><td class="soft">${fit.method}</td></tr>`,
  )}</tbody></table></div><p class="under">${words.fitNote}</p>${fits.flatMap(fit =>
    fit.remarks.map(remark => h`<p class="under">${fit.name}${words.colon}${remark}</p>`),
  )}${fitCaution === '' ? null : h`<p class="under">${fitCaution}</p>`}</section>`;
}

function methodsSection({ methods, definitions, origins, words }: ReportModel): Html {
  return h`<section><h2>${words.methods}</h2><div class="method">${methods.map(
    ({ term, text, lines }) => h`<p><b>${term}</b>${text}${lines.map(line => h`<span>${line}</span>`)}</p>`,
  )}</div></section>
<section><h2>${words.origins}</h2><p class="under">${words.originsNote}</p><div class="method">${origins.map(
    ({ word, mark: sign, sentence }) =>
      h`<p><b>${word}${sign === '≈' ? h`<span class="origin">≈</span>` : null}</b>${sentence}</p>`,
  )}</div></section>
<section><h2>${words.definitions}</h2><div class="method">${definitions.map(
    ({ label, sentence, name, formula }) =>
      h`<p><b>${label}</b>${sentence}<code>${name} = ${formula}</code></p>`,
  )}</div></section>`;
}
