// Lets everything that is already promised happen: not time, only what waits for its turn.

export const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
