import { Injectable } from '@nestjs/common';
import type { AgentPhone as AgentPhoneView } from '#contract';
import { type AgentPhone, DomainError, phoneBusy, phoneChosen, phoneFree, secondsBetween, wrappedUp } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { EventLog, type NewEvent } from '../../platform/events/event-log';
import { Wake } from '../../platform/wake/wake';
import { SettingsService } from '../policies/settings.service';
import { phoneOf, phoneView } from './agent-phone.view';
import { Extensions } from './extensions';
import { PhonesRepository } from './phones.repository';

/** Wakes when somebody's phone became free or busy. */
export const PHONES = 'phones';
const DESK: NewEvent['actor'] = { kind: 'desk', id: null, name: 'desk' };

/** Told inside the transaction when the wrap-up of a call is over. */
export type WrappedUp = (tx: Tx, wrapUp: { callId: string; agentId: string; seconds: number }) => Promise<void>;

/** The state of each agent's phone: calls make it busy, their end begins the wrap-up, the agent chooses breaks. */
@Injectable()
export class PhonesService {
  private readonly onWrappedUp: WrappedUp[] = [];

  constructor(
    private readonly database: Database,
    private readonly repository: PhonesRepository,
    private readonly extensions: Extensions,
    private readonly settings: SettingsService,
    private readonly events: EventLog,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  whenWrappedUp(tell: WrappedUp): void {
    this.onWrappedUp.push(tell);
  }

  /** Agents who have an extension, or had a call. */
  async views(sql?: Sql): Promise<AgentPhoneView[]> {
    const [rows, extensions] = await Promise.all([this.repository.all(sql), this.extensions.byAgent()]);
    return rows.map((row) => phoneView(row, extensions.get(row.agent_id) ?? []));
  }

  /** Null for an agent without an extension: there is no phone to be ready on. */
  async mine(me: Principal): Promise<AgentPhoneView | null> {
    const extensions = (await this.extensions.byAgent()).get(me.agentId);
    if (!extensions) return null;
    const row = await this.repository.of(me.agentId);
    const ready = {
      agent_id: me.agentId,
      state: 'ready',
      due_at: null,
      call_id: null,
      then: 'ready',
      version: 0,
    } as const;
    return phoneView(row ?? { ...ready, since: this.clock.now() }, extensions);
  }

  async choose(me: Principal, chosen: 'ready' | 'break'): Promise<AgentPhoneView> {
    if (!(await this.extensions.byAgent()).has(me.agentId)) throw new DomainError('phone_without_extension');
    const decide = (phone: AgentPhone, now: Date): AgentPhone => phoneChosen(phone, chosen, now);
    await this.database.transaction((tx) => this.change(tx, me.agentId, agentActor(me), decide));
    return (await this.mine(me))!;
  }

  answered(tx: Tx, agentId: string, callId: string): Promise<void> {
    return this.change(tx, agentId, DESK, (phone, now) => phoneBusy(phone, callId, now));
  }

  async ended(tx: Tx, agentId: string, callId: string): Promise<void> {
    const limit = await this.settings.at('wrap_up.limit', this.clock.now());
    await this.change(tx, agentId, DESK, (phone, now) => phoneFree(phone, callId, now, limit));
  }

  /** Ends the wrap-ups whose limit has passed; answers when the next one does. */
  async passDue(limit: number): Promise<Date | null> {
    for (const agentId of await this.repository.due(this.clock.now(), limit))
      await this.database.transaction((tx) =>
        this.change(tx, agentId, DESK, (phone, now) =>
          phone.dueAt && phone.dueAt <= now ? wrappedUp(phone, phone.dueAt) : phone,
        ),
      );
    return this.repository.nextDueAt();
  }

  /** Agents whose phone keeps them from other work: on a call, writing it down, or on a break. */
  async engaged(sql?: Sql): Promise<Set<string>> {
    const rows = await this.repository.all(sql);
    return new Set(rows.filter(({ state }) => state !== 'ready').map(({ agent_id }) => agent_id));
  }

  private async change(
    tx: Tx,
    agentId: string,
    actor: NewEvent['actor'],
    decide: (phone: AgentPhone, now: Date) => AgentPhone,
  ): Promise<void> {
    const now = this.clock.now();
    const before = phoneOf(await this.repository.lock(tx, agentId, now));
    const after = decide(before, now);
    if (after === before) return;
    const row = await this.repository.save(tx, agentId, after);
    const view = phoneView(row, (await this.extensions.byAgent()).get(agentId) ?? []);
    const seconds = secondsBetween(before.since, after.since);
    await this.events.append(tx, [
      {
        ...{ subjectKind: 'phone', subjectId: agentId, agentId, version: row.version, type: 'phone.changed' },
        ...{ payload: { view, from: before.state, seconds }, actor, at: now },
      },
    ]);
    if (before.state === 'wrap_up' && before.callId && after.state !== 'wrap_up')
      for (const tell of this.onWrappedUp) await tell(tx, { callId: before.callId, agentId, seconds });
    tx.afterCommit(() => this.wake.up(PHONES));
  }
}
