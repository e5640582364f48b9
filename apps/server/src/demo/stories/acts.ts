// What agents do on a ticket, with the client ids that their screens would send.
import type { Colleague, Stage } from '../stage';
import type { Thread } from './voices';

const EVERYTHING_SEEN = 1_000_000;

type Then = 'waiting' | 'open' | 'on_hold' | 'resolved';

/** Answers the new message's id. */
export async function reply(stage: Stage, by: Colleague, ticketId: string, text: string, then: Then): Promise<string> {
  const said = { clientId: stage.clientId(), text, attachmentIds: [], seenSeq: EVERYTHING_SEEN, force: false, then };
  return (await stage.services.replies.reply(by.me, ticketId, said)).message.id;
}

export async function note(stage: Stage, by: Colleague, ticketId: string, text: string): Promise<void> {
  await stage.services.replies.note(by.me, ticketId, { clientId: stage.clientId(), text, attachmentIds: [] });
}

/** The desk deals the ticket out; null when nobody is there to take it. */
export async function dealOut(stage: Stage, { ticketId, teamId, holderId }: Thread): Promise<Colleague | null> {
  if (holderId) return stage.byId(holderId);
  const given = await stage.services.assignments.give({ id: ticketId, teamId: teamId!, told: false });
  return given?.agentId ? stage.byId(given.agentId) : null;
}

export async function claim(stage: Stage, by: Colleague, ticketId: string): Promise<void> {
  await stage.services.tickets.claim(by.me, ticketId);
}

/** Moves the ticket on when its holder has gone home; answers who has it now. */
export async function handOver(stage: Stage, holder: Colleague, ticketId: string, reason: string): Promise<Colleague> {
  if (holder.onDuty) return holder;
  const colleagues = stage.atWork(holder.person.team!);
  if (colleagues.length === 0) return holder;
  const next = stage.chance.pick(colleagues);
  await stage.services.tickets.transfer(holder.me, ticketId, { toAgentId: next.me.agentId, toTeamId: null, reason });
  return next;
}

export async function hold(stage: Stage, by: Colleague, ticketId: string, label: string): Promise<void> {
  const statusLabelId = stage.furnished.labelIds.get(label) ?? null;
  await stage.services.tickets.setStatus(by.me, ticketId, { status: 'on_hold', statusLabelId });
}

export async function excuse(stage: Stage, by: Colleague, ticketId: string, reason: string): Promise<void> {
  await stage.services.tickets.noReplyNeeded(by.me, ticketId, reason);
  await stage.services.tickets.setStatus(by.me, ticketId, { status: 'resolved', statusLabelId: null });
}
