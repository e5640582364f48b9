/** ready: may be rung. busy: on a call. wrap_up: writing down the last one. break: not to be rung. */
export type PhoneState = 'ready' | 'busy' | 'wrap_up' | 'break';

/** An agent's phone. Times are UTC. */
export interface AgentPhone {
  state: PhoneState;
  since: Date;
  /** When wrap-up is over by itself; null in every other state. */
  dueAt: Date | null;
  /** The call that is spoken on or written down. */
  callId: string | null;
  /** What was chosen for when the call and its wrap-up are over. */
  then: 'ready' | 'break';
}

/** A call of the agent was answered. Choosing a break before it still holds after it. */
export function phoneBusy(phone: AgentPhone, callId: string, at: Date): AgentPhone {
  if (phone.state === 'busy') return { ...phone, callId };
  const then = phone.state === 'break' ? 'break' : phone.then;
  return { state: 'busy', since: at, dueAt: null, callId, then };
}

/**
 * The call the agent was busy with is over: wrap-up begins and lasts at most `limitSeconds`; a limit of 0 means none is
 * granted. The end of another call changes nothing.
 */
export function phoneFree(phone: AgentPhone, callId: string, at: Date, limitSeconds: number): AgentPhone {
  if (phone.state !== 'busy' || phone.callId !== callId) return phone;
  if (limitSeconds <= 0) return wrappedUp(phone, at);
  return { ...phone, state: 'wrap_up', since: at, dueAt: new Date(at.getTime() + limitSeconds * 1000) };
}

/** The agent is done writing, or the limit has passed. */
export function wrappedUp(phone: AgentPhone, at: Date): AgentPhone {
  return { state: phone.then, since: at, dueAt: null, callId: null, then: phone.then };
}

/** The agent chooses ready or break. During a call it is what comes after; out of wrap-up it takes effect at once. */
export function phoneChosen(phone: AgentPhone, chosen: 'ready' | 'break', at: Date): AgentPhone {
  if (phone.state === 'busy') return { ...phone, then: chosen };
  if (phone.state === chosen) return phone;
  return wrappedUp({ ...phone, then: chosen }, at);
}
