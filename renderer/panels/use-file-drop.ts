// A session file let go anywhere on the page is imported; anything else is not opened by the browser.

import { useEffect } from 'react';
import { screenWords, useApp } from '../store/app-store.ts';
import { importSession } from '../store/sessions.ts';

export function useFileDrop(): void {
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const onDrop = (event: DragEvent): void => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      if (/\.json$/i.test(file.name)) void importSession(file);
      else useApp.setState({ toast: { text: screenWords().rail.notSession(file.name) } });
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
}
