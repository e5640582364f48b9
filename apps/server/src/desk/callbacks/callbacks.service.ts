import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type {
  Callback,
  callbackCancel,
  callbackComplete,
  callbackMove,
  callbackPlan,
  callbackQuery,
  EventMap,
} from '#contract';
import { DomainError, needsReopening } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { SettingsService } from '../policies/settings.service';
import { RecordAccess } from '../records/record-access';
import { RecordLog } from '../records/record-log';
import { found } from '../setup/refusals';
import { cancelled, completed, moved, mustBeAhead } from './callback-steps';
import { type CallbackRow, callbackView } from './callback.view';
import { CallbacksRepository, type NewCallback } from './callbacks.repository';
import { Reopening } from './reopening';

type Type = Extract<keyof EventMap, `callback.${string}`>;

/** Every change of a callback: lock, decide, save, tell. Who may see one may take it on, and the doer is who it counts for. */
@Injectable()
export class CallbacksService {
  constructor(
    private readonly database: Database,
    private readonly repository: CallbacksRepository,
    private readonly access: RecordAccess,
    private readonly log: RecordLog,
    private readonly reopening: Reopening,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  async page(me: Principal, query: z.output<typeof callbackQuery>) {
    const agentIds = await this.access.seenAgents(me);
    const seen = agentIds && { agentIds, teamIds: me.teamIds };
    const after = decodeKey(query.after, 2);
    const found = await this.repository.page(seen, query, this.clock.now(), after, query.limit + 1);
    const { rows, next } = pageOf(found, query.limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(callbackView), next };
  }

  plan(me: Principal, input: z.output<typeof callbackPlan>): Promise<Callback> {
    return this.database.transaction((tx) => this.planIn(tx, me, input));
  }

  /** Plans it in a change that does more than this. */
  async planIn(tx: Tx, me: Principal, input: z.output<typeof callbackPlan>): Promise<Callback> {
    const first = await this.repository.byClient(tx, me.agentId, input.clientId);
    if (first) return this.retried(first, input);
    mustBeAhead(new Date(input.dueAt), this.clock.now());
    await this.access.mayBeAbout(tx, me, input);
    await this.access.mustBeAbleToTake(me, input.agentId);
    const callback = plannedCallback(me, input);
    if (await this.repository.insert(tx, callback)) return this.tell(tx, me, callback.id, 'callback.planned');
    return this.retried(found(await this.repository.byClient(tx, me.agentId, input.clientId)), input);
  }

  complete(me: Principal, id: string, input: z.output<typeof callbackComplete>): Promise<Callback> {
    const type = input.result === 'unreachable' ? 'callback.attempted' : 'callback.done';
    return this.change(me, id, type, async (row, now, tx) => {
      const after = completed(row, me.agentId, input, now, await this.settings.at('callback.retry', now));
      if (row.ticket_id && needsReopening(input.result)) await this.reopening.reopen(tx, me, row.ticket_id);
      return after;
    });
  }

  move(me: Principal, id: string, input: z.output<typeof callbackMove>): Promise<Callback> {
    return this.change(me, id, 'callback.moved', async (row, now) => {
      if (input.agentId !== row.agent_id) await this.access.mustBeAbleToTake(me, input.agentId ?? null);
      return moved(row, input, now);
    });
  }

  cancel(me: Principal, id: string, { version, reason }: z.output<typeof callbackCancel>): Promise<Callback> {
    return this.change(me, id, 'callback.cancelled', (row, now) => cancelled(row, version, now), { reason });
  }

  /**
   * Somebody called in vain: they are called back within the time a contact may wait (DOMAIN W1), by whoever is free. Who called
   * in vain before and still waits is called back once. Answers the callback's id.
   */
  async missed(tx: Tx, about: { ticketId: string; contactId: string; dueAt: Date; remark: string }): Promise<string> {
    const [open] = await this.repository.openMissed(tx, about.contactId);
    return open ? open.id : this.planByDesk(tx, 'missed_call', { ...about, agentId: null });
  }

  /** We came as agreed and the contact was not there: they are called, by `agentId` or whoever is free (DOMAIN V12). */
  forPromise(tx: Tx, about: DeskPlan): Promise<string> {
    return this.planByDesk(tx, 'promise', about);
  }

  /**
   * Tickets that were solved by teams that call back first, and that nobody called back since: the callback is planned once, for who
   * held the ticket, as long after solving as advice may rest (DOMAIN D1, V1). Answers how many were found.
   */
  async afterResolving(limit: number): Promise<number> {
    const delay = await this.settings.at('callback.advice', this.clock.now());
    const found = await this.repository.resolvedAndSilent(limit);
    for (const { id } of found)
      await this.database.transaction(async (tx) => {
        const ticket = await this.repository.lockSilent(tx, id);
        if (!ticket) return;
        const dueAt = new Date(ticket.resolvedAt.getTime() + delay * 1000);
        const { contactId, holderId: agentId } = ticket;
        await this.planByDesk(tx, 'satisfaction', { ticketId: id, contactId, agentId, dueAt, remark: '' });
      });
    return found.length;
  }

  /** Who called again and was answered need not be called back. */
  async reached(tx: Tx, contactId: string): Promise<void> {
    for (const row of await this.repository.openMissed(tx, contactId)) {
      await this.repository.save(tx, { ...row, cancelled_at: this.clock.now() });
      await this.tell(tx, null, row.id, 'callback.cancelled', { reason: 'called_again' });
    }
  }

  private async planByDesk(tx: Tx, reason: CallbackRow['reason'], about: DeskPlan): Promise<string> {
    const callback = deskCallback(reason, about);
    await this.repository.insert(tx, callback);
    await this.tell(tx, null, callback.id, 'callback.planned');
    return callback.id;
  }

  private change(
    me: Principal,
    id: string,
    type: Type,
    decide: (row: CallbackRow, now: Date, tx: Tx) => CallbackRow | Promise<CallbackRow>,
    detail: Record<string, unknown> = {},
  ): Promise<Callback> {
    return this.database.transaction(async (tx) => {
      const before = found(await this.repository.lock(tx, id));
      const owner = before.agent_id ?? before.planned_by_id;
      if (owner) await this.access.mustSee(me, owner);
      else this.access.mustSeeUnowned(me, before.ticket_team_id);
      await this.repository.save(tx, await decide(before, this.clock.now(), tx));
      return this.tell(tx, me, id, type, detail);
    });
  }

  private retried(first: CallbackRow, input: { contactId: string }): Callback {
    if (first.contact_id !== input.contactId) throw new DomainError('client_id_reused');
    return callbackView(first);
  }

  private async tell(tx: Tx, me: Principal | null, id: string, type: Type, detail = {}): Promise<Callback> {
    const row = found(await this.repository.row(tx, id));
    const view = callbackView(row);
    const at = this.clock.now();
    const owner = row.planned_by_id;
    await this.log.tell(tx, me, row, { kind: 'callback', type, payload: { view, ...detail }, at, owner });
    return view;
  }
}

/** What the desk plans by itself, for one agent or whoever is free. */
interface DeskPlan {
  ticketId: string;
  contactId: string;
  agentId: string | null;
  dueAt: Date;
  remark: string;
}

function deskCallback(reason: CallbackRow['reason'], about: DeskPlan): NewCallback {
  return {
    id: newId(),
    ticket_id: about.ticketId,
    contact_id: about.contactId,
    agent_id: about.agentId,
    planned_by_id: null,
    client_id: null,
    due_at: about.dueAt,
    reason,
    remark: about.remark,
    ...UNDONE,
  };
}

function plannedCallback(me: Principal, input: z.output<typeof callbackPlan>): NewCallback {
  return {
    id: newId(),
    ticket_id: input.ticketId,
    contact_id: input.contactId,
    agent_id: input.agentId,
    planned_by_id: me.agentId,
    client_id: input.clientId,
    due_at: new Date(input.dueAt),
    reason: input.reason,
    remark: input.remark,
    ...UNDONE,
  };
}

const UNDONE = { done_at: null, cancelled_at: null, result: null, feedback: '', attempts: 0 };
