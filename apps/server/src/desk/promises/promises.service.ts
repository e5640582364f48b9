import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { promiseAbsent, promiseCancel, promiseChange, promiseKeep, promiseMake, PromiseView } from '#contract';
import {
  cancelPromise,
  changePromise,
  DomainError,
  foundAbsent,
  keepPromise,
  mustHaveConsent,
  type Ticket,
} from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Tx } from '../../platform/database/database';
import { DeskCallbacks } from '../callbacks/desk-callbacks.service';
import { SettingsService } from '../policies/settings.service';
import { found } from '../setup/refusals';
import { TicketsService } from '../tickets/tickets.service';
import { PromiseDeadlines } from './promise-deadlines.service';
import { PromiseLog } from './promise-log';
import { PromiseMaking, type Resource, type Terms } from './promise-making.service';
import { type Make, newPromise, resourceOnly } from './new-promise';
import { columnsOf, promisedOf, type PromiseRow, promiseView } from './promise.view';
import { PromisesRepository } from './promises.repository';

/** What a verb makes of a promise, and how that is told. */
interface Outcome {
  row: PromiseRow;
  type: Parameters<PromiseLog['tell']>[3]['type'];
  detail?: Record<string, unknown>;
}
interface Asked {
  clientId: string;
  version: number;
}

/** Every change of a promise: its ticket is locked, what was due is taken, then decided, saved and told. */
@Injectable()
export class PromisesService {
  constructor(
    private readonly database: Database,
    private readonly repository: PromisesRepository,
    private readonly tickets: TicketsService,
    private readonly making: PromiseMaking,
    private readonly deadlines: PromiseDeadlines,
    private readonly callbacks: DeskCallbacks,
    private readonly settings: SettingsService,
    private readonly log: PromiseLog,
  ) {}

  make(me: Principal, ticketId: string, { clientId, ...input }: z.output<typeof promiseMake>): Promise<PromiseView> {
    return this.underTicket(me, ticketId, async (tx, ticket, now) => {
      const first = await this.repository.doneBefore(tx, me.agentId, clientId);
      if (first) return this.retried(tx, first.act === 'make' && first.ticket_id === ticketId, first.promise_id);
      const view = await this.makeIn(tx, me, ticket, input, now, null);
      await this.keepAct(tx, me, { clientId, promiseId: view.id, act: 'make', at: now });
      return view;
    });
  }

  /** For who holds the ticket's lock: an interim result that names hours. */
  async makeIn(
    tx: Tx,
    me: Principal,
    ticket: Ticket,
    input: Make,
    now: Date,
    messageId: string | null,
  ): Promise<PromiseView> {
    if (ticket.status === 'closed') throw new DomainError('ticket_closed', { number: ticket.number });
    if (ticket.status === 'spam') throw new DomainError('ticket_is_spam', { spam: true });
    const agreed = await this.making.agree(me, ticket, input.kind, input, now);
    const resource = await this.making.resourceOf(me, input);
    await this.making.mustBeFree(tx, me, resource, agreed.slot, now, null);
    const promise = newPromise(ticket, input, agreed, resource, { messageId, now });
    await this.repository.insert(tx, promise);
    const row = found(await this.repository.row(tx, promise.id));
    return this.log.tell(tx, me, row, { type: 'promise.made', agentId: me.agentId, at: now });
  }

  change(me: Principal, id: string, input: z.output<typeof promiseChange>): Promise<PromiseView> {
    return this.act(me, id, 'change', input, async ({ row, ticket, tx, now }) => {
      mustHaveConsent(input.consented);
      const agreed = await this.making.agree(me, ticket, row.kind, input as Terms, now);
      const resource = await this.resourceAfter(me, row, input);
      const { zone, expectedOn } = agreed;
      const columns = columnsOf(changePromise(promisedOf(row), agreed));
      await this.making.mustBeFree(tx, me, resource, agreed.slot, now, id);
      return { row: { ...row, ...columns, ...resource, zone, expected_on: expectedOn }, type: 'promise.changed' };
    });
  }

  keep(me: Principal, id: string, input: z.output<typeof promiseKeep>): Promise<PromiseView> {
    return this.act(me, id, 'keep', input, ({ row, now }) => {
      const kept = keepPromise(promisedOf(row), new Date(input.at), now, me.role !== 'agent');
      const type = kept.liftedAt ? 'promise.breach_lifted' : 'promise.kept';
      return Promise.resolve({ row: { ...row, ...columnsOf(kept), end_note: input.note }, type });
    });
  }

  /** The contact was not there (DOMAIN V12): whoever holds the ticket calls them, in the time that is set for it. */
  absent(me: Principal, id: string, input: z.output<typeof promiseAbsent>): Promise<PromiseView> {
    return this.act(me, id, 'absent', input, async ({ row, tx, now }) => {
      const hold = await this.settings.at('appointment.hold', now);
      const columns = columnsOf(foundAbsent(promisedOf(row), input.note, now, hold));
      const dueAt = new Date(now.getTime() + (await this.settings.at('callback.absent', now)) * 1000);
      const about = { ticketId: row.ticket_id, contactId: row.contact_id, agentId: row.ticket_holder_id };
      const callbackId = await this.callbacks.forPromise(tx, { ...about, dueAt, remark: input.note });
      const after = { ...row, ...columns, end_note: input.note, callback_id: callbackId };
      return { row: after, type: 'promise.contact_absent', detail: { note: input.note } };
    });
  }

  cancel(me: Principal, id: string, input: z.output<typeof promiseCancel>): Promise<PromiseView> {
    return this.act(me, id, 'cancel', input, ({ row, now }) => {
      const columns = columnsOf(cancelPromise(promisedOf(row), input.reason, now));
      const after = { ...row, ...columns, end_note: input.reason };
      return Promise.resolve({ row: after, type: 'promise.cancelled', detail: { reason: input.reason } });
    });
  }

  private async act(
    me: Principal,
    id: string,
    act: string,
    { clientId, version }: Asked,
    decide: (work: { row: PromiseRow; ticket: Ticket; tx: Tx; now: Date }) => Promise<Outcome>,
  ): Promise<PromiseView> {
    const { ticket_id: ticketId } = found(await this.repository.row(this.database, id));
    return this.underTicket(me, ticketId, async (tx, ticket, now) => {
      const first = await this.repository.doneBefore(tx, me.agentId, clientId);
      if (first) return this.retried(tx, first.act === act && first.promise_id === id, id);
      const before = found(await this.repository.lock(tx, id));
      const row = await this.deadlines.pass(tx, before, now);
      if (before.version !== version) throw new DomainError('version_conflict', { version: row.version });
      const outcome = await decide({ row, ticket, tx, now });
      await this.repository.save(tx, outcome.row);
      await this.keepAct(tx, me, { clientId, promiseId: id, act, at: now });
      const { type, detail = {} } = outcome;
      return this.log.tell(tx, me, found(await this.repository.row(tx, id)), {
        type,
        detail,
        agentId: me.agentId,
        at: now,
      });
    });
  }

  private async underTicket<T>(
    me: Principal,
    ticketId: string,
    work: (tx: Tx, ticket: Ticket, now: Date) => Promise<T>,
  ): Promise<T> {
    const { answer } = await this.tickets.change(ticketId, agentActor(me), me, ({ tx, plan }) =>
      work(tx, plan.ticket, plan.now),
    );
    return answer;
  }

  private resourceAfter(
    me: Principal,
    row: PromiseRow,
    to: z.output<typeof promiseChange>,
  ): Promise<Resource> | Resource {
    if (to.resource === undefined && to.resourceAgentId === undefined) return resourceOnly(row);
    return this.making.resourceOf(me, { resource: to.resource ?? null, resourceAgentId: to.resourceAgentId ?? null });
  }

  /** A retry answers what became of the first try; a client id that did something else is refused (law 3). */
  private async retried(tx: Tx, same: boolean, id: string): Promise<PromiseView> {
    if (!same) throw new DomainError('client_id_reused');
    return promiseView(found(await this.repository.row(tx, id)));
  }

  private async keepAct(tx: Tx, me: Principal, done: { clientId: string; promiseId: string; act: string; at: Date }) {
    if (!(await this.repository.keepAct(tx, { agentId: me.agentId, ...done })))
      throw new DomainError('client_id_reused');
  }
}
