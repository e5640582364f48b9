import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { statusRequest, TicketRow } from '#contract';
import {
  claim,
  type ClosingGround,
  DomainError,
  isActive,
  moveMarks,
  noReplyNeeded,
  type Plan,
  planFor,
  type Priority,
  release,
  setField,
  setStatus,
  type Ticket,
  transfer,
} from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { ClosingGate } from './closing-gate.service';
import { mustSee } from './gate';
import type { Actor, Speech } from './ticket-change';
import { TicketChanges } from './ticket-changes';
import { ticketRow } from './ticket.view';
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
    private readonly gate: ClosingGate,
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

  async transfer(
    me: Principal,
    id: string,
    to: { toAgentId: string | null; toTeamId: string | null; reason?: string },
  ): Promise<{ row: TicketRow }> {
    if (!to.toAgentId && !to.toTeamId) throw new DomainError('invalid_input', { field: 'toAgentId' });
    const { ticket } = await this.change(id, agentActor(me), me, async (work) => {
      const teamId = await this.receivers.teamFor(to, work.plan.ticket.teamId);
      transfer(work.plan, { agentId: to.toAgentId, teamId }, to.reason || null);
      if (to.toAgentId) await this.receivers.welcome(work, to.toAgentId);
    });
    return { row: ticketRow(ticket) };
  }

  async setStatus(me: Principal, id: string, to: z.output<typeof statusRequest>): Promise<{ row: TicketRow }> {
    const { ticket } = await this.change(id, agentActor(me), me, async ({ tx, plan }) => {
      const calendar = await this.calendars.ofTeam(plan.ticket.teamId);
      const reason = to.reason || null;
      const ground = groundOf(to);
      const closes = to.status === 'closed' && plan.ticket.status !== 'closed';
      const because = closes ? await this.gate.because(tx, plan.ticket, me, { ground, reason }, plan.now) : null;
      setStatus(plan, to.status, { statusLabelId: to.statusLabelId, reason, calendar, because });
    });
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
    await this.byAgent(me, id, (plan) => moveMarks(plan, { agentReadSeq: seq }));
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

const groundOf = ({ ground }: z.output<typeof statusRequest>): ClosingGround | null =>
  ground?.kind === 'no_time' ? { kind: 'no_time', until: new Date(ground.until) } : (ground ?? null);
