// Identities. Opaque strings, minted by the engine; a trial's id cannot stand where a
// lane's is due.

declare const brand: unique symbol;
export type Brand<K extends string> = string & { readonly [brand]: K };

export type SessionId = Brand<'session'>;
export type TrialId = Brand<'trial'>;
export type LaneId = Brand<'lane'>;

export const sessionId = (text: string): SessionId => text as SessionId;
export const trialId = (text: string): TrialId => text as TrialId;
export const laneId = (text: string): LaneId => text as LaneId;
