// How far a tokenizer that is not the model's own may be off, as a part of its count.
//
// Vocabularies agree on Latin text and far less on other scripts, where each holds more or fewer
// of the characters. Rules of thumb, wide on purpose: nobody has counted this model's own tokens.

const standInError = { latin: 0.25, other: 0.6 } as const;

/** By the share of letters that are not Latin. */
export function standInErrorFor(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return standInError.latin;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const other = 1 - latin / letters;
  return standInError.latin + other * (standInError.other - standInError.latin);
}
