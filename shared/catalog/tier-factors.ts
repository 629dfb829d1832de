// What a service tier multiplies the list price with, by endpoint: half price for what may wait.
// A tier that is not here has a price list of its own, which we do not know.
//
// Sources: the vendors' batch, flex and regional pricing pages, as read in November 2026.

export const tierFactors: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  openai: { batch: 0.5, flex: 0.5 },
  'openai-responses': { batch: 0.5, flex: 0.5 },
  anthropic: { batch: 0.5 },
  together: { batch: 0.5 },
};
