// What went along with a prompt, a line each. What is in it stands in the requests.

import type { Prompt } from '../trial/session.ts';

export const attachmentsOf = ({ attachments = [] }: Prompt): readonly string[] =>
  attachments.map(({ name, mime }) => `${name} (${mime})`);
