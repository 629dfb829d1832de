// The desktop host. The first statement decides whether this is the app at all: a second instance
// goes away before anything that opens a file is loaded.

import { app } from 'electron';

if (app.requestSingleInstanceLock()) {
  const { prepareDesktop, runDesktop } = await import('./desktop/desktop.ts');
  const { homeOf } = await import('./terminal/environment.ts');
  prepareDesktop();
  await runDesktop({ folder: import.meta.dirname, home: homeOf(process.env) });
} else {
  app.quit();
}
