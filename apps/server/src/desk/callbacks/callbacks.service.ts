import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type {
  Callback,
  callbackCancel,
  callbackComplete,
  callbackMove,
  callbackPlan,
  callbackQuery,
  callbackSnooze,
} from '#contract';
import { DomainError, needsReopening } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { SettingsService } from '../policies/settings.service';
import { RecordAccess } from '../records/record-access';
import { found } from '../setup/refusals';
import { cancelled, completed, moved, mustBeAhead, snoozed } from './callback-steps';
import { type CallbackRow, callbackView } from './callback.view';
import { CallbackLog, type CallbackTold } from './callback-log.service';
import { CallbacksRepository } from './callbacks.repository';
import { plannedCallback } from './new-callback';
import { Reopening } from './reopening';
import { Spans } from '../setup/spans';

/** Every change of a callback: lock, decide, save, tell. Who may see one may take it on, and the doer is who it counts for. */
@Injectable()
export class CallbacksService {
  constructor(
    private readonly database: Database,
    private readonly repository: CallbacksRepository,
    private readonly access: RecordAccess,
    private readonly told: CallbackLog,
    private readonly reopening: Reopening,
    private readonly settings: SettingsService,
    private readonly spans: Spans,
    private readonly clock: Clock,
  ) {}

  async page(me: Principal, query: z.output<typeof callbackQuery>) {
    const agentIds = await this.access.seenAgents(me);
    const seen = agentIds && { agentIds, teamIds: me.teamIds };
    const after = decodeKey(query.after, 2);
    const filter = { ...query, span: await this.spans.between(query.dueFrom, query.dueTo) };
    const found = await this.repository.page(seen, filter, this.clock.now(), after, query.limit + 1);
    const { rows, next } = pageOf(found, query.limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(callbackView), next };
  }

  /** Refuses as if it weren't there. */
  async mustSee(me: Principal, id: string): Promise<void> {
    await this.mayActOn(me, found(await this.repository.row(this.database, id)));
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
    const callback = plannedCallback(me, input, this.clock.now());
    if (await this.repository.insert(tx, callback)) return this.told.tell(tx, me, callback.id, 'callback.planned');
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

  snooze(me: Principal, id: string, input: z.output<typeof callbackSnooze>): Promise<Callback> {
    return this.change(me, id, 'callback.snoozed', (row, now) => snoozed(row, input, now));
  }

  cancel(me: Principal, id: string, { version, reason }: z.output<typeof callbackCancel>): Promise<Callback> {
    return this.change(me, id, 'callback.cancelled', (row, now) => cancelled(row, version, now), { reason });
  }

  private change(
    me: Principal,
    id: string,
    type: CallbackTold,
    decide: (row: CallbackRow, now: Date, tx: Tx) => CallbackRow | Promise<CallbackRow>,
    detail: Record<string, unknown> = {},
  ): Promise<Callback> {
    return this.database.transaction(async (tx) => {
      const before = found(await this.repository.lock(tx, id));
      await this.mayActOn(me, before);
      await this.repository.save(tx, await decide(before, this.clock.now(), tx));
      return this.told.tell(tx, me, id, type, detail);
    });
  }

  private async mayActOn(me: Principal, row: CallbackRow): Promise<void> {
    const owner = row.agent_id ?? row.planned_by_id;
    if (owner) await this.access.mustSee(me, owner);
    else this.access.mustSeeUnowned(me, row.ticket_team_id);
  }

  private retried(first: CallbackRow, input: { contactId: string }): Callback {
    if (first.contact_id !== input.contactId) throw new DomainError('client_id_reused');
    return callbackView(first);
  }
}
