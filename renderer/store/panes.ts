// How the screen is divided: the rail, prompt and analysis, and the columns of each session. Kept with the
// layout, so that every window and the next start finds it as it was left. In a narrow window, as at 200 %
// zoom, the rail takes no room: it lies over the bench while it is asked for, and that is not kept. In a low
// one, prompt and analysis are usually lower, so that the answers keep their room.

import { create } from 'zustand';
import type { SessionId } from '../../shared/trial/ids.ts';
import { useApp } from './app-store.ts';
import { columnsTemplate } from './column-widths.ts';
import { keepLayout } from './settings.ts';

/** Pixels. What is usual stands in the sheet, since it goes by the window. */
export const railWidths = { least: 168, most: 480 } as const;

/** Null: as is usual. */
const useKept = (name: string): number | null =>
  useApp(state => {
    const kept = state.settings.layout[name];
    return typeof kept === 'number' && kept > 0 ? kept : null;
  });

export const useRailWidth = (): number | null => useKept('railWidth');

/** The layout knows no absence: 0 stands for what is usual. */
export const keepRailWidth = (width: number | null): void => keepLayout({ railWidth: width ?? 0 });

/** Pixels. */
export const promptHeights = { least: 56, usual: 84, low: 56, most: 600 } as const;
export const studyHeights = { least: 120, usual: 232, low: 152, most: 900 } as const;

/** In one word with bench.css. */
const lowWindow = window.matchMedia('(max-height: 820px)');

const useLow = create<{ readonly isLow: boolean }>()(() => ({ isLow: lowWindow.matches }));
lowWindow.addEventListener('change', () => useLow.setState({ isLow: lowWindow.matches }));

function useHeight(name: string, { usual, low }: { readonly usual: number; readonly low: number }): number {
  const { isLow } = useLow();
  return useKept(name) ?? (isLow ? low : usual);
}

export const usePromptHeight = (): number => useHeight('promptHeight', promptHeights);
export const useStudyHeight = (): number => useHeight('studyHeight', studyHeights);
export const keepPromptHeight = (height: number | null): void => keepLayout({ promptHeight: height ?? 0 });
export const keepStudyHeight = (height: number | null): void => keepLayout({ studyHeight: height ?? 0 });

export type RailState = 'beside' | 'over' | 'hidden';

/** As in rail.css. */
const narrow = window.matchMedia('(max-width: 760px)');

const useNarrow = create<{ readonly isNarrow: boolean; readonly isOver: boolean }>()(() => ({
  isNarrow: narrow.matches,
  isOver: false,
}));
narrow.addEventListener('change', () => useNarrow.setState({ isNarrow: narrow.matches, isOver: false }));

export const isRailHidden = (): boolean => {
  const { isNarrow, isOver } = useNarrow.getState();
  return isNarrow ? !isOver : useApp.getState().settings.layout['railHidden'] === true;
};

export function useRail(): RailState {
  const { isNarrow, isOver } = useNarrow();
  const isHidden = useApp(state => state.settings.layout['railHidden'] === true);
  if (isNarrow) return isOver ? 'over' : 'hidden';
  return isHidden ? 'hidden' : 'beside';
}

export function showRail(isShown: boolean): void {
  if (useNarrow.getState().isNarrow) useNarrow.setState({ isOver: isShown });
  else keepLayout({ railHidden: !isShown });
}

export const toggleRail = (): void => showRail(isRailHidden());

/** What lay over the bench has done its work. */
export const liftRail = (): void => useNarrow.setState({ isOver: false });

const keyOf = (id: SessionId): string => `columns ${id}`.slice(0, 60);

export const useColumnsTemplate = (count: number): string =>
  useApp(state => columnsTemplate(state.session && state.settings.layout[keyOf(state.session.id)], count));

/** A word of column-widths.ts; empty: equal shares. */
export function keepColumns(word: string): void {
  const { session } = useApp.getState();
  if (session) keepLayout({ [keyOf(session.id)]: word });
}

export const equalColumns = (): void => keepColumns('');
