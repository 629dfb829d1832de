// How a report looks: the instrument's own colours and hairlines, light and dark, and on A4. One
// style sheet inside the file; nothing is loaded.

export const reportStyle = `
:root {
  color-scheme: light dark;
  --paper: #f7f6f3; --sheet: #ffffff; --sunk: #f1f0ec; --ink: #1c1d1f; --soft: #50545a; --faint: #686c73;
  --hair: #e3e1db; --accent: #0b6e69; --mid: #6fb0aa; --pale: #d9ebe8; --warn: #8a5c00; --bad: #b3392f;
  --c1: #0b6e69; --c2: #b4581a; --c3: #4b5fc1; --c4: #8a6d00; --c5: #9c3d7a; --c6: #3c7a2f; --c7: #7a5a46; --c8: #56697d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131416; --sheet: #1a1b1e; --sunk: #202226; --ink: #e9e7e2; --soft: #b0b3b9; --faint: #8d9299;
    --hair: #2b2d32; --accent: #5cc0b6; --mid: #35807a; --pale: #1d3a38; --warn: #d9a441; --bad: #ef7d72;
    --c1: #5cc0b6; --c2: #e39a62; --c3: #93a4f4; --c4: #d3b94d; --c5: #dd8fc0; --c6: #8fc57f; --c7: #c3a48f; --c8: #a3b4c6;
  }
}
* { box-sizing: border-box; margin: 0; }
html { -webkit-text-size-adjust: 100%; }
body {
  font: 14px/1.55 Inter, system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  color: var(--ink); background: var(--paper); font-variant-numeric: tabular-nums;
  print-color-adjust: exact; -webkit-print-color-adjust: exact;
}
.page { max-width: 1080px; margin: 0 auto; padding: 28px 32px 56px; }
b, strong, h1, h2, h3, h4 { font-weight: 600; }
small { font-size: 11.5px; }
.soft { color: var(--soft); } .faint { color: var(--faint); }
.mono, .url { font-family: "JetBrains Mono", ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; }

.mast { display: flex; align-items: center; gap: 8px; font-size: 13px; color: var(--soft); padding-bottom: 24px; }
.mast b { color: var(--ink); font-weight: 650; letter-spacing: -.01em; } .mast span { margin-left: auto; }
.mark { width: 18px; height: 18px; stroke: var(--accent); stroke-width: 1.6; fill: none; stroke-linecap: round; }
h1 { font-size: 27px; line-height: 1.25; letter-spacing: -.02em; overflow-wrap: anywhere; }
.facts { color: var(--soft); margin-top: 6px; } .facts span + span::before { content: "·"; margin: 0 8px; color: var(--faint); }
.banner { margin-top: 18px; padding: 9px 0; border: solid var(--warn); border-width: 1px 0; color: var(--warn); display: flex; gap: 10px; align-items: baseline; }
.sim { font-size: 9.5px; font-weight: 600; letter-spacing: .06em; color: var(--warn); border: 1px solid currentColor; border-radius: 3px; padding: 0 4px; line-height: 14px; white-space: nowrap; flex: none; }

section { margin-top: 34px; }
h2 { font-size: 15px; letter-spacing: -.01em; padding-bottom: 8px; border-bottom: 1px solid var(--hair); }
h2 .facts { font-size: 13px; font-weight: 400; margin: 0 0 0 10px; }
h3 { font-size: 12px; color: var(--soft); margin: 18px 0 6px; font-weight: 550; }
.under { color: var(--faint); font-size: 12px; margin-top: 8px; max-width: 92ch; }
.under + .under { margin-top: 2px; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
.sheet { background: var(--sheet); border: 1px solid var(--hair); border-radius: 6px; padding: 11px 14px; margin-top: 10px; font-size: 13px; }
.sheet.mono { font-size: 12.5px; line-height: 1.6; }
.tag { font-size: 12px; color: var(--soft); margin-top: 12px; display: block; } .tag + .sheet { margin-top: 4px; }

.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th { font-weight: 400; color: var(--faint); font-size: 11.5px; text-align: right; padding: 8px 0 5px 16px; vertical-align: bottom; line-height: 1.35; }
td { text-align: right; padding: 7px 0 7px 16px; border-top: 1px solid var(--hair); vertical-align: top; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
.words th, .words td { text-align: left; white-space: normal; } .words td:nth-child(-n + 3) { white-space: nowrap; padding-right: 8px; } .sheet .words td.text { white-space: pre-wrap; }
.range { display: block; color: var(--faint); font-size: 11px; line-height: 1.4; }
.lead { font-weight: 650; } .lead.apart { color: var(--accent); }
.none { color: var(--faint); }
.origin { color: var(--accent); font-size: 10px; font-weight: 600; margin-left: 2px; }
.who { display: inline-flex; gap: 7px; align-items: baseline; white-space: nowrap; } .who i { width: 8px; height: 8px; border-radius: 50%; flex: none; }
.who em { font-style: normal; color: var(--soft); font-weight: 400; } .who .sim { align-self: center; }
.k1 { background: var(--c1); } .k2 { background: var(--c2); } .k3 { background: var(--c3); } .k4 { background: var(--c4); }
.k5 { background: var(--c5); } .k6 { background: var(--c6); } .k7 { background: var(--c7); } .k8 { background: var(--c8); }

.times { display: grid; grid-template-columns: max-content 1fr max-content; gap: 5px 18px; align-items: center; font-size: 12.5px; margin-top: 4px; }
.times > :nth-child(3n) { text-align: right; }
.bar { display: block; width: 100%; height: 7px; overflow: visible; } .bar line { stroke-width: 7; }
.bar .base { stroke: var(--hair); stroke-width: 1; } .waiting { stroke: var(--faint); stroke-dasharray: 1 3; }
.thinking { stroke: var(--mid); } .hidden { stroke: var(--mid); opacity: .5; } .answering { stroke: var(--accent); }
.tail { stroke: var(--accent); stroke-dasharray: 2 2; } .bar .broken { stroke: var(--bad); stroke-width: 11; }
.axis { position: relative; height: 16px; color: var(--faint); font-size: 11px; } .axis span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
.axis span:first-child { transform: none; } .axis span.edge { transform: translateX(-100%); }
.keys { display: flex; flex-wrap: wrap; gap: 4px 18px; color: var(--faint); font-size: 11.5px; margin-top: 8px; } .keys span { display: inline-flex; gap: 6px; align-items: center; }
.keys svg { width: 22px; height: 7px; } .keys line { stroke-width: 7; } .keys .broken { stroke: var(--bad); stroke-width: 2; }

.lane { border-top: 1px solid var(--hair); padding: 18px 0 20px; } h2 + .lane { border-top: 0; }
.lane > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 12px; margin-bottom: 12px; }
.lane h3 { font-size: 15px; color: var(--ink); margin: 0; font-weight: 600; letter-spacing: -.01em; }
.lane header .total { margin-left: auto; font-size: 16px; font-weight: 550; }
.state { font-size: 12px; color: var(--soft); } .state.warn { color: var(--warn); } .state.bad { color: var(--bad); }
.halves { display: grid; grid-template-columns: 312px minmax(0, 1fr); gap: 0 36px; }
dl { display: grid; grid-template-columns: 1fr max-content minmax(64px, max-content); font-size: 12.5px; align-content: start; }
dt, dd { padding: 3.5px 0; border-top: 1px solid var(--hair); margin: 0; } dt { color: var(--soft); } dd { text-align: right; padding-left: 12px; }
dl > :nth-child(-n + 3) { border-top: 0; padding-top: 0; }
dl.facts { grid-template-columns: max-content 1fr; margin-top: 10px; font-size: 12px; } .facts dd { overflow-wrap: anywhere; }
dl.facts > :nth-child(3) { border-top: 1px solid var(--hair); padding-top: 3.5px; }
dd data { font-weight: 550; } dd .unit { color: var(--soft); font-weight: 400; } dd.how { color: var(--faint); font-size: 11px; padding-left: 10px; line-height: 19px; text-align: left; }
.said > * + * { margin-top: 12px; }
.trouble { color: var(--bad); } .trouble.warn { color: var(--warn); } .notice { color: var(--warn); font-size: 13px; }
details > summary { cursor: pointer; font-size: 12.5px; color: var(--soft); list-style-position: outside; margin-left: 14px; } summary b { color: var(--ink); font-weight: 550; }
.thoughts { color: var(--soft); font-size: 13px; border-left: 2px solid var(--pale); padding-left: 12px; margin-top: 6px; }
.answer { font-size: 14px; line-height: 1.6; max-width: 84ch; }
.more { margin-top: 14px; } .more .sheet { font-size: 12px; line-height: 1.5; }
.more table { font-size: 12px; } .more td { padding-top: 4px; padding-bottom: 4px; }

.method { columns: 2; column-gap: 40px; font-size: 12.5px; margin-top: 12px; } .method p > span:not(.origin) { display: block; } .method p { break-inside: avoid; margin-bottom: 10px; color: var(--soft); overflow-wrap: anywhere; }
.method b { color: var(--ink); font-weight: 550; display: block; } .method code { display: block; font: 11px/1.5 "JetBrains Mono", ui-monospace, monospace; color: var(--faint); }
footer { margin-top: 40px; padding-top: 10px; border-top: 1px solid var(--hair); color: var(--faint); font-size: 11.5px; display: flex; flex-wrap: wrap; gap: 4px 20px; }

@media (max-width: 760px) {
  .page { padding: 20px 18px 40px; } .halves { grid-template-columns: 1fr; gap: 16px; } .method { columns: 1; }
}
@media print {
  @page { size: A4; margin: 15mm 14mm; }
  :root {
    --paper: #ffffff; --sheet: #ffffff; --sunk: #ffffff; --ink: #16171a; --soft: #45494f; --faint: #62666d; --hair: #d9d7d1;
    --accent: #0b6e69; --mid: #6fb0aa; --pale: #d9ebe8; --warn: #8a5c00; --bad: #b3392f;
    --c1: #0b6e69; --c2: #b4581a; --c3: #4b5fc1; --c4: #8a6d00; --c5: #9c3d7a; --c6: #3c7a2f; --c7: #7a5a46; --c8: #56697d;
  }
  body { font-size: 10pt; } .page { max-width: none; padding: 0; } .halves { grid-template-columns: 64mm minmax(0, 1fr); gap: 0 7mm; }
  h2, h3, .lane > header { break-after: avoid; } tr, .times, dl, .keys { break-inside: avoid; } .more { display: none; }
  section { margin-top: 8mm; } .wide { overflow: visible; } table { font-size: 8.5pt; } th { font-size: 8pt; } th, td { padding-left: 7px; }
  .who, .words td:nth-child(-n + 3) { white-space: normal; } td .who { display: inline; } td .who i { display: inline-block; margin-right: 5px; } td .who em, td .who .sim { margin-left: 5px; display: inline-block; } .range { font-size: 7.5pt; }
  dl, .method, .times, .answer, .sheet, .thoughts { font-size: 9pt; } .times { gap: 4px 10px; } dd.how { font-size: 7.5pt; }
}
`;
