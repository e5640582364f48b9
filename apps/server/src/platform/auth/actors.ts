import type { NewEvent } from '../events/event-log';
import type { Principal } from './principal';

/** An agent as the one who did something. */
export const agentActor = (me: Pick<Principal, 'agentId' | 'name'>): NewEvent['actor'] => ({
  kind: 'agent',
  id: me.agentId,
  name: me.name,
});
