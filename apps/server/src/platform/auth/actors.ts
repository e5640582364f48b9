import type { NewEvent } from '../events/event-log';
import type { Principal } from './principal';

/** An agent as the one who did something. */
export const agentActor = (me: Principal): NewEvent['actor'] => ({ kind: 'agent', id: me.agentId, name: me.name });
