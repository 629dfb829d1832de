// Hands a file to the person: a download in the browser, a save dialog on the desktop.

import type { ExportedFile } from '../../shared/contract/views.ts';

export function save({ name, mime, text }: ExportedFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${mime};charset=utf-8` }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
