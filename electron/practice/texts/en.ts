// What the practice models say in English. Answers are true of the prompt's own numbers, unless
// the voice is one that is at times wrong; every text says what it is when it can't know.

import { pick } from '../random.ts';
import type { Speaker } from './speaker.ts';

export const english: Speaker = {
  compare({ larger, smaller, a, b }, voice) {
    if (voice === 'terse') {
      const trap = a.length > b.length ? a : b;
      return {
        thinking: '',
        answer: `**${trap} is larger**, because ${trap.split('.')[1]} is more than ${(trap === a ? b : a).split('.')[1]} after the point.`,
      };
    }
    const answer =
      voice === 'plain'
        ? `**${larger} is larger.** Written to the same number of places it is ${padded(larger, smaller)}, against ${padded(smaller, larger)}.\n\nThe trap is to read the digits behind the point as whole numbers.`
        : `**${larger} is larger.**\n\nCompare place by place:\n\n1. The whole parts are ${whole(larger)} and ${whole(smaller)}.\n2. Padded to the same length, the two are ${padded(larger, smaller)} and ${padded(smaller, larger)}.\n3. The first place in which they differ decides, and no later digit can make up for it.\n\nThe trap: as version numbers or section headings, ${smaller} may well come after ${larger}, and the longer string looks bigger. As quantities it is the other way round.`;
    return {
      answer,
      thinking: `Two decimals, ${a} and ${b}. At first sight the one with more digits looks bigger. Wait: digits behind the point are tenths, hundredths and so on, not whole numbers. Pad them: ${padded(larger, smaller)} and ${padded(smaller, larger)}. So ${larger} is the larger one. The question may also be read as version numbers, where the order turns round; I should name that trap, and answer for quantities.`,
    };
  },

  letters({ letter, word, count }, voice, random) {
    const spelled = [...word]
      .map(found => (found.toLowerCase() === letter ? `**${found}**` : found))
      .join(' ');
    const shown = voice === 'terse' && random() < 0.6 ? Math.max(1, count - 1) : count;
    return {
      answer:
        voice === 'terse'
          ? `There ${shown === 1 ? 'is' : 'are'} **${shown}** "${letter}" in "${word}".`
          : `**${count}.**\n\nSpelled out: ${spelled}. Going through it letter by letter, "${letter}" comes up ${times(count)}.${voice === 'thorough' ? '\n\nModels often miss this because they see pieces of words, not letters; spelling the word out first is the cure.' : ''}`,
      thinking: `I should not trust the look of the word. Spell "${word}": ${[...word].join(', ')}. Count "${letter}": ${
        [...word]
          .map((found, index) => (found.toLowerCase() === letter ? `position ${index + 1}` : ''))
          .filter(Boolean)
          .join(', ') || 'nowhere'
      }. That makes ${count}. Once more from the back, to be sure: ${count}.`,
    };
  },

  rabbits({ heads, legs, rabbits, chickens }, voice) {
    return {
      answer:
        voice === 'terse'
          ? `${rabbits} rabbits and ${chickens} chickens.`
          : `**${rabbits} rabbits and ${chickens} chickens.**\n\n${voice === 'thorough' ? `Let every animal stand on two legs. That uses 2 × ${heads} = ${2 * heads} of the ${legs} legs. The ${legs - 2 * heads} left over belong to rabbits, two each, so there are ${rabbits} rabbits. The rest, ${heads} − ${rabbits} = ${chickens}, are chickens.\n\n` : ''}Check: 4 × ${rabbits} + 2 × ${chickens} = ${4 * rabbits + 2 * chickens} legs, and ${rabbits} + ${chickens} = ${heads} heads.`,
      thinking: `Heads ${heads}, legs ${legs}. With r rabbits and c chickens: r + c = ${heads}, 4r + 2c = ${legs}. Twice the first from the second: 2r = ${legs - 2 * heads}, so r = ${rabbits}, c = ${chickens}. Both are whole and not negative, good. Check the legs: ${4 * rabbits} + ${2 * chickens} = ${legs}. Fine.`,
    };
  },

  sum({ left, sign, right, result }, voice) {
    return {
      answer:
        voice === 'thorough'
          ? `**${left} ${sign} ${right} = ${result}**\n\nA rough check: ${rounded(left)} ${sign} ${rounded(right)} is about ${rough(left, sign, right)}, which is the right size.`
          : `${left} ${sign} ${right} = **${result}**`,
      thinking: `Compute ${left} ${sign} ${right}. First the size: ${rounded(left)} ${sign} ${rounded(right)} is about ${rough(left, sign, right)}. Now exactly: ${result}. The size agrees, so I keep it.`,
    };
  },

  code(_topic, voice, random) {
    const [name, body, remark] = pick(snippets, random);
    return {
      answer: `Here is a small one that does one thing:\n\n\`\`\`typescript\n${body}\n\`\`\`\n\n${voice === 'terse' ? '' : `${remark}\n\n`}This is a practice model: it can't read your request closely, so take \`${name}\` as a stand-in for the code you asked for.`,
      thinking: `The request is for code. I can not see what it must fit into, so I keep to one pure function with a clear name. Edge cases first: empty input, one item, equal items. Wait, sorting would change the caller's array; copy it instead. Complexity is fine for what a person pastes.`,
    };
  },

  open({ words }, voice, random) {
    const [first = 'the question', second = 'its context', third = 'the conclusion'] = words;
    const opening = pick(
      [
        `The heart of it is **${first}**.`,
        `I would begin with **${first}** and leave the rest for later.`,
        `Most of the difficulty sits in one place: **${first}**.`,
      ],
      random,
    );
    const steps = [
      `Say what ${first} means here, in a sentence somebody could disagree with.`,
      `Look at ${second} beside it: what would have to be different for the answer to change?`,
      `Then ask what ${third} would look like if the first guess were wrong.`,
      'Prefer the explanation that would be easy to check.',
    ];
    const body =
      voice === 'terse'
        ? `${steps[0]} ${steps[1]}`
        : steps
            .slice(0, voice === 'thorough' ? 4 : 3)
            .map((step, index) => `${index + 1}. ${step}`)
            .join('\n');
    return {
      answer: `${opening}\n\n${body}\n\nThis reply is scripted: practice models time and bill like the real ones, and do not know the subject.`,
      thinking: `The question turns on ${first}. Two readings are possible, a narrow one and a broad one. The narrow one would only need ${second}. Hmm, but then ${third} would not have been mentioned. So take the broad reading, and say so. Which order? What can be checked comes first, opinions last. I should keep it short enough to be read.`,
    };
  },

  troubles: kinds =>
    `This model makes trouble on purpose. Name one behind an @: ${kinds.map(kind => `\`flaky@${kind}\``).join(', ')}.`,

  more: [
    'Let me check that from the other side.',
    'Suppose the opposite held; then a number above would not fit.',
    'I should keep the units in mind while I do this.',
    'That step is safe. The next one deserves a second look.',
    'A smaller case behaves the same way, which is reassuring.',
    'Wait, I have assumed something there. Is it given? It is implied.',
    'Both ways lead to the same result, so I can stop comparing them.',
    'What would a careless reader get wrong here? Probably the first step.',
    'Write it down once more, shorter.',
    'The answer should begin with the result and then give the reason.',
  ],
  remarks: [
    'To check it, work the last step backwards: it should lead to where the question began.',
    'The step most worth doubting is the first, since everything else stands on it.',
    'There is a shorter way, but it hides the step at which most people go wrong.',
    'Had the question been meant in another sense, the same steps would hold with other numbers in them.',
    'If only the result matters, the first line is enough; the rest is there to be checked.',
    'It helps to try a smaller case by hand before trusting the general one.',
  ],
};

const whole = (number: string): string => number.split('.')[0] ?? number;

/** `9.9` beside `9.11` as `9.90`. */
function padded(number: string, beside: string): string {
  const places = Math.max(number.split('.')[1]?.length ?? 0, beside.split('.')[1]?.length ?? 0);
  return Number(number).toFixed(places);
}

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

const rounded = (value: number): number => Number(value.toPrecision(1));

function rough(left: number, sign: string, right: number): number {
  const [a, b] = [rounded(left), rounded(right)];
  return Number((sign === '+' ? a + b : sign === '−' ? a - b : sign === '×' ? a * b : a / b).toPrecision(2));
}

const snippets: readonly (readonly [name: string, body: string, remark: string])[] = [
  [
    'median',
    'function median(values: readonly number[]): number | undefined {\n  if (values.length === 0) return undefined;\n  const sorted = [...values].sort((a, b) => a - b);\n  const middle = Math.floor(sorted.length / 2);\n  return sorted.length % 2 === 1\n    ? sorted[middle]\n    : (sorted[middle - 1]! + sorted[middle]!) / 2;\n}',
    'It copies before it sorts, and says `undefined` where there is no median instead of inventing one.',
  ],
  [
    'chunked',
    'function chunked<T>(items: readonly T[], size: number): T[][] {\n  if (size < 1) throw new RangeError("size must be at least 1");\n  const result: T[][] = [];\n  for (let start = 0; start < items.length; start += size) {\n    result.push(items.slice(start, start + size));\n  }\n  return result;\n}',
    'The last chunk may be shorter; an empty list gives no chunks at all.',
  ],
];
