import type { Call, VisitorCall } from '#contract';

type Seen = Omit<Call, 'ticketNumber' | 'contactName' | 'number'>;

/** A call as its visitor may see it. */
export function visitorCallView(call: Seen, names: Map<string, { name: string; workNumber: string }>): VisitorCall {
  const agent = call.agentId ? names.get(call.agentId) : undefined;
  return {
    id: call.id,
    direction: call.direction,
    state: stateOf(call),
    agentName: agent?.name ?? null,
    workNumber: agent?.workNumber ?? null,
    startedAt: call.startedAt,
    answeredAt: call.answeredAt,
    endedAt: call.endedAt,
    talkSeconds: call.talkSeconds,
    result: call.result,
    hungUpBy: call.hungUpBy,
    version: call.version,
  };
}

function stateOf({ endedAt, answeredAt, heldSince }: Seen): VisitorCall['state'] {
  if (endedAt) return 'ended';
  if (!answeredAt) return 'ringing';
  return heldSince ? 'held' : 'talking';
}
