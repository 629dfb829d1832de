// A saved session at other prices: those of another day, or of another model. What was used stays
// what was used; only its price changes. Pure: whoever asks brings the prices.
//
// Play money stays play money, whatever it is priced as.

import type { Price } from '../catalog/price.ts';
import type { DocumentLane, SessionDocument } from './document.ts';
import { trialsOfDocument } from './document-of.ts';
import { laneOfDocument } from './lane-document.ts';
import type { Contender } from '../trial/contender.ts';
import type { Trial } from '../trial/trial.ts';
import { comparisonsOf } from '../metrics/comparisons.ts';
import { costAt } from '../metrics/cost.ts';
import { goodputIn } from '../metrics/goodput.ts';

/** Undefined: nobody knows that price, which is not free. */
export type PriceFor = (contender: Contender) => Price | undefined;

export function repricedTrial(trial: Trial, priceFor: PriceFor): Trial {
  const prices = trial.lineup.flatMap(contender => {
    const price = asMoneyOf(contender, priceFor(contender));
    return price ? [[contender.id, price] as const] : [];
  });
  return { ...trial, prices: Object.fromEntries(prices) };
}

/** `how` is written into the document, so that nobody takes these costs for the bill. */
export function repricedDocument(
  document: SessionDocument,
  priceFor: PriceFor,
  how: NonNullable<SessionDocument['repriced']>,
): SessionDocument {
  const repriced = {
    ...document,
    repriced: how,
    trials: document.trials.map(trial => ({
      ...trial,
      lanes: trial.lanes.map(lane => repricedLane(lane, priceFor)),
    })),
  };
  // Who is dearer, and what keeps to a limit of cost, goes by the new prices, too.
  const trials = trialsOfDocument(repriced);
  return {
    ...repriced,
    ...(document.comparisons && { comparisons: comparisonsOf(trials) }),
    ...(document.goodput && { goodput: goodputIn(trials) }),
  };
}

function repricedLane(lane: DocumentLane, priceFor: PriceFor): DocumentLane {
  const price = asMoneyOf(lane.contender, priceFor(lane.contender));
  return { ...lane, cost: costAt(laneOfDocument(lane), price) };
}

function asMoneyOf({ simulated }: Contender, price: Price | undefined): Price | undefined {
  if (!price || !simulated) return price;
  return { ...price, simulated: true };
}
