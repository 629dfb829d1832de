// How a link of an answer asks the person before anything is opened.

import { createContext } from 'react';

export interface Address {
  readonly host: string;
  readonly href: string;
}

export const AskToOpen = createContext<(address: Address) => void>(() => undefined);
