import { Injectable } from '@nestjs/common';
import type { Message } from '#contract';
import { DomainError, type LastMessage, preview, takeBack, type TicketStatus } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Tx } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { messageView } from './message.view';
import { TicketsRepository } from './tickets.repository';
import { TicketsService } from './tickets.service';
import { windowOfRow, type WindowRow } from './window.entity';

interface Reply {
  id: string;
  seq: number;
  ticket_id: string;
  author_id: string;
  created_at: Date;
}
interface Said {
  version: number;
  type: string;
  payload: Record<string, unknown>;
}

/** A reply its author wants back before it goes out. The words stay as evidence; nobody is sent them. */
@Injectable()
export class TakingBackService {
  constructor(
    private readonly database: Database,
    private readonly repository: TicketsRepository,
    private readonly tickets: TicketsService,
    private readonly calendars: CalendarsService,
  ) {}

  takeBack(me: Principal, messageId: string): Promise<{ message: Message; ticketVersion: number }> {
    return this.database.transaction(async (tx) => {
      const reply = await this.ownReply(tx, me, messageId);
      const { ticket } = await this.tickets.changeIn(tx, reply.ticket_id, agentActor(me), me, async ({ plan }) => {
        await this.withdraw(tx, reply, plan.now);
        const calendar = await this.calendars.ofTeam(plan.ticket.teamId);
        const stood = await before(tx, reply);
        // A reply said since has answered the contact in its place.
        const window = stood.lastReplySeq > reply.seq ? null : await answeredWindow(tx, reply);
        takeBack(plan, { messageId, calendar, window, ...stood, ...(await saidWith(tx, reply)) });
      });
      const [record] = await this.repository.messagesByIds([messageId], tx);
      return { message: messageView(record!), ticketVersion: ticket.version };
    });
  }

  private async ownReply(tx: Tx, me: Principal, messageId: string): Promise<Reply> {
    const reply = await tx.row<Reply>(
      `select id, seq, ticket_id, author_id, created_at from message where id = $1 and kind = 'reply' and taken_back_at is null`,
      [messageId],
    );
    if (!reply) throw new DomainError('not_found');
    if (reply.author_id !== me.agentId) throw new DomainError('forbidden');
    return reply;
  }

  /** Whoever takes the outbox row first wins: the sender, or this. */
  private async withdraw(tx: Tx, { id }: Reply, now: Date): Promise<void> {
    const withdrawn = await tx.row(
      `update delivery set state = 'withdrawn', done_at = $2 where message_id = $1 and state = 'queued' and attempts = 0 returning id`,
      [id, now],
    );
    if (!withdrawn) throw new DomainError('reply_already_sent');
    await tx.rows(
      `update message set taken_back_at = $2, undo_until = null, delivery_state = 'withdrawn' where id = $1`,
      [id, now],
    );
    // Its files may be sent again, with the words that come in its place.
    await tx.rows('update attachment set ticket_id = null, message_id = null where message_id = $1', [id]);
  }
}

/** What the queue shows of a ticket without this reply. */
async function before(
  tx: Tx,
  { id, ticket_id }: Reply,
): Promise<{ lastMessage: LastMessage | null; lastReplySeq: number }> {
  const row = await tx.row<{ last: LastMessage | null; reply: number }>(
    `select (select json_build_object('seq', seq, 'kind', kind, 'at', created_at, 'authorName', author_name, 'text', coalesce(nullif(fresh_text, ''), text))
         from message where ticket_id = $1 and kind in ('inbound', 'reply') and taken_back_at is null and id <> $2 order by seq desc limit 1) as last,
       (select coalesce(max(seq), 0) from message where ticket_id = $1 and kind = 'reply' and taken_back_at is null and id <> $2) as reply`,
    [ticket_id, id],
  );
  const { last, reply } = row!;
  if (!last) return { lastMessage: null, lastReplySeq: reply };
  const { text, ...rest } = last as LastMessage & { text: string };
  return { lastMessage: { ...rest, at: new Date(rest.at), preview: preview(text) }, lastReplySeq: reply };
}

/** The window a reply closed ended at the moment it was said, by its author. */
async function answeredWindow(tx: Tx, { ticket_id, author_id, created_at }: Reply) {
  const row = await tx.row<WindowRow>(
    'select * from reply_window where ticket_id = $1 and answered_by_id = $2 and answered_at = $3',
    [ticket_id, author_id, created_at],
  );
  return row && windowOfRow(row);
}

const VOID = ['message.replied', 'reply_window.answered', 'ticket.resolved', 'ticket.status_changed'];

/** The events of the same act: no figure counts them any more, and one of them knows the status before. */
async function saidWith(tx: Tx, { id, ticket_id, created_at }: Reply) {
  const events = await tx.rows<Said>(
    `select e.version, e.type, e.payload from desk_event e
     join desk_event said on said.message_id = $2 and said.type = 'message.replied' and said.ticket_id = $1
     where e.ticket_id = $1 and e.subject_kind = 'ticket' and e.at = $3 and e.version between said.version and said.version + 2
     order by e.version`,
    [ticket_id, id, created_at],
  );
  const voids = events.filter(({ type }) => VOID.includes(type));
  const answered = events.find(({ type }) => type === 'reply_window.answered')?.payload;
  const statusBefore = events.find(({ payload }) => payload.previousStatus)?.payload.previousStatus;
  return {
    voids: voids.map(({ version }) => version),
    statusBefore: (statusBefore as TicketStatus | undefined) ?? null,
    answered: answered
      ? { met: Boolean(answered.met), first: Boolean(answered.first), workingSeconds: Number(answered.workingSeconds) }
      : null,
  };
}
