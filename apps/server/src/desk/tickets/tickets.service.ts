import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { statusRequest, TicketRow } from '#contract';
import {
  claim,
  DomainError,
  hearWhisper,
  isActive,
  moveMarks,
  noReplyNeeded,
  type Plan,
  planFor,
  type Priority,
  release,
  setField,
  type Ticket,
} from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { mustSee } from './gate';
import type { Actor, Speech } from './ticket-change';
import { TicketChanges } from './ticket-changes';
import { ticketRow } from './ticket.view';
import { TicketVerbs, type TransferTo } from './ticket-verbs.service';
import { TicketsRepository } from './tickets.repository';
import type { Verb } from './verb';
import { Receivers } from './receivers';

/** Every change of a ticket by a person: lock, decide, save, tell. */
@Injectable()
export class TicketsService {
  constructor(
    private readonly database: Database,
    private readonly repository: TicketsRepository,
    private readonly changes: TicketChanges,
    private readonly clock: Clock,
    private readonly calendars: CalendarsService,
    private readonly receivers: Receivers,
    private readonly verbs: TicketVerbs,
  ) {}

  /** Runs one verb on one locked ticket. `me` is checked at the gate; the desk itself passes null. */
  change<T>(
    id: string,
    actor: Actor,
    me: Principal | null,
    verb: (work: Verb) => Promise<T> | T,
  ): Promise<{ ticket: Ticket; answer: T }> {
    return this.database.transaction((tx) => this.changeIn(tx, id, actor, me, verb));
  }

  async changeIn<T>(
    tx: Tx,
    id: string,
    actor: Actor,
    me: Principal | null,
    verb: (work: Verb) => Promise<T> | T,
  ): Promise<{ ticket: Ticket; answer: T }> {
    const before = (await this.repository.lock(tx, [id])).get(id);
    if (!before) throw new DomainError('not_found');
    if (me) mustSee(me, before);
    const work: Verb = { tx, plan: planFor(before, this.clock.now()), speeches: new Map(), alongside: {} };
    const answer = await verb(work);
    await this.changes.save(tx, [{ before, plan: work.plan, actor, speeches: work.speeches }], work.alongside);
    return { ticket: work.plan.ticket, answer };
  }

  private async byAgent(
    me: Principal,
    id: string,
    verb: (plan: Plan) => Promise<unknown> | unknown,
  ): Promise<{ row: TicketRow }> {
    const { ticket } = await this.change(id, agentActor(me), me, ({ plan }) => verb(plan));
    return { row: ticketRow(ticket) };
  }

  async claim(me: Principal, id: string): Promise<{ outcome: 'claimed' | 'already_assigned'; row: TicketRow }> {
    const { ticket, answer } = await this.change(id, agentActor(me), me, (work) => {
      const { outcome } = claim(work.plan, me.agentId);
      return outcome === 'claimed' ? this.receivers.welcome(work, me.agentId).then(() => outcome) : outcome;
    });
    return { outcome: answer, row: ticketRow(ticket) };
  }

  release(me: Principal, id: string): Promise<{ row: TicketRow }> {
    return this.byAgent(me, id, (plan) => release(plan, null));
  }

  async transfer(me: Principal, id: string, to: TransferTo): Promise<{ row: TicketRow }> {
    const { ticket } = await this.change(id, agentActor(me), me, (work) => this.verbs.transfer(work, to));
    return { row: ticketRow(ticket) };
  }

  async setStatus(me: Principal, id: string, to: z.output<typeof statusRequest>): Promise<{ row: TicketRow }> {
    const { ticket } = await this.change(id, agentActor(me), me, (work) => this.verbs.setStatus(work, me, to));
    return { row: ticketRow(ticket) };
  }

  noReplyNeeded(me: Principal, id: string, reason: string): Promise<{ row: TicketRow }> {
    return this.byAgent(me, id, async (plan) =>
      noReplyNeeded(plan, reason, await this.calendars.ofTeam(plan.ticket.teamId)),
    );
  }

  setPriority(me: Principal, id: string, priority: Priority): Promise<{ row: TicketRow }> {
    return this.byAgent(me, id, (plan) => setField(plan, 'ticket.priority_changed', { priority }));
  }

  setTags(me: Principal, id: string, tags: string[]): Promise<{ row: TicketRow }> {
    return this.byAgent(me, id, (plan) => setField(plan, 'ticket.tagged', { tags: [...new Set(tags)] }));
  }

  setSubject(me: Principal, id: string, subject: string): Promise<{ row: TicketRow }> {
    return this.byAgent(me, id, (plan) => setField(plan, 'ticket.subject_changed', { subject }));
  }

  /** An agent has the messages up to `seq` on the screen; the contact's client shows it where the channel can. */
  async markRead(me: Principal, id: string, seq: number): Promise<void> {
    await this.byAgent(me, id, (plan) => hearWhisper(moveMarks(plan, { agentReadSeq: seq }), me.agentId, seq));
  }

  async contactMarks(id: string, contact: Actor, marks: { deliveredSeq?: number; readSeq?: number }): Promise<void> {
    await this.change(id, contact, null, ({ plan }) => moveMarks(plan, marks));
  }

  /** A contact's new name, on every ticket of theirs that is still worked on. */
  async renameContact(tx: Tx, contactId: string, contactName: string, actor: Actor): Promise<void> {
    const tickets = await this.repository.ofContact(tx, contactId, 200);
    const locked = await this.repository.lock(
      tx,
      tickets.filter(isActive).map(({ id }) => id),
    );
    const changes = [...locked.values()].map((before) => {
      const plan = planFor(before, this.clock.now()).take({ type: 'ticket.contact_renamed', changes: { contactName } });
      return { before, plan, actor, speeches: new Map<string, Speech>() };
    });
    await this.changes.save(tx, changes);
  }
}
