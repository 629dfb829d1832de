// The menu: what a desktop app is expected to have, and its shortcuts. No developer tools, nothing
// that leads outside.

import type { MenuItemConstructorOptions } from 'electron';
import type { DesktopWords } from './words.ts';

export const menuFor = (platform: NodeJS.Platform, words: DesktopWords): MenuItemConstructorOptions[] => [
  ...(platform === 'darwin'
    ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions]
    : [
        {
          label: words.file,
          submenu: [{ role: 'quit', label: words.quit }],
        } satisfies MenuItemConstructorOptions,
      ]),
  {
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      { type: 'separator' },
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
    ],
  },
  {
    label: words.view,
    submenu: [
      { role: 'reload', label: words.reload },
      { type: 'separator' },
      { role: 'resetZoom', label: words.actualSize },
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      { type: 'separator' },
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  },
  {
    label: words.window,
    submenu: [
      { role: 'minimize', label: words.minimize },
      { role: 'close', label: words.close },
    ],
  },
];
