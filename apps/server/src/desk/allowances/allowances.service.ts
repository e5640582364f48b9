import { Injectable } from '@nestjs/common';
import type { AllowanceView, ChannelKindName } from '#contract';
import { allowance, type Allowance, type ContactAct, SPEECH_RULES, type SpeechRule } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql } from '../../platform/database/database';
import { TicketReadingService } from '../tickets/ticket-reading.service';
import { AllowancesRepository } from './allowances.repository';

/** Somebody on a platform, as one inbox knows them. */
export interface Listener {
  inboxId: string;
  channel: ChannelKindName;
  externalId: string;
}

/** What a platform still lets us say (ANCHORS 2.F row 59): the same figures for the composer and for the outbox. */
@Injectable()
export class AllowancesService {
  constructor(
    private readonly database: Database,
    private readonly repository: AllowancesRepository,
    private readonly tickets: TicketReadingService,
    private readonly clock: Clock,
  ) {}

  /** The contact did something that lets us speak. Told again, or late, it changes nothing. */
  heard({ inboxId, externalId }: Pick<Listener, 'inboxId' | 'externalId'>, act: ContactAct, at: Date): Promise<void> {
    return this.repository.heard(inboxId, externalId, act, at);
  }

  /** Null where the channel has no such limit. */
  async of(listener: Listener, sql: Sql = this.database): Promise<Allowance | null> {
    const rule = ruleOf(listener.channel);
    return rule && allowance(rule, await this.repository.acts(sql, listener), this.clock.now());
  }

  /** Whom a ticket speaks to, while the platform lets us speak; null when it doesn't. */
  async reachable(ticketId: string, of: Omit<Listener, 'externalId'>): Promise<string | null> {
    const { externalId } = await this.repository.listener(this.database, ticketId);
    if (!externalId) return null;
    return (await this.of({ ...of, externalId }))?.state === 'open' ? externalId : null;
  }

  /** Whether one more message to a ticket's contact may be said now; true where the channel has no such limit. */
  async hasRoom(ticketId: string, inboxId: string, channel: ChannelKindName): Promise<boolean> {
    if (!ruleOf(channel)) return true;
    const { allowed, waiting } = await this.counted(ticketId, { inboxId, channel });
    return allowed?.state === 'open' && allowed.left > waiting;
  }

  /** For the composer: what waits in the outbox already counts as said. */
  async ofTicket(me: Principal, ticketId: string): Promise<AllowanceView | null> {
    const { row } = await this.tickets.row(me, ticketId);
    const rule = ruleOf(row.channel);
    if (!rule) return null;
    const { allowed, waiting } = await this.counted(ticketId, row);
    const { state, left, until } = allowed ?? { state: 'closed' as const, left: 0, until: null };
    const rest = Math.max(0, left - waiting);
    return {
      state: state === 'open' && rest === 0 ? 'used' : state,
      left: rest,
      limit: rule.word!.messages,
      until: until && until.toISOString(),
    };
  }

  /** Of one snapshot: what goes out between two reads would count as said and as waiting. */
  private counted(ticketId: string, { inboxId, channel }: Omit<Listener, 'externalId'>) {
    return this.database.snapshot(async (sql) => {
      const { externalId, waiting } = await this.repository.listener(sql, ticketId);
      return { waiting, allowed: externalId === null ? null : await this.of({ inboxId, channel, externalId }, sql) };
    });
  }
}

const ruleOf = (channel: ChannelKindName): SpeechRule | null =>
  (SPEECH_RULES as Record<string, SpeechRule>)[channel] ?? null;
