// What is known of a lane beside its figures: its connection, what was served, what stood in its
// request of the effort asked for, and what the server told of itself. As label and text.

import { effortText } from '../format/contender-text.ts';
import { formatMs, formatTokens } from '../format/quantity.ts';
import type { Language } from '../format/language.ts';
import { serverFact, type ServerFact } from '../format/server-fact.ts';
import { wordsOf } from '../format/words-of.ts';
import type { Lane } from '../trial/lane.ts';
import type { Usage } from '../trial/lane-event.ts';

export type FactualLane = Pick<Lane, 'connection' | 'served' | 'server' | 'marks' | 'effort' | 'usage'>;

/** In reading order; what nobody knows is left out. */
export const laneFacts = (lane: FactualLane, lang: Language): readonly ServerFact[] => [
  ...connectionFacts(lane, lang),
  ...markFacts(lane, lang),
  ...effortFacts(lane, lang),
  ...cacheFacts(lane.usage, lang),
  ...servedFacts(lane, lang),
  ...Object.entries(lane.server).map(([name, value]) => serverFact(name, value, lang)),
];

function connectionFacts({ connection }: FactualLane, lang: Language): readonly ServerFact[] {
  const { connection: word, reused, fresh, steps } = wordsOf(lang).laneFacts;
  if (connection.reused === null) return [];
  if (connection.reused) return [{ word, text: reused }];
  const parts = (['dnsMs', 'connectMs', 'tlsMs'] as const).flatMap(step => {
    const took = connection[step];
    return took === null ? [] : [`${steps[step]} ${formatMs(took, lang)}`];
  });
  return [{ word, text: [fresh, ...parts].join(wordsOf(lang).report.comma) }];
}

function markFacts({ marks }: FactualLane, lang: Language): readonly ServerFact[] {
  const { marks: names } = wordsOf(lang).laneFacts;
  return (['writtenMs', 'headersMs', 'doneMs'] as const).flatMap(mark => {
    const at = marks[mark];
    return at === null ? [] : [{ word: names[mark], text: formatMs(at, lang) }];
  });
}

function effortFacts({ effort, usage }: FactualLane, lang: Language): readonly ServerFact[] {
  if (effort === undefined) return [];
  const { effort: word, effortText: say } = wordsOf(lang).laneFacts;
  const seen = usage.reasoningTokens.value;
  const text = say({
    asked: effortText(effort.requested, lang),
    applied: effort.applied,
    seen: seen === null ? null : formatTokens(seen, lang),
  });
  return [{ word, text }];
}

const cacheFacts = ({ longCacheWrites }: Usage, lang: Language): readonly ServerFact[] =>
  Object.entries(longCacheWrites ?? {}).map(([kept, count]) => ({
    word: wordsOf(lang).laneFacts.keptFor(kept),
    text: formatTokens(count, lang),
  }));

function servedFacts({ served }: FactualLane, lang: Language): readonly ServerFact[] {
  const { served: names } = wordsOf(lang).laneFacts;
  return (['model', 'tier', 'upstream', 'fingerprint', 'requestId'] as const).flatMap(name => {
    const text = served[name];
    return text === null ? [] : [{ word: names[name], text }];
  });
}
