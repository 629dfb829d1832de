// The desktop host. Which data folder it is decides which app it is, and the lock decides whether
// this is the app at all: a second instance goes away before anything that opens a file is loaded.
//
// Electron gets ready only once this module has ended, so nothing in here waits for that.

import { join } from 'node:path';
import { app } from 'electron';
import { ownFolder } from './store/own-folder.ts';
import { homeOf } from './terminal/environment.ts';

const home = homeOf(process.env);
const profile = join(home, 'chromium');
ownFolder(home);
ownFolder(profile);
// Chromium's own files and the lock lie in the data folder too: two folders are two apps.
app.setPath('userData', profile);
if (app.requestSingleInstanceLock()) {
  const { startDesktop } = await import('./desktop/desktop.ts');
  startDesktop({ folder: import.meta.dirname, home });
} else {
  app.quit();
}
