import type { AgentPhone, Call, DeskEvent } from '#contract';

/** An agent's phone and the calls that concern it now. */
export interface Dock {
  phone: AgentPhone | null;
  calls: Call[];
}

export type DockMode = 'ringing' | 'talking' | 'held' | 'wrap_up';
export interface DockCall {
  call: Call;
  mode: DockMode;
}

/** The dock after events of the feed; older versions of what is held change nothing. The same object when nothing did. */
export function dockAfter(dock: Dock, events: readonly DeskEvent[], agentId: string): Dock {
  return events.reduce((held, event) => {
    if (event.type === 'phone.changed') return withPhone(held, event.payload.view, agentId);
    return event.subject.kind === 'call' ? withCall(held, (event.payload as { view: Call }).view, agentId) : held;
  }, dock);
}

/** A call that was put down by the server's answer or a feed event. */
export function withCall(dock: Dock, call: Call, agentId: string): Dock {
  const held = dock.calls.find(({ id }) => id === call.id);
  if (held ? held.version >= call.version : !concerns(call, agentId)) return dock;
  return { ...dock, calls: [...dock.calls.filter(({ id }) => id !== call.id), call] };
}

/** The dock with one's phone as it stands now; an older word of it changes nothing. */
export function withPhone(dock: Dock, phone: AgentPhone, agentId: string): Dock {
  if (phone.agentId !== agentId || (dock.phone && dock.phone.version >= phone.version)) return dock;
  return { ...dock, phone };
}

const concerns = (call: Call, agentId: string): boolean =>
  call.source === 'system' && (call.agentId === agentId || call.ringingAgentIds.includes(agentId));

/** What is shown: calls that ring here, the one that is spoken on, the one that is written down; who spoke first comes first. */
export function dockCalls({ phone, calls }: Dock, agentId: string): DockCall[] {
  const found = calls.flatMap((call) => {
    const mode = modeOf(call, phone, agentId);
    return mode ? [{ call, mode }] : [];
  });
  return found.sort((a, b) => (a.call.startedAt < b.call.startedAt ? -1 : 1));
}

function modeOf(call: Call, phone: AgentPhone | null, agentId: string): DockMode | null {
  if (!call.endedAt && call.ringingAgentIds.includes(agentId)) return 'ringing';
  if (call.agentId !== agentId || !call.answeredAt) return null;
  if (!call.endedAt) return call.heldSince ? 'held' : 'talking';
  return phone?.state === 'wrap_up' && phone.callId === call.id ? 'wrap_up' : null;
}
