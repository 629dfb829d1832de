// @vitest-environment happy-dom
// Paired differences on the screen, and who passes more often: the figures of the session file.

import { Tooltip } from '@base-ui/react/tooltip';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccuracyLines } from '../../renderer/panels/analysis/accuracy-lines.tsx';
import { PairTable } from '../../renderer/panels/analysis/pair-table.tsx';
import { useApp } from '../../renderer/store/app-store.ts';
import { comparisonLines } from '../../shared/report/comparison-lines.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { judgedPairs, type JudgedPairs } from '../kit/judged-pairs.ts';
import { screen } from './setup.ts';

// As the report names them.
const names = new Map<ContenderId, string>(['quick', 'slow'].map(id => [id as ContenderId, `lab/${id}`]));

const undo: (() => Promise<void>)[] = [];
beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterEach(async () => {
  for (const step of undo.splice(0)) await step();
  vi.unstubAllGlobals();
});

async function drawn({ session, trial }: JudgedPairs): Promise<HTMLElement> {
  screen(session);
  const { lanes, ...head } = trial;
  useApp.setState({
    trials: [{ ...head, laneIds: lanes.map(({ id }) => id) }],
    lanes: Object.fromEntries(lanes.map(lane => [lane.id, lane])),
  });
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  undo.push(async () => {
    await act(async () => root.unmount());
    place.remove();
  });
  const alone = [trial];
  await act(async () =>
    root.render(
      <Tooltip.Provider>
        <PairTable trial={trial} names={names} />
        <AccuracyLines trials={alone} names={names} />
      </Tooltip.Provider>,
    ),
  );
  return place;
}

const cell = (place: HTMLElement, column: string): HTMLElement =>
  place.querySelector<HTMLElement>(`[data-pair="${column}"]`)!;

describe('paired differences on the screen', () => {
  it('are those of the session file, with their intervals', async () => {
    const pairs = judgedPairs('+++++++-', '+-------');
    const place = await drawn(pairs);
    const row = pairs.document.comparisons?.find(({ figure }) => figure === 'e2eMs');
    expect(Number(cell(place, 'difference').dataset['value'])).toBe(row?.difference?.value);
    expect(cell(place, 'difference').textContent).toMatch(/^\+1\.05 s \+1\.0\d s to \+1\.0\d s$/);
    expect(cell(place, 'n').textContent).toBe('8');
  });

  it('tell on focus how they are known', async () => {
    const place = await drawn(judgedPairs('+++++++-', '+-------'));
    await act(async () => cell(place, 'difference').querySelector('button')?.focus());
    await vi.waitFor(() => expect(document.body.textContent).toContain('bootstrap (BCa) of whole pairs'));
  });

  it('say that there is no interval where pairs are too few', async () => {
    const place = await drawn(judgedPairs('++', '--'));
    expect(cell(place, 'difference').textContent).toMatch(/^\+1\.0\d s no interval$/);
    expect(cell(place, 'more').textContent).toBe('–');
  });

  it('go with who passes more often, in the words of the report', async () => {
    const pairs = judgedPairs('+++++++-', '+-------');
    const said = comparisonLines(pairs.document, 'en').find(({ text }) => text.includes('McNemar'));
    expect((await drawn(pairs)).querySelector('.verdicts strong')?.textContent?.trim()).toBe(said?.text);
  });

  it('say nothing of who passes more often where nobody judged', async () => {
    expect((await drawn(judgedPairs('..', '..'))).textContent).not.toContain('McNemar');
  });
});
