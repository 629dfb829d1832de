// A report as JSON: the session document itself, to the last digit.

import { wordsOf } from '../format/words-of.ts';
import type { SessionDocument } from '../session-file/document.ts';
import { redacted } from './redact.ts';
import type { ReportOptions } from './report-model.ts';

export function reportJson(
  document: SessionDocument,
  { redactPrompt = false, redactAnswers = false }: ReportOptions = {},
): string {
  const shown = redacted(document, { prompt: redactPrompt, answers: redactAnswers }, wordsOf('en').report);
  return `${JSON.stringify(shown, null, 1)}\n`;
}
