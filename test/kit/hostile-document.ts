// A session document with one text in every place that holds text from outside: what the person
// wrote, what a server said, what a file brought in.

import { documentOf } from '../../shared/session-file/document-of.ts';
import type { DocumentFit, DocumentLane, SessionDocument } from '../../shared/session-file/document.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import { failure } from '../../shared/trial/failure.ts';
import { usdPerMTok } from '../../shared/units.ts';
import { sampleSession, sampleTrial } from './sample-trial.ts';

export function hostileDocument(text: string): SessionDocument {
  const whole = sampleTrial(1);
  const lineup = [whole.lineup[1]!, whole.lineup[4]!];
  const trial = {
    ...whole,
    lineup,
    lanes: whole.lanes.filter(lane => lineup.includes(lane.contender)),
  };
  const document = documentOf({
    session: sampleSession(trial),
    trials: [trial],
    app: '0.1.0',
    exportedAt: '2026-11-21T11:00:00.000Z',
  });
  const contender = (c: Contender): Contender => ({
    ...c,
    endpoint: text,
    model: text,
    dialect: text,
    flavour: text,
    baseUrl: `https://${text}/v1`,
  });
  const prompt = { system: text, user: text, variables: { name: text, [text]: text } };
  const lane = (l: DocumentLane): DocumentLane => ({
    ...l,
    contender: contender(l.contender),
    failure: { ...failure('server', 'x', '', 'wait'), code: text, message: text },
    finish: { raw: text, normalised: 'length' },
    served: { model: text, requestId: text, fingerprint: text, tier: text, upstream: text },
    request: { method: text, url: text, headers: { accept: text, [text]: text }, body: { [text]: text } },
    answer: text,
    reasoning: { kind: 'raw', text },
    usage: { ...l.usage, raw: { [text]: text } },
    readings: {
      ...l.readings,
      ttftMs: {
        value: l.readings.ttftMs.value ?? 1,
        from: 'measured',
        rule: text,
      } as typeof l.readings.ttftMs,
      tailMs: { value: null, from: 'absent', why: text as 'no_text' },
    },
    cost: {
      ...l.cost,
      price: { input: usdPerMTok(1), output: usdPerMTok(2), source: text, asOf: text },
    },
    server: { [text]: text },
    timeline: l.timeline.map(([at, part, , n]) => [at, part, text, n] as const),
    notes: [
      { code: text, message: text },
      { code: 'empty_answer', message: text },
    ],
  });
  const fit: DocumentFit = {
    contenderId: text as DocumentFit['contenderId'],
    over: [],
    secondsPerToken: { value: 0.01, from: 'fitted', interval: [0.009, 0.011] },
    tokensPerSecond: { value: 100, from: 'fitted', rule: text },
    overheadMs: { value: null, from: 'absent', why: text as 'no_text' },
    r2: 0.99,
    n: 5,
    method: text,
    warnings: [text],
  };
  return {
    ...document,
    app: text,
    session: { ...document.session, title: text, notes: text, prompt, lineup: trial.lineup.map(contender) },
    trials: document.trials.map(t => ({
      ...t,
      prompt,
      lineup: t.lineup.map(contender),
      lanes: t.lanes.map(lane),
    })),
    fits: [fit],
  };
}
