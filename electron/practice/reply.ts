// What a practice model will say to a request: the pieces of its thinking and of its answer, drawn
// from the prompt, the repeat and the seed. No clock: when they come is the schedule's matter.

import type { PracticeModel } from './models.ts';
import { languageOf, topicOf } from './facts.ts';
import { piecesOf } from './pieces.ts';
import { balanced, chance, pick } from './random.ts';
import { english } from './texts/en.ts';
import { chinese } from './texts/zh.ts';
import { troubleKinds } from './troubles.ts';

export interface Asked {
  readonly model: PracticeModel;
  readonly prompt: string;
  readonly effort: string | null;
  readonly temperature: number | null;
  readonly limit: number | null;
  readonly seed: number;
  readonly repeat: number;
}

export interface Reply {
  readonly thinking: readonly string[];
  readonly answer: readonly string[];
  readonly promptTokens: number;
  readonly finish: 'stop' | 'length';
  /** About 1: how this call's pace differs from the model's. */
  readonly pace: number;
  /** Added to the start, milliseconds. */
  readonly lateMs: number;
}

const efforts: Readonly<Record<string, number>> = {
  none: 0,
  minimal: 0.15,
  low: 0.4,
  medium: 1,
  high: 2,
  xhigh: 3,
  max: 4,
};

export function replyTo(asked: Asked): Reply {
  const { model, prompt } = asked;
  // Temperature 0 says the same thing each time; the network does not care for temperature.
  const said = asked.temperature === 0 ? 0 : asked.repeat;
  const words = chance(`${model.id}\n${prompt}\n${asked.seed}\n${said}`);
  const weather = `${model.id}\n${prompt}\n${asked.seed}`;
  const speaker = languageOf(prompt) === 'zh' ? chinese : english;
  const topic = topicOf(prompt);
  const text =
    model.id === 'flaky'
      ? { thinking: '', answer: speaker.troubles(troubleKinds) }
      : // The topic and the function that takes it are one pair; the compiler can't see it.
        (speaker[topic.kind] as (topic: unknown, voice: string, random: () => number) => typeof empty)(
          topic,
          model.voice,
          words,
        );
  const thinking =
    model.thinking === 'none'
      ? []
      : drawnOut(text.thinking, thoughtLength(prompt, asked.effort, words), speaker.more, words);
  const answer = piecesOf(withRemarks(text.answer, model.voice, speaker.remarks, words));
  const limit = asked.limit ?? Number.POSITIVE_INFINITY;
  const keptThinking = thinking.slice(0, limit);
  const keptAnswer = answer.slice(0, Math.max(0, limit - thinking.length));
  return {
    thinking: keptThinking,
    answer: keptAnswer,
    promptTokens: piecesOf(prompt).length + 7,
    finish: keptThinking.length + keptAnswer.length < thinking.length + answer.length ? 'length' : 'stop',
    pace: 1 + 0.0005 * balanced(`pace\n${weather}`, asked.repeat),
    lateMs: 6 + 6 * balanced(`late\n${weather}`, asked.repeat),
  };
}

/** Up to three of them, so that answers to one prompt differ in length too. The terse say none. */
function withRemarks(
  answer: string,
  voice: PracticeModel['voice'],
  remarks: readonly string[],
  random: () => number,
): string {
  if (voice === 'terse' || answer === '') return answer;
  const chosen = remarks
    .map(remark => ({ remark, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, Math.floor(random() * 4));
  return [answer, ...chosen.map(({ remark }) => remark)].join('\n\n');
}

const empty = { thinking: '', answer: '' };

/** Longer prompts are thought about longer; repeats differ by up to a third. Tokens. */
function thoughtLength(prompt: string, effort: string | null, random: () => number): number {
  const weight = 130 + 60 * piecesOf(prompt).length ** 0.62;
  const factor = effort === null ? 1 : (efforts[effort] ?? 1);
  return Math.round(Math.min(6_000, weight * (0.7 + 0.6 * random()) * factor));
}

/** Thinking of exactly `length` pieces: what there is to say, then going on for as long as it takes. */
function drawnOut(
  text: string,
  length: number,
  more: readonly string[],
  random: () => number,
): readonly string[] {
  const pieces = [...piecesOf(text)];
  let last = '';
  while (pieces.length < length) {
    const sentence = pick(
      more.filter(candidate => candidate !== last),
      random,
    );
    last = sentence;
    pieces.push(...piecesOf(`${pieces.length % 7 === 0 ? '\n\n' : ' '}${sentence}`));
  }
  return pieces.slice(0, length);
}
