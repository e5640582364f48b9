import type { Call, DeskEvent } from '#contract';

/** What an event says of a call between browsers, or null. */
export function webCallOf(event: DeskEvent): Call | null {
  if (event.subject.kind !== 'call') return null;
  const { view } = event.payload as { view: Call };
  return view.source === 'web' ? view : null;
}

/** The running calls after a newer word of one; an older word changes nothing. */
export function withCall(running: ReadonlyMap<string, Call>, call: Call): ReadonlyMap<string, Call> {
  const known = running.get(call.id);
  if (known && known.version >= call.version) return running;
  const next = new Map(running);
  if (call.endedAt) next.delete(call.id);
  else next.set(call.id, call);
  return next;
}

/** Those that ring at an agent, the longest waiting first. */
export function ringingAt(running: ReadonlyMap<string, Call>, agentId: string): Call[] {
  return [...running.values()]
    .filter(({ ringingAgentIds }) => ringingAgentIds.includes(agentId))
    .sort((a, b) => a.startedAt.localeCompare(b.startedAt));
}
