// Text cut as a tokenizer would roughly cut it: short words whole with their space, longer ones in
// parts, Chinese by one or two characters. One piece is one token of a practice model, exactly.

const piece = /\s?[\p{Script=Latin}\p{M}]{1,6}|\s?\d{1,3}|[\p{Script=Han}]{1,2}|\n+|\s?[^\s]|\s+/gu;

export const piecesOf = (text: string): readonly string[] => text.match(piece) ?? [];
