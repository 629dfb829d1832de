// A session whose answers are given: for looking at what the screen makes of texts that no practice
// model would say.

import { documentOf } from '../../shared/session-file/document-of.ts';
import { epochMs, ms, tokens } from '../../shared/units.ts';
import { isoOf } from '../../shared/calendar.ts';
import { sessionId, trialId } from '../../shared/trial/ids.ts';
import { foldLane, queuedLane } from '../../shared/trial/lane.ts';
import type { LaneEvent } from '../../shared/trial/lane-event.ts';
import { laneId } from '../../shared/trial/ids.ts';
import { defaultOptions, type Trial } from '../../shared/trial/trial.ts';
import { reported } from '../../shared/reading.ts';
import { sampleContender, samplePrompt } from './sample-trial.ts';

export interface GivenAnswer {
  readonly model: string;
  readonly text: string;
  readonly thinking?: string;
  /** In how many arrivals the text comes; one event each. */
  readonly events?: number;
}

/** The session file, as text: one contender per answer. */
export function answeredSession(answers: readonly GivenAnswer[], title = 'Given answers'): string {
  const startedAt = epochMs(Date.UTC(2026, 10, 21, 10, 42, 7));
  const lineup = answers.map(({ model }) => sampleContender(`lab/${model}`));
  const lanes = answers.map(({ text, thinking = '', events = 20 }, index) => {
    const contender = lineup[index]!;
    const queued = queuedLane({ id: laneId(`l_given_${index}`), contender, repeat: 1, request: null });
    const size = Math.max(1, Math.ceil(text.length / events));
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
      text.slice(i * size, (i + 1) * size),
    );
    const sent: LaneEvent[] = [
      { type: 'sent', at: ms(0), attempt: 1 },
      { type: 'opened', at: ms(180), status: 200 },
      { type: 'firstByte', at: ms(190) },
    ];
    if (thinking !== '') sent.push({ type: 'thought', at: ms(300), text: thinking, kind: 'raw' });
    let at = 500;
    for (const piece of pieces) {
      sent.push({ type: 'text', at: ms(at), text: piece });
      at += 10 + ((index * 7 + at) % 13);
    }
    const output = Math.max(1, pieces.length * 2);
    sent.push(
      { type: 'finish', at: ms(at), finish: { raw: 'stop', normalised: 'stop' } },
      {
        type: 'usage',
        at: ms(at + 1),
        usage: {
          inputTokens: reported(tokens(52)),
          cachedInputTokens: reported(tokens(0)),
          cacheWriteTokens: { value: null, from: 'absent', why: 'not_disclosed' },
          outputTokens: reported(tokens(output)),
          reasoningTokens: reported(tokens(0)),
          answerTokens: reported(tokens(output)),
          raw: {},
        },
      },
      { type: 'settled', at: ms(at + 20), status: 'complete', failure: null },
    );
    return foldLane(queued, sent);
  });
  const trial: Trial = {
    id: trialId('t_given'),
    sessionId: sessionId('s_given'),
    startedAt,
    prompt: samplePrompt,
    lineup,
    options: defaultOptions,
    sendOrder: lanes.map(lane => lane.id),
    prices: {},
    lanes,
  };
  const session = {
    id: trial.sessionId,
    title,
    createdAt: startedAt,
    updatedAt: startedAt,
    prompt: samplePrompt,
    lineup,
    notes: '',
    pinned: false,
  };
  return JSON.stringify(documentOf({ session, trials: [trial], app: '0.1.0', exportedAt: isoOf(startedAt) }));
}
