// What a prompt is about, as far as a script can tell, and what is true of it. The practice models
// really compute: a simulated answer is no excuse for a wrong sum.

export type Topic =
  | {
      readonly kind: 'compare';
      readonly a: string;
      readonly b: string;
      readonly larger: string;
      readonly smaller: string;
    }
  | { readonly kind: 'letters'; readonly letter: string; readonly word: string; readonly count: number }
  | {
      readonly kind: 'rabbits';
      readonly heads: number;
      readonly legs: number;
      readonly rabbits: number;
      readonly chickens: number;
    }
  | {
      readonly kind: 'sum';
      readonly left: number;
      readonly sign: '+' | '−' | '×' | '÷';
      readonly right: number;
      readonly result: number;
    }
  | { readonly kind: 'code' }
  | { readonly kind: 'open'; readonly words: readonly string[] };

export const languageOf = (prompt: string): 'en' | 'zh' => (/\p{Script=Han}/u.test(prompt) ? 'zh' : 'en');

export function topicOf(prompt: string): Topic {
  return rabbits(prompt) ?? letters(prompt) ?? compare(prompt) ?? sum(prompt) ?? code(prompt) ?? open(prompt);
}

function compare(prompt: string): Topic | undefined {
  if (!/larger|bigger|greater|smaller|which|compare|大|小|比较/i.test(prompt)) return undefined;
  const [a, b] = prompt.match(/\d+\.\d+/g) ?? [];
  if (a === undefined || b === undefined || Number(a) === Number(b)) return undefined;
  const [larger, smaller] = Number(a) > Number(b) ? [a, b] : [b, a];
  return { kind: 'compare', a, b, larger, smaller };
}

function letters(prompt: string): Topic | undefined {
  const english =
    /how many (?:letter )?['"“‘]?([a-z])['"”’]?(?:'s|s)?\b.{0,20}?\bin (?:the word )?['"“‘]?([a-z]{3,})/i.exec(
      prompt,
    );
  const chinese = /([a-z]{3,}).{0,12}?(?:几|多少)\s*个.{0,6}?([a-z])(?![a-z])/i.exec(prompt);
  const letter = english?.[1] ?? chinese?.[2];
  const word = english?.[2] ?? chinese?.[1];
  if (letter === undefined || word === undefined) return undefined;
  const count = [...word.toLowerCase()].filter(found => found === letter.toLowerCase()).length;
  return { kind: 'letters', letter: letter.toLowerCase(), word, count };
}

function rabbits(prompt: string): Topic | undefined {
  const heads = Number(/(\d+)\s*(?:heads?|个\s*头|头)/i.exec(prompt)?.[1] ?? Number.NaN);
  const legs = Number(/(\d+)\s*(?:legs?|feet|条\s*腿|只\s*脚|腿|脚)/i.exec(prompt)?.[1] ?? Number.NaN);
  const four = (legs - 2 * heads) / 2;
  if (!Number.isInteger(four) || four < 0 || four > heads) return undefined;
  return { kind: 'rabbits', heads, legs, rabbits: four, chickens: heads - four };
}

const signs: Readonly<Record<string, '+' | '−' | '×' | '÷'>> = {
  '+': '+',
  '-': '−',
  '−': '−',
  '*': '×',
  '×': '×',
  x: '×',
  '/': '÷',
  '÷': '÷',
};

function sum(prompt: string): Topic | undefined {
  const [, first, mark, second] =
    /(\d[\d,]*(?:\.\d+)?)\s*([+\-−*×x÷/])\s*(\d[\d,]*(?:\.\d+)?)/.exec(prompt) ?? [];
  const sign = mark === undefined ? undefined : signs[mark];
  if (first === undefined || second === undefined || sign === undefined) return undefined;
  const left = Number(first.replaceAll(',', ''));
  const right = Number(second.replaceAll(',', ''));
  const results = { '+': left + right, '−': left - right, '×': left * right, '÷': left / right };
  const result = Number(results[sign].toPrecision(12));
  return Number.isFinite(result) ? { kind: 'sum', left, sign, right, result } : undefined;
}

const code = (prompt: string): Topic | undefined =>
  /\b(function|python|typescript|javascript|code|program|regex|sql)\b|函数|代码|程序|编写/i.test(prompt)
    ? { kind: 'code' }
    : undefined;

const dull = new Set(
  'about after again also because before being between could does doing every first from have here into just know like make many more most much need only other over please said same should some such than that their them then there these they thing think this those through tell very want well were what when where which while will with would write your explain describe answer question sentence'.split(
    ' ',
  ),
);

/** The words of an open question that carry it, longest first. */
function open(prompt: string): Topic {
  const latin = (prompt.match(/[\p{Script=Latin}][\p{Script=Latin}'-]{3,}/gu) ?? []).filter(
    word => !dull.has(word.toLowerCase()),
  );
  const chinese = (prompt.match(/[\p{Script=Han}]{2,6}/gu) ?? []).filter(
    word => !/^(请|什么|为什么|如何|怎么|一个|解释)/.test(word),
  );
  const words = [...new Set([...latin, ...chinese])].toSorted((a, b) => b.length - a.length).slice(0, 3);
  return { kind: 'open', words };
}
