// Judging blind: two answers to the same prompt, whose they are hidden until the vote. Which pair
// and which side is drawn at random; pairs that met least come first.

import type { Contender, ContenderId } from '../../shared/trial/contender.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import type { Vote } from '../../shared/trial/judgement.ts';
import { epochMs } from '../../shared/units.ts';
import { useApp, type AppState } from './app-store.ts';
import { currentTrial, trialOf } from './columns.ts';
import { editSession } from './edit.ts';

export interface Pair {
  readonly left: Lane;
  readonly right: Lane;
}

/** A number from 0 up to but not including 1. */
export type Draw = () => number;

export const draw: Draw = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

/** The next pair out of lanes of one trial; undefined: fewer than two contenders have answered. */
export function nextPair(
  lanes: readonly Lane[],
  votes: readonly Pick<Vote, 'left' | 'right'>[],
  random: Draw,
): Pair | undefined {
  const answered = Map.groupBy(lanes.filter(hasAnswered), ({ contender }) => contender.id);
  const authors = new Map(lanes.map(({ id, contender }) => [id, contender.id]));
  const key = (a: ContenderId, b: ContenderId): string => [a, b].toSorted().join(' ');
  const met = new Map<string, number>();
  for (const { left, right } of votes) {
    const [a, b] = [authors.get(left), authors.get(right)];
    if (a && b) met.set(key(a, b), (met.get(key(a, b)) ?? 0) + 1);
  }
  const ids = [...answered.keys()];
  const pairs = ids.flatMap((a, index) => ids.slice(index + 1).map(b => [a, b] as const));
  const least = Math.min(...pairs.map(([a, b]) => met.get(key(a, b)) ?? 0));
  const chosen = pick(
    pairs.filter(([a, b]) => (met.get(key(a, b)) ?? 0) === least),
    random,
  );
  if (!chosen) return undefined;
  const [first, second] = chosen.map(id => pick(answered.get(id) ?? [], random));
  if (!first || !second) return undefined;
  return random() < 0.5 ? { left: first, right: second } : { left: second, right: first };
}

const pick = <T>(items: readonly T[], random: Draw): T | undefined =>
  items[Math.floor(random() * items.length)];

/** True once two contenders of the trial that is shown have answered. */
export function hasPairIn(state: Pick<AppState, 'trials' | 'trialId' | 'lanes'>): boolean {
  const answered = (currentTrial(state)?.laneIds ?? []).flatMap(id => {
    const lane = state.lanes[id];
    return lane && hasAnswered(lane) ? [lane.contender.id] : [];
  });
  return new Set(answered).size > 1;
}

const hasAnswered = ({ status, answer }: Lane): boolean => status === 'complete' && answer.trim() !== '';

export const drawPair = (): Pair | undefined => {
  const state = useApp.getState();
  const trial = currentTrial(state);
  const lanes = (trial?.laneIds ?? []).flatMap(id => state.lanes[id] ?? []);
  return nextPair(lanes, state.session?.votes ?? [], draw);
};

export function vote({ left, right }: Pair, choice: Vote['choice']): void {
  const state = useApp.getState();
  const { session } = state;
  const trial = trialOf(state, left.id);
  if (!session || !trial) return;
  const cast: Vote = {
    id: `v${crypto.randomUUID()}`,
    trialId: trial.id,
    at: epochMs(Date.now()),
    left: left.id,
    right: right.id,
    choice,
    blind: true,
  };
  editSession({ votes: [...(session.votes ?? []), cast] });
}

/** Makers and families that models name themselves after. Data, not a judgement of who said what. */
const houses =
  'openai|chatgpt|gpt|anthropic|claude|opus|sonnet|haiku|google|gemini|gemma|deepseek|qwen|tongyi|alibaba|llama|meta ai|mistral|mixtral|magistral|grok|xai|kimi|moonshot|glm|zhipu|chatglm|minimax|doubao|ernie|hunyuan|yi|phi|command r|nova';

/**
 * The answer without what would give its author away: the lineup's model names, and the names of
 * makers and families with whatever version clings to them.
 */
export function withoutNames(text: string, lineup: readonly Pick<Contender, 'model' | 'endpoint'>[]): string {
  const own = lineup
    .flatMap(({ model, endpoint }) => [model, model.split('/').at(-1) ?? model, endpoint])
    .filter(name => name.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .map(name => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const names = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${[...own, `(?:${houses})`].join('|')})(?:[ -]?v?\d+(?:\.\d+)*\w*)?(?![\p{L}\p{N}])`,
    'giu',
  );
  return text.replace(names, '▒▒▒');
}
