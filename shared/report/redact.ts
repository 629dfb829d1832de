// A document without what the person does not want to hand on. The figures stay: they were worked
// out before. Tapes hold both sides' words in their own bytes, so they go with either.

import type { ReportWords } from '../format/report-words.ts';
import type { DocumentLane, DocumentTrial, Redaction, SessionDocument } from '../session-file/document.ts';
import type { Failure } from '../trial/failure.ts';
import type { Contender } from '../trial/contender.ts';
import { titleFrom, type Prompt } from '../trial/session.ts';

export const nothingLeftOut: Redaction = { prompt: false, answers: false };

export function redacted(
  document: SessionDocument,
  { prompt, answers }: Redaction,
  words: Pick<ReportWords, 'kind'>,
): SessionDocument {
  // What is gone from the document that came stays gone.
  const redaction = {
    prompt: prompt || document.redacted?.prompt === true,
    answers: answers || document.redacted?.answers === true,
  };
  if (!redaction.prompt && !redaction.answers) return document;
  const { session, trials } = document;
  const named = redaction.prompt && session.title === titleFrom(session.prompt.user);
  return {
    ...document,
    redacted: redaction,
    session: {
      ...session,
      // A session nobody has named is called by the first words of its prompt.
      title: named ? words.kind : session.title,
      prompt: redaction.prompt ? noPrompt : session.prompt,
      lineup: session.lineup.map(contender => redactedContender(contender, redaction)),
    },
    trials: trials.map((trial): DocumentTrial => ({
      ...trial,
      prompt: redaction.prompt ? noPrompt : trial.prompt,
      lineup: trial.lineup.map(contender => redactedContender(contender, redaction)),
      lanes: trial.lanes.map(lane => redactedLane(lane, redaction)),
    })),
  };
}

const withoutWords = (failure: Failure): Failure => ({ ...failure, message: '' });

const noPrompt: Prompt = { system: '', user: '', variables: {} };

/** Its own wording, and what was said before, are prompts and answers as well. */
function redactedContender(contender: Contender, { prompt, answers }: Redaction): Contender {
  const { variant, history } = contender;
  return {
    ...contender,
    ...(variant && prompt && { variant: {} }),
    ...(history && {
      history: history.map(turn => ({
        user: prompt ? '' : turn.user,
        assistant: answers ? '' : turn.assistant,
      })),
    }),
  };
}

function redactedLane({ tape: _tape, ...lane }: DocumentLane, redaction: Redaction): DocumentLane {
  const { prompt, answers } = redaction;
  const isSaid = prompt || (answers && lane.contender.history !== undefined);
  return {
    ...lane,
    contender: redactedContender(lane.contender, redaction),
    // A server that refuses may quote what it was sent, or what it was about to say.
    failure: lane.failure && withoutWords(lane.failure),
    attemptLog: lane.attemptLog.map(attempt => ({ ...attempt, failure: withoutWords(attempt.failure) })),
    ...(isSaid && lane.request !== null ? { request: { ...lane.request, body: '' } } : {}),
    ...(answers
      ? {
          answer: '',
          reasoning: { kind: lane.reasoning.kind, text: '' },
          timeline: lane.timeline.map(([at, part, , tokens]) => [at, part, '', tokens] as const),
        }
      : {}),
  };
}
