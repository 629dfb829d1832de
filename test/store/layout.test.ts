// The layout in the settings does not grow with every session there ever was.

import { expect, it } from 'vitest';
import { layoutAfter, mostOfSessions } from '../../electron/store/layout.ts';
import { openSettings } from '../../electron/store/settings.ts';

it('keeps of what names a session only what was written last', () => {
  const values: Record<string, unknown> = {};
  const settings = openSettings({
    get: key => values[key],
    set: (key, value) => {
      values[key] = value;
    },
  });
  settings.update({ layout: { railWidth: 250, 'choice blind': true } });
  settings.update({ layout: { 'columns first': 'fit 1,2' } });
  settings.update({ layout: { 'columns second': 'fit 1,2' } });
  for (let n = 0; n < mostOfSessions - 1; n += 1) settings.update({ layout: { [`at ${n}`]: `t${n}` } });
  // Written again, it is no longer the oldest.
  settings.update({ layout: { 'columns second': 'fit 2,1' } });
  settings.update({ layout: { 'at last': 't' } });
  const { layout } = settings.read();
  expect(Object.keys(layout)).toHaveLength(mostOfSessions + 2);
  expect(layout).toMatchObject({ railWidth: 250, 'choice blind': true, 'columns second': 'fit 2,1' });
  expect(layout).not.toHaveProperty('columns first');
  expect(layout).not.toHaveProperty('at 0');
});

it('leaves a layout as it is where nothing is told of it', () => {
  expect(layoutAfter({ studyHeight: 0, 'at a': 't' })).toEqual({ studyHeight: 0, 'at a': 't' });
});
