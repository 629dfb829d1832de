// Sample prompts in English. Each has one answer that can be checked.

import type { SamplePrompt } from './sample.ts';

export const englishSamples: readonly SamplePrompt[] = [
  {
    id: 'decimals',
    kind: 'arithmetic',
    title: 'Nine point eleven or nine point nine',
    user: 'Which is larger, 9.11 or 9.9? Answer, then say in one sentence how you can be sure, and name the trap in the question.',
  },
  {
    id: 'cage',
    kind: 'arithmetic',
    title: 'Heads and legs',
    user: 'A cage holds chickens and rabbits: {{heads}} heads and {{legs}} legs. How many of each? Show the two equations and check the result.',
    variables: { heads: '35', legs: '94' },
  },
  {
    id: 'bat',
    kind: 'arithmetic',
    title: 'A bat and a ball',
    user: 'A bat and a ball cost $1.10 together. The bat costs one dollar more than the ball. What does the ball cost? Then say why most people answer wrong.',
  },
  {
    id: 'product',
    kind: 'arithmetic',
    title: 'A long product',
    user: 'Work out 48,271 × 9,634 without a calculator. Show the partial products, then check the result modulo 9.',
  },
  {
    id: 'hats',
    kind: 'logic',
    title: 'Three hats',
    user: 'Three logicians stand in a row. Each wears a hat, red or blue, and sees only the hats in front. They are told that at least one hat is red. The one at the back says: "I do not know my colour." The one in the middle says the same. What does the one in front know, and why?',
  },
  {
    id: 'siblings',
    kind: 'logic',
    title: 'How many sisters',
    user: 'Alice has {{brothers}} brothers and {{sisters}} sisters. How many sisters does each of her brothers have? Explain in two sentences.',
    variables: { brothers: '4', sisters: '1' },
  },
  {
    id: 'river',
    kind: 'logic',
    title: 'A crossing with no puzzle in it',
    user: 'A farmer stands at a river with a goat and a boat that carries the farmer and one animal. How does the farmer get the goat across? Answer as briefly as the question allows.',
  },
  {
    id: 'islanders',
    kind: 'logic',
    title: 'Knights and knaves',
    user: 'On an island knights always tell the truth and knaves always lie. A says: "B is a knave." B says: "A and C are of the same kind." What is C? Go through every case.',
  },
  {
    id: 'bug',
    kind: 'code',
    title: 'Find the bug',
    system: 'You review code. Be brief and exact.',
    user: 'This binary search sometimes never ends. Find the fault, give an input that shows it, and mend it with the smallest change.\n\n```ts\nfunction find(a: number[], x: number): number {\n  let low = 0;\n  let high = a.length - 1;\n  while (low < high) {\n    const middle = Math.floor((low + high) / 2);\n    if (a[middle]! <= x) low = middle;\n    else high = middle - 1;\n  }\n  return a[low] === x ? low : -1;\n}\n```',
  },
  {
    id: 'intervals',
    kind: 'code',
    title: 'Merge intervals',
    user: 'Write a function in {{language}} that merges overlapping intervals, given as pairs [from, to). Intervals that only touch stay apart. Then list the cases a test should have.',
    variables: { language: 'TypeScript' },
  },
  {
    id: 'output',
    kind: 'code',
    title: 'What does it print',
    user: 'Without running it, say exactly what this prints, and why:\n\n```js\nfor (var i = 0; i < 3; i += 1) setTimeout(() => console.log(i));\nfor (let j = 0; j < 3; j += 1) setTimeout(() => console.log(j));\n```',
  },
  {
    id: 'letters',
    kind: 'language',
    title: 'Letters in a word',
    user: 'How often does the letter "{{letter}}" stand in "{{word}}"? Write the word letter by letter before you count.',
    variables: { letter: 'r', word: 'strawberry' },
  },
  {
    id: 'garden',
    kind: 'language',
    title: 'A garden path',
    user: 'Explain how the sentence "The horse raced past the barn fell" is grammatical. Name its main verb, and rewrite it so that nobody stumbles.',
  },
  {
    id: 'negation',
    kind: 'language',
    title: 'Too many negations',
    user: 'Is the sentence "No head injury is too trivial to ignore" sound advice if it is read word by word? Take the negations apart one at a time.',
  },
];
