import { Injectable } from '@nestjs/common';
import type { AssignmentDecisionView, EarlierTicket, ReplyWindowView, TicketDetail, TicketRow } from '#contract';
import { DomainError, thingOf } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Sql } from '../../platform/database/database';
import { EventLog, type StoredEvent } from '../../platform/events/event-log';
import { ContactsService } from '../contacts/contacts.service';
import { ServiceFactsService } from '../service-facts/service-facts.service';
import { DraftsRepository } from './drafts.repository';
import { maySee, mustSee } from './gate';
import { type MessageRecord, messageView } from './message.view';
import type { TicketRecord } from './ticket.entity';
import { rowOfRecord } from './ticket.view';
import { TicketsRepository } from './tickets.repository';

const FIRST_PAGE = 50;
const HISTORY_LENGTH = 300;
/** What stands as lines between the messages. */
const HISTORY_TYPES = ['ticket.', 'reply_window.', 'resolution.'];
const NEWEST = 2_147_483_647;

/** A ticket as a screen opens it, all of one snapshot and with the position it was read at. */
@Injectable()
export class TicketReadingService {
  constructor(
    private readonly database: Database,
    private readonly repository: TicketsRepository,
    private readonly contacts: ContactsService,
    private readonly drafts: DraftsRepository,
    private readonly events: EventLog,
    private readonly service: ServiceFactsService,
  ) {}

  detail(me: Principal, id: string): Promise<TicketDetail> {
    return this.database.keyedSnapshot(async (sql) => {
      const record = await this.seen(me, await this.repository.record(id, sql));
      const [messages, history, windows, earlier, contact, service, drafts, position] = await Promise.all([
        this.repository.messages(sql, id, NEWEST, FIRST_PAGE + 1),
        this.events.ofTicket(sql, id, HISTORY_TYPES, HISTORY_LENGTH),
        this.repository.windows(sql, id),
        this.repository.ofContact(sql, record.contact_id, 20),
        this.contacts.view(record.contact_id, sql),
        this.service.view(sql, id),
        this.drafts.of(sql, id, me.agentId),
        this.events.position(sql),
      ]);
      return {
        row: rowOfRecord(record),
        contact,
        messages: messages.slice(-FIRST_PAGE).map(messageView),
        hasEarlier: messages.length > FIRST_PAGE,
        history: history.reverse().map(historyItem),
        windows: windows.map((w) => windowView(w, Number(record.number))),
        service,
        drafts,
        earlierTickets: await this.withThings(
          sql,
          earlier.filter((t) => t.id !== id && maySee(me, belonging(t))),
        ),
        position,
      };
    });
  }

  private async withThings(sql: Sql, records: readonly TicketRecord[]): Promise<EarlierTicket[]> {
    const ids = records.map(({ id }) => id);
    const facts = await this.service.of(ids, sql);
    return records.map((record) => {
      const { product, model, serial } = facts.get(record.id)!;
      const known = thingOf({ product, model, serial }) !== null;
      return { ...rowOfRecord(record), thing: known ? { product, model, serial } : null };
    });
  }

  async row(me: Principal, id: string): Promise<{ row: TicketRow }> {
    return { row: rowOfRecord(await this.seen(me, await this.repository.record(id))) };
  }

  async byNumber(me: Principal, number: number): Promise<{ row: TicketRow }> {
    return { row: rowOfRecord(await this.seen(me, await this.repository.byNumber(number))) };
  }

  /** Tickets of a contact that are worked on, as far as `me` may see them. */
  async openOf(me: Principal, contactId: string): Promise<TicketRow[]> {
    const records = await this.repository.ofContact(this.database, contactId, 50);
    const active = records.filter(({ status }) => ['open', 'waiting', 'on_hold'].includes(status));
    return active.filter((record) => maySee(me, belonging(record))).map(rowOfRecord);
  }

  async countOf(contactId: string): Promise<number> {
    return (await this.repository.ofContact(this.database, contactId, 1)).length;
  }

  async earlier(me: Principal, id: string, before: number, limit: number) {
    await this.row(me, id);
    const messages = await this.repository.messages(this.database, id, before, limit + 1);
    return { messages: messages.slice(-limit).map(messageView), hasEarlier: messages.length > limit };
  }

  async decisions(me: Principal, id: string): Promise<{ rows: AssignmentDecisionView[] }> {
    await this.row(me, id);
    return { rows: (await this.repository.decisions(id)) as AssignmentDecisionView[] };
  }

  /** Message rows by id, for who has already been let through: the feed and the visitor's own chat. */
  records(sql: Sql, ids: readonly string[]): Promise<MessageRecord[]> {
    return this.repository.messagesByIds(ids, sql);
  }

  /** The HTML and raw receipt of a message on a ticket the agent may see. */
  async source(
    me: Principal,
    messageId: string,
  ): Promise<{ html: string | null; receiptId: string | null; ticketId: string }> {
    const found = await this.repository.html(messageId);
    if (!found) throw new DomainError('not_found');
    await this.row(me, found.ticket_id);
    return { html: found.html, receiptId: found.receipt_id, ticketId: found.ticket_id };
  }

  async mustSeeTicket(me: Principal, id: string, sql: Sql = this.database): Promise<void> {
    await this.seen(me, await this.repository.record(id, sql));
  }

  private seen(me: Principal, record: TicketRecord | null): Promise<TicketRecord> {
    if (!record) throw new DomainError('not_found');
    mustSee(me, belonging(record));
    return Promise.resolve(record);
  }
}

const belonging = (r: TicketRecord) => ({ teamId: r.team_id, holderId: r.holder_id });

const historyItem = (e: StoredEvent) => ({
  id: e.position,
  version: e.version,
  type: e.type,
  at: e.at.toISOString(),
  actor: e.actor,
  payload: e.payload,
});

function windowView(w: Record<string, unknown>, ticketNumber: number): ReplyWindowView {
  const at = (column: string): string | null => (w[column] as Date | null)?.toISOString() ?? null;
  return {
    id: w.id as string,
    ticketId: w.ticket_id as string,
    ticketNumber,
    openedAt: at('opened_at')!,
    remindAt: at('remind_at')!,
    leadAt: at('lead_at')!,
    dueAt: at('due_at')!,
    segments: w.segments as ReplyWindowView['segments'],
    policy: w.policy as ReplyWindowView['policy'],
    remindedAt: at('reminded_at'),
    leadToldAt: at('lead_told_at'),
    breachedAt: at('breached_at'),
    holderAtDeadlineId: w.holder_at_deadline_id as string | null,
    answeredById: w.answered_by_id as string | null,
    answeredAt: at('answered_at'),
    excusedAt: at('excused_at'),
    excuse: w.excuse as string | null,
    endedAt: at('ended_at'),
    workingSeconds: w.working_seconds as number | null,
    first: w.first as boolean,
  };
}
