// The lineup of a report: every contender of its trials, in order, each with its colour.

import { effortText } from '../format/contender-text.ts';
import { hostOf } from '../format/failure-sentence.ts';
import type { Language } from '../format/language.ts';
import { formatPrice, formatTokens } from '../format/quantity.ts';
import { wordsOf } from '../format/words-of.ts';
import type { Price } from '../catalog/price.ts';
import type { SessionDocument } from '../session-file/document.ts';
import { placesIn, type Contender } from '../trial/contender.ts';

export interface LineupRow {
  readonly contender: Contender;
  /** Which of the series colours, from 1. */
  readonly colour: number;
  /** `openai/o3`. */
  readonly name: string;
  /** `high`; empty where none was asked for. */
  readonly effort: string;
  readonly host: string;
  readonly dialect: string;
  readonly settings: readonly string[];
  /** `$2.00 in, $8.00 out`, or that it is unknown. */
  readonly price: string;
  readonly priceSource: string;
}

export const seriesColours = 8;

export function lineupOf(document: SessionDocument, lang: Language): readonly LineupRow[] {
  const sent = document.trials.flatMap(trial => trial.lineup);
  const all = sent.length === 0 ? document.session.lineup : sent;
  const contenders = [...new Map(all.map(contender => [contender.id, contender])).values()];
  const places = placesIn(contenders);
  return contenders.map((contender, i) => {
    const { report: words } = wordsOf(lang);
    const price = priceOf(document, contender);
    return {
      contender,
      colour: (i % seriesColours) + 1,
      name: `${places.get(contender.id) ?? ''}${contender.endpoint}/${contender.model}`,
      effort: contender.effort === null ? '' : effortText(contender.effort, lang),
      host: hostOf(contender),
      dialect: contender.flavour === null ? contender.dialect : `${contender.dialect}+${contender.flavour}`,
      settings: settingsOf(contender, lang),
      price:
        price === null
          ? wordsOf(lang).absences.price_unknown.word
          : words.price(formatPrice(price.input), formatPrice(price.output)),
      priceSource: price === null ? '' : sourceOf(price, lang),
    };
  });
}

export function settingsOf(contender: Contender, lang: Language): readonly string[] {
  const { report: words } = wordsOf(lang);
  const settings = [contender.streamed ? words.streamed : words.atOnce];
  if (contender.maxOutputTokens !== null) {
    settings.push(words.limit(formatTokens(contender.maxOutputTokens, lang)));
  }
  if (contender.temperature !== null) settings.push(words.temperature(String(contender.temperature)));
  if (contender.topP !== undefined) settings.push(words.topP(String(contender.topP)));
  if (contender.variant !== undefined) settings.push(words.ownPrompt);
  if (contender.history !== undefined) settings.push(words.turnsBefore(contender.history.length));
  return settings;
}

export function sourceOf(price: Price, lang: Language): string {
  const { report: words } = wordsOf(lang);
  return words.priceOf(price.simulated ? words.playPrice : price.source, price.asOf);
}

function priceOf({ trials }: SessionDocument, { id }: Contender): Price | null {
  for (const trial of trials.toReversed()) {
    const lane = trial.lanes.find(({ contenderId, cost }) => contenderId === id && cost.price !== null);
    if (lane) return lane.cost.price;
  }
  return null;
}

/** The row of a contender; every lane's contender is in the lineup of its trial. */
export const rowOf = (lineup: readonly LineupRow[], contender: Contender): LineupRow | undefined =>
  lineup.find(row => row.contender.id === contender.id);
