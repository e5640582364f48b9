import { Injectable } from '@nestjs/common';
import type { CardPayload, EventMap } from '#contract';
import type { Acting } from '../../desk/setup/acting';
import { ConductAccess } from '../../desk/teams/conduct-access';
import { agentActor } from '../../platform/auth/actors';
import { AuditLog } from '../../platform/auth/audit-log';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import { EventLog } from '../../platform/events/event-log';

type Type = Extract<keyof EventMap, `card.${string}`>;
type Act = CardPayload['act'];

const TYPES: Record<Act, Type> = {
  plan: 'card.planned',
  approve: 'card.approved',
  import: 'card.imported',
  self_score: 'card.self_scored',
  score: 'card.scored',
  confirm: 'card.confirmed',
  close: 'card.closed',
};

/** Under whose name, and from where. */
export type Signing = Pick<Acting, 'agentId' | 'name' | 'ip'>;

/** Tells what was done with a card and writes down who did it, in the transaction of the change. */
@Injectable()
export class CardLog {
  constructor(
    private readonly events: EventLog,
    private readonly audit: AuditLog,
    private readonly access: ConductAccess,
    private readonly clock: Clock,
  ) {}

  async tell(
    tx: Tx,
    me: Signing,
    card: { id: string; version: number; agentId: string; agentName: string; month: string },
    done: { act: Act; said: unknown; hash: string | null },
  ): Promise<void> {
    const month = card.month.slice(0, 7);
    const teamIds = await this.access.teamsOf(card.agentId);
    const about = { subjectKind: 'card', subjectId: card.id, version: card.version };
    const place = { agentId: card.agentId, teamId: teamIds[0] ?? null };
    const type = TYPES[done.act];
    await this.events.append(tx, [
      { ...about, ...place, type, payload: { month, ...done, teamIds }, actor: agentActor(me), at: this.clock.now() },
    ]);
    const who = { agentId: me.agentId, agentName: me.name, ip: me.ip };
    const detail = { cardId: card.id, month, said: done.said, ...(done.hash ? { hash: done.hash } : {}) };
    await this.audit.write({ ...who, act: type, subject: card.agentName, detail }, tx);
  }
}
