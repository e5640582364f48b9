import { z } from 'zod';
import { clientId, id, instant } from './primitives';
import { type Call, callResult } from './records';

/** Names one page of a browser: of several that a person has open, one is on the call. */
export const callPeer = z.string().regex(/^[0-9A-Za-z_-]{8,64}$/);

/** How the browsers find each other beside their own addresses (RFC 7064, RFC 7065). */
export const iceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof iceServer>;

/* agents */
export const webCallStart = z.object({ clientId, peer: callPeer, ticketId: id });
export const webCallJoin = z.object({ peer: callPeer });
export const webCallStep = z.object({ peer: callPeer, step: z.enum(['hold', 'resume']) });
export const webCallNote = z.object({ note: z.string().trim().max(5000) });
/** Losing the race for a call is an answer: a colleague has it, or nobody does any more. */
export interface WebCallJoined {
  outcome: 'answered' | 'answered_by_other' | 'over';
  call: Call;
  ice: IceServer[];
}
/** What rings for me or what I am on; and in seconds of ringing, the goal and from when on an apology comes first. */
export interface WebCallList {
  rows: Call[];
  ring: { answer: number; apology: number };
}
export interface WebCallStarted {
  call: Call;
  ice: IceServer[];
}

/* visitors */
export const visitorCallStart = z.object({ clientId, peer: callPeer });
/** What a visitor may see of a call: no notes, no ids of agents. */
export const visitorCall = z.object({
  id,
  direction: z.enum(['inbound', 'outbound']),
  state: z.enum(['ringing', 'talking', 'held', 'ended']),
  agentName: z.string().nullable(),
  workNumber: z.string().nullable(),
  startedAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  talkSeconds: z.number().int().nullable(),
  result: callResult.nullable(),
  hungUpBy: z.enum(['contact', 'agent', 'system']).nullable(),
  version: z.number().int(),
});
export type VisitorCall = z.infer<typeof visitorCall>;
export interface VisitorCallStarted {
  call: VisitorCall;
  ice: IceServer[];
}

/* signals between the two browsers; they may be lost */
const sdp = z.string().min(1).max(32_000);
const round = z.number().int().min(1).max(1000);
const candidate = z.object({
  candidate: z.string().max(512),
  sdpMid: z.string().max(32).nullable(),
  sdpMLineIndex: z.number().int().min(0).max(16).nullable(),
});
export const callWord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offer'), round, sdp }),
  z.object({ kind: z.literal('answer'), round, sdp }),
  z.object({ kind: z.literal('candidates'), round, candidates: z.array(candidate).min(1).max(20) }),
  /** The contact's browser asks for a new offer. */
  z.object({ kind: z.literal('again') }),
]);
/** What one browser tells the other to find a way between them (RFC 8829). */
export type CallWord = z.infer<typeof callWord>;
export const callSignal = z.object({ callId: id, peer: callPeer, word: callWord });
export type CallSignal = z.infer<typeof callSignal>;
export type CallSignalAck = { ok: true } | { ok: false; code: string };
