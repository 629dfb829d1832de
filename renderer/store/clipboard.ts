// Onto the clipboard, and said so.

import { useApp } from './app-store.ts';
import { attempt } from './laboratory.ts';

export const copyText = (text: string, said: string): Promise<boolean> =>
  attempt(async () => {
    await navigator.clipboard.writeText(text);
    useApp.setState({ toast: { text: said } });
  });
