export const CALL_EVENT_KINDS = [
  'started',
  'ringing',
  'stopped_ringing',
  'transferred',
  'answered',
  'held',
  'resumed',
  'left',
  'hanging_up',
  'recorded',
  'ended',
] as const;
export type CallEventKind = (typeof CALL_EVENT_KINDS)[number];

export type CallDirection = 'inbound' | 'outbound';
/** Who laid the receiver down (DOMAIN H15). */
export type HungUpBy = 'contact' | 'agent' | 'system';
/** Why nobody was reached, as far as the telephone system says. */
export type CallOutcome = 'busy' | 'no_answer' | 'rejected' | 'wrong_number' | 'voicemail';
export type RecordingConsent = 'yes' | 'no' | 'unknown';

/** One thing a telephone system says of a call, in the desk's words. */
export interface CallEvent {
  /** Unique among the events of its call; the same event said twice carries the same. */
  id: string;
  kind: CallEventKind;
  /** When it happened by the clock of the telephone system, UTC. */
  at: Date;
  direction?: CallDirection;
  /** The contact's number as the system wrote it; null when the caller hides it. */
  number?: string | null;
  /** The number of ours that was called or calls. */
  line?: string | null;
  /** The extension of the agent it is about. */
  extension?: string | null;
  by?: HungUpBy | null;
  outcome?: CallOutcome | null;
  /** For a transfer: the extension or number that gets the call. */
  to?: string | null;
  /** For a transfer: the receiver was spoken to before, so that the contact doesn't wait. */
  attended?: boolean;
  /** For a recording: where it lies. */
  recording?: string;
  consent?: RecordingConsent;
  /** Said of any conversation, also of one between colleagues: alone it makes no call. */
  loose?: boolean;
}
