// What just happened, told once.

import { useApp } from './app-store.ts';

export const dismissToast = (): void => useApp.setState({ toast: null });
