import type { CallStanding, MicrophoneFault } from '#client';
import type { Call } from '#contract';

export interface PhoneState {
  ringing: Call[];
  /** The call this page is on, also for a while after it is over. */
  own: Call | null;
  /** A call of this agent that another page of theirs is on. */
  elsewhere: Call | null;
  standing: CallStanding | null;
  fault: MicrophoneFault | null;
  busy: boolean;
}

/** The rings that are a goal, and those from which an apology comes first (DOMAIN H9, H10), in seconds. */
export interface RingLimits {
  answer: number;
  apology: number;
}

/** Nothing rings and nobody speaks. */
export const QUIET: PhoneState = { ringing: [], own: null, elsewhere: null, standing: null, fault: null, busy: false };
