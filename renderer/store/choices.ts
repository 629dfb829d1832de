// What a trial is told beside prompt and lineup, as the person chose it last: kept with the layout,
// so that it stands the same after a restart. What is kept and makes no sense any more is passed over.

import type { Settings } from '../../shared/contract/views.ts';
import { targetNames, type TargetName } from '../../shared/trial/trial.ts';
import { useApp, type RunChoices } from './app-store.ts';
import { updateSettings } from './settings.ts';

const keyOf = (name: string): string => `choice ${name}`;

/** The layout holds plain values: a target stands under a key of its own, and false says "none". */
export function choose(change: Partial<RunChoices>): void {
  useApp.setState(({ choices }) => ({ choices: { ...choices, ...change } }));
  const { targets, ...plain } = change;
  const flat = {
    ...plain,
    ...(targets && Object.fromEntries(targetNames.map(name => [name, targets[name]] as const))),
  };
  const layout = Object.fromEntries(
    Object.entries(flat).map(([name, value]) => [keyOf(name), value ?? false] as const),
  );
  void updateSettings({ layout });
}

/** What a trial is told of them: a seed nobody chose is drawn, and judging blind is the screen's own. */
export function optionsOf({ seed, blind: _blind, ...options }: RunChoices) {
  return seed === null ? options : { ...options, seed };
}

/** The choices of last time, bounded as the fields are; where none is kept, the usual ones. */
export function keptChoices(layout: Settings['layout'], usual: RunChoices): RunChoices {
  const number = (name: keyof RunChoices | TargetName, low: number, high: number): number | undefined => {
    const kept = layout[keyOf(name)];
    return typeof kept === 'number' && kept >= low && kept <= high ? kept : undefined;
  };
  const isOn = (name: keyof RunChoices): boolean => layout[keyOf(name)] === true;
  return {
    repeats: number('repeats', 1, 100) ?? usual.repeats,
    concurrency: number('concurrency', 1, 64) ?? usual.concurrency,
    maxCostUsd: number('maxCostUsd', Number.MIN_VALUE, Number.MAX_VALUE) ?? usual.maxCostUsd,
    targets: Object.fromEntries(
      targetNames.flatMap(name => {
        const most = number(name, Number.MIN_VALUE, Number.MAX_VALUE);
        return most === undefined ? [] : [[name, most] as const];
      }),
    ),
    timeoutMs: number('timeoutMs', 60_000, 86_400_000) ?? usual.timeoutMs,
    retries: number('retries', 0, 2) ?? usual.retries,
    seed: number('seed', 0, 4_294_967_295) ?? usual.seed,
    warmUp: isOn('warmUp'),
    cachePrefix: isOn('cachePrefix'),
    probe: isOn('probe'),
    blind: isOn('blind'),
  };
}
