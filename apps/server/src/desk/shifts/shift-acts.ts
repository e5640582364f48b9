import { Injectable } from '@nestjs/common';
import type { ShiftWritten } from '#contract';
import { DomainError } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import { AuditLog } from '../../platform/auth/audit-log';
import { Clock } from '../../platform/clock/clock';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { Database, type Tx } from '../../platform/database/database';
import { EventLog } from '../../platform/events/event-log';
import { Wake } from '../../platform/wake/wake';
import { AgentsService } from '../agents/agents.service';
import { CalendarsService } from '../calendars/calendars.service';
import type { Acting } from '../setup/acting';
import { ConductAccess } from '../teams/conduct-access';
import { type PlanRow, ShiftsRepository, type Written } from './shifts.repository';

interface Asked {
  clientId: string;
  version: number;
  agentId: string;
  act: string;
  detail: Record<string, unknown>;
  /** Whose plan changes too. */
  alsoId?: string;
}

const DAY_MS = 86_400_000;
/** What the days beside today may be checked against. */
const KEPT_DAYS = 3;

/** Lock, decide, save, tell, commit, wake: the one way in which a plan changes. */
@Injectable()
export class ShiftActs {
  constructor(
    private readonly database: Database,
    private readonly repository: ShiftsRepository,
    private readonly access: ConductAccess,
    private readonly agents: AgentsService,
    private readonly calendars: CalendarsService,
    private readonly audit: AuditLog,
    private readonly events: EventLog,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  async act(
    me: Acting,
    asked: Asked,
    decide: (tx: Tx, plan: PlanRow, written: Written) => Promise<void>,
  ): Promise<ShiftWritten> {
    const { agentId, alsoId } = asked;
    await this.access.mustLead(me, agentId);
    if (alsoId) await this.access.mustLead(me, alsoId);
    const { name } = await this.agents.view(agentId);
    return this.database.transaction(async (tx) => {
      // In one order, so that two swaps of the same people can't wait for each other.
      for (const id of [agentId, alsoId ?? agentId].sort()) await this.lockOther(tx, id);
      const plan = await this.lockOther(tx, agentId);
      const earlier = await this.repository.earlier(tx, me.agentId, asked.clientId);
      if (earlier) return first(earlier, asked);
      if (plan.version !== asked.version) throw new DomainError('version_conflict', { version: plan.version });
      const at = this.clock.now();
      await decide(tx, plan, { byName: me.name, at });
      const version = await this.tell(tx, me, agentId);
      await this.repository.keepAct(tx, { ...asked, byId: me.agentId, version, at });
      const { act, detail } = asked;
      await this.audit.write({ agentId: me.agentId, agentName: me.name, act, subject: name, detail, ip: me.ip }, tx);
      return { version };
    });
  }

  async lockOther(tx: Tx, agentId: string): Promise<PlanRow> {
    const { zone } = await this.calendars.ofTeam((await this.access.teamsOf(agentId))[0] ?? null);
    const since = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS).toISOString().slice(0, 10);
    return this.repository.lock(tx, agentId, zone, since);
  }

  /** Its next version, and the word of it. Caches are dropped before the feed moves. */
  async tell(tx: Tx, me: Acting, agentId: string): Promise<number> {
    const version = await this.repository.raise(tx, agentId);
    tx.afterCommit(() => this.wake.up(SETUP_CHANGED));
    const payload = { teamIds: await this.access.teamsOf(agentId) };
    const about = { subjectKind: 'shift', subjectId: agentId, agentId, version, type: 'shift.changed', payload };
    await this.events.append(tx, [{ ...about, actor: agentActor(me), at: this.clock.now() }]);
    return version;
  }
}

/** A retry is answered like the first try; another act under its id is refused. */
function first(earlier: { agent_id: string; act: string; version: number }, { agentId, act }: Asked): ShiftWritten {
  if (earlier.agent_id !== agentId || earlier.act !== act) throw new DomainError('client_id_reused');
  return { version: earlier.version };
}
