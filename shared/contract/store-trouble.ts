// What a person should know of the place their sessions are kept in. A code and its figures:
// the sentence, and what to do about it, is format's.

export const storeTroubleCodes = [
  /** The file could not be read; `detail` is where it was moved to, `count` how many backups there are. */
  'moved_aside',
  /** `count` sessions were kept here and the file is gone or empty. */
  'lost',
  /** The file is not the one used last; that one held `count` sessions. */
  'other_file',
  'newer_schema',
  'not_migrated',
  'read_only_folder',
  'disk_full',
  'not_written',
  'worker_restarted',
  /** The file vanished or was replaced while open; `detail` is the copy that was rescued. */
  'file_vanished',
  'damaged',
  /** `count` answers of a session do not match the checksum taken when they were saved. */
  'answer_damaged',
  'backup_failed',
  'synced_folder',
  'no_full_text',
] as const;

export type StoreTroubleCode = (typeof storeTroubleCodes)[number];

export interface StoreTrouble {
  readonly code: StoreTroubleCode;
  readonly detail: string;
  readonly count: number;
}

export const storeTrouble = (code: StoreTroubleCode, detail = '', count = 0): StoreTrouble => ({
  code,
  detail,
  count,
});
