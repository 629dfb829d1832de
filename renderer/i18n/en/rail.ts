// English: sessions as a list, and what can be done with a whole one.

import { plural } from './plural.ts';

export const rail = {
  menuOf: (title: string): string => `More about ${title}`,
  rename: 'Rename',
  titleOf: 'New title',
  tags: 'Tags',
  allTags: 'All tags',
  filter: 'Show only',
  addTag: 'Add a tag',
  removeTag: (tag: string): string => `Remove the tag ${tag}`,
  notes: 'Notes',
  notesOf: 'Notes on the session',
  notesHint: 'What this session is about, what you found',
  imported: (title: string): string => `Imported: ${title}`,
  notSession: (name: string): string => `${name} is no session file (*.assay.json).`,
  continueAll: 'Continue all',
  again: (name: string): string => `again: ${name}`,
  turn: (n: number): string => `turn ${n}`,
  older: 'Show older sessions',
  found: (n: number): string => `${plural(n, 'session', 'sessions')} found.`,
  width: 'Width of the sessions',
  columnWidth: (name: string): string => `Width of ${name}`,
  show: 'Show the sessions',
  hide: 'Hide the sessions',
};

export type RailWords = typeof rail;
