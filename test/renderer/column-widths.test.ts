// The arithmetic of columns: what gives way to what, and what a kept word comes to in another window.

import { describe, expect, it } from 'vitest';
import { array, assert as check, integer, nat, property } from 'fast-check';
import {
  columnsAfter,
  columnsTemplate,
  columnsWord,
  leastColumn,
} from '../../renderer/store/column-widths.ts';

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);

describe('a line between columns that fit', () => {
  it('takes from the next column what it gives to its own', () => {
    expect(columnsAfter([400, 400, 400], 1200, 0, 460)).toEqual([460, 340, 400]);
    expect(columnsAfter([400, 400, 400], 1200, 1, 300)).toEqual([400, 300, 500]);
  });

  it('leaves no column below what can be read: the row becomes wider than its frame', () => {
    expect(columnsAfter([300, 300], 600, 0, 400)).toEqual([400, leastColumn]);
    expect(columnsAfter([300, 300], 600, 0, 10)).toEqual([leastColumn, 328]);
  });
});

describe('a line between columns that do not fit', () => {
  it('changes its own column alone, until all of them fit', () => {
    expect(columnsAfter([400, 300, 300], 700, 0, 500)).toEqual([500, 300, 300]);
    expect(columnsAfter([500, 300, 300], 1000, 0, 450)).toEqual([450, 300, 300]);
    expect(columnsAfter([500, 300, 300], 1000, 0, 350)).toEqual([350, 350, 300]);
  });
});

describe('whatever is dragged', () => {
  it('the line stands where it was put, the others keep their place, and no gap opens', () => {
    check(
      property(
        array(integer({ min: leastColumn, max: 900 }), { minLength: 2, maxLength: 12 }),
        integer({ min: 300, max: 4000 }),
        nat(),
        integer({ min: 0, max: 2000 }),
        (widths, room, at, wanted) => {
          const index = at % (widths.length - 1);
          // A row is never narrower than its frame.
          const frame = Math.min(room, sum(widths));
          const after = columnsAfter(widths, frame, index, wanted);
          expect(after[index]).toBe(Math.max(leastColumn, wanted));
          expect(after.slice(0, index)).toEqual(widths.slice(0, index));
          expect(after.slice(index + 2)).toEqual(widths.slice(index + 2));
          expect(Math.min(...after)).toBeGreaterThanOrEqual(leastColumn);
          expect(sum(after)).toBeGreaterThanOrEqual(frame);
        },
      ),
    );
  });

  it('there is no line behind the last column', () => {
    expect(columnsAfter([300, 300], 600, 1, 400)).toEqual([300, 300]);
  });
});

describe('what is kept', () => {
  it('are shares where the columns fitted, and pixels where they did not', () => {
    expect(columnsTemplate(columnsWord([460, 340.4], 800), 2)).toBe(
      'minmax(272px, 460fr) minmax(272px, 340fr)',
    );
    expect(columnsTemplate(columnsWord([900, 272], 800), 2)).toBe(
      'minmax(900px, 900fr) minmax(272px, 272fr)',
    );
  });

  it('gives a column that came later the width of the others, and forgets one that went', () => {
    expect(columnsTemplate('fit 300,500', 3)).toBe(
      'minmax(272px, 300fr) minmax(272px, 500fr) minmax(272px, 400fr)',
    );
    expect(columnsTemplate('fit 300,500,400', 2)).toBe('minmax(272px, 300fr) minmax(272px, 500fr)');
  });

  it.each([undefined, null, '', 'fit ', 'fit 0,300', 'wide 1;300', 7, true])(
    'means equal shares where it is %j',
    kept => {
      expect(columnsTemplate(kept, 3)).toBe('repeat(3, minmax(272px, 1fr))');
    },
  );
});
