import type { Message, VisitorMessage } from '#contract';

const FROM = { inbound: 'visitor', reply: 'agent', greeting: 'desk' } as const;

/** A message as its visitor may see it, or null when it is none of the visitor's business. */
export function visitorMessage(
  m: Message,
  widgetKey: string,
  workNumbers: Map<string, { workNumber: string }>,
): VisitorMessage | null {
  const from = FROM[m.kind as keyof typeof FROM];
  if (!from) return null;
  const isAgent = from === 'agent';
  return {
    id: m.id,
    seq: m.seq,
    from,
    agentName: isAgent ? m.author.name : null,
    workNumber: isAgent && m.author.id ? (workNumbers.get(m.author.id)?.workNumber ?? null) : null,
    text: m.text,
    attachments: m.attachments.map((a) => ({ ...a, url: `/api/widget/${widgetKey}/attachments/${a.id}` })),
    clientId: from === 'visitor' ? m.clientId : null,
    ...(m.surveyId ? { surveyId: m.surveyId } : {}),
    at: m.createdAt,
  };
}
