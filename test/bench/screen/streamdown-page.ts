// The peer of the columns: answers read by fetch, put together, and given to Streamdown once a frame. No
// figures, no clock, no keeping: nothing but the drawing of Markdown that grows.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { barePage, type BarePage } from './bare-page.ts';

const script = (baseUrl: string, models: readonly string[]): string => `
import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Streamdown } from 'streamdown';

const models = ${JSON.stringify(models)};
const texts = models.map(() => '');
let left = models.length;

async function read(model, lane) {
  // A body of plain text needs no permission to cross to another origin.
  const response = await fetch('${baseUrl}/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model }) });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    rest += part.value;
    for (let end = rest.indexOf('\\n\\n'); end >= 0; end = rest.indexOf('\\n\\n')) {
      const data = rest.slice(6, end);
      rest = rest.slice(end + 2);
      if (data !== '[DONE]') texts[lane] += JSON.parse(data).choices[0]?.delta.content ?? '';
    }
  }
  left -= 1;
}

function Columns() {
  const [state, draw] = useState({ texts: [...texts], isOver: false });
  const run = () => {
    models.forEach(read);
    const frame = () => {
      const isOver = left === 0;
      draw({ texts: [...texts], isOver });
      if (!isOver) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  };
  return h('main', null,
    h('button', { onClick: run }, 'Run'),
    h('div', { style: { display: 'flex', height: 700 } },
      state.texts.map((text, lane) =>
        h('div', { key: lane, style: { flex: 1, minWidth: 0, overflow: 'auto' } }, h(Streamdown, null, text)))),
    state.isOver && h('p', null, 'over'));
}
createRoot(document.getElementById('root')).render(h(Columns));
`;

export function streamdownPage(peers: string, baseUrl: string, models: readonly string[]): Promise<BarePage> {
  const folder = join(peers, 'page');
  mkdirSync(folder, { recursive: true });
  return barePage(folder, script(baseUrl, models));
}
