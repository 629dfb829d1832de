// Troubles with the place the sessions are kept in, in English: what happened, and what to do.

import type { Words } from '../words.ts';

const restore = 'A backup can be restored: assay sessions backups lists them.';

export const troubles: Words['troubles'] = {
  moved_aside: ({ detail, count }) =>
    `The file with your sessions could not be read. It was moved aside as ${detail}, and a new one was begun. ${
      count > 0 ? restore : 'There is no backup yet.'
    }`,
  lost: ({ detail, count }) =>
    `${count > 0 ? `${count} sessions were` : 'Sessions were'} kept in ${detail}, and they are not there any more. ${restore}`,
  other_file: ({ count }) =>
    `The file with your sessions is not the one used last, which held ${count}. If that was not your doing: ${restore}`,
  newer_schema: () =>
    'The sessions were written by a newer Assay. They can be read here, not changed; update to go on.',
  not_migrated: ({ detail }) =>
    `The sessions must be brought to a new form, and there was no room for a backup in ${detail}. They can be read, not changed; free some space and start again.`,
  read_only_folder: ({ detail }) =>
    `Nothing can be written in ${detail}, so the sessions can only be read. Check the permissions of the folder.`,
  disk_full: () =>
    'The disk is full. What arrives is kept in memory and saved as soon as there is room: free some space, and leave Assay open.',
  not_written: ({ detail }) =>
    `The sessions could not be written (${detail}). It is tried again every second; leave Assay open.`,
  worker_restarted: () => 'The store stopped and was started again. Nothing was lost.',
  file_vanished: ({ detail }) =>
    `The file with your sessions was removed or replaced while it was open. What it held was put back; a copy lies in ${detail}.`,
  damaged: ({ count }) =>
    `The file with your sessions is damaged. ${count > 0 ? restore : 'Export the sessions that still open.'}`,
  answer_damaged: ({ count }) =>
    `${count === 1 ? 'One answer of this session is' : `${count} answers of this session are`} no longer what was saved: the disk may be failing. ${restore}`,
  backup_failed: ({ detail }) => `No backup could be made: ${detail}. The older ones were kept.`,
  synced_folder: ({ detail }) =>
    `The sessions lie in a folder that is synchronised (${detail}), which can damage them. Set ASSAY_HOME to a folder that is not.`,
  no_full_text: () => 'Search is slow here: this SQLite was built without full text search.',
};
