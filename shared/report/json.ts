// A report as JSON: the session document itself, to the last digit.

import { wordsOf } from '../format/words-of.ts';
import type { Redaction, SessionDocument } from '../session-file/document.ts';
import { nothingLeftOut, redacted } from './redact.ts';

export const reportJson = (document: SessionDocument, leftOut: Redaction = nothingLeftOut): string =>
  `${JSON.stringify(redacted(document, leftOut, wordsOf('en').report), null, 1)}\n`;
