// What the terminal reads from its surroundings: where the data lies, which language to speak.

import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../shared/format/language.ts';
import { UsageError } from './arguments.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The one data folder of all three hosts. `ASSAY_HOME` moves it. */
export function homeOf(env: Env): string {
  const moved = env['ASSAY_HOME'];
  if (moved !== undefined && moved !== '') return moved;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Assay');
  if (process.platform === 'win32')
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Assay');
  const data = env['XDG_DATA_HOME'];
  return join(data !== undefined && data !== '' ? data : join(homedir(), '.local', 'share'), 'assay');
}

/** `--lang` first, then the locale. */
export function languageOf(asked: string | undefined, env: Env): Language {
  if (asked === 'en' || asked === 'zh') return asked;
  if (asked !== undefined) throw new UsageError(`--lang takes en or zh, not "${asked}".`);
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
