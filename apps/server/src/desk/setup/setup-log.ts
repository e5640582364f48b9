import { Injectable } from '@nestjs/common';
import { agentActor } from '../../platform/auth/actors';
import { AuditLog } from '../../platform/auth/audit-log';
import { Clock } from '../../platform/clock/clock';
import { SETUP_CHANGED } from '../../platform/database/cached';
import type { Tx } from '../../platform/database/database';
import { EventLog } from '../../platform/events/event-log';
import { Wake } from '../../platform/wake/wake';
import type { Acting } from './acting';

export interface SetupAct {
  /** Past tense with a dot: `inbox.updated`. */
  act: string;
  /** What bootstrap carries that is no longer so. */
  area: string;
  /** The changed row; lock it before, so that its events keep their order. */
  subjectId: string;
  /** Its name, as people know it. */
  subject: string;
  detail?: Record<string, unknown>;
}

/** Writes down what an admin did and tells every screen and cache, in the transaction of the change. */
@Injectable()
export class SetupLog {
  constructor(
    private readonly audit: AuditLog,
    private readonly events: EventLog,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  async record(tx: Tx, by: Acting, act: SetupAct): Promise<void> {
    await this.audit.write(
      { agentId: by.agentId, agentName: by.name, act: act.act, subject: act.subject, detail: act.detail, ip: by.ip },
      tx,
    );
    await this.tell(tx, by, act);
  }

  /** For what is nobody else's business to audit: an agent's own texts. */
  async tell(tx: Tx, by: Acting, { area, subjectId }: Pick<SetupAct, 'area' | 'subjectId'>): Promise<void> {
    // Caches are dropped before the feed moves, so that nobody fetches the old again.
    tx.afterCommit(() => this.wake.up(SETUP_CHANGED));
    const about = { subjectKind: 'setup', subjectId, version: await nextVersion(tx, subjectId) };
    const at = this.clock.now();
    await this.events.append(tx, [{ ...about, type: 'setup.changed', payload: { area }, actor: agentActor(by), at }]);
  }
}

/** Many of these rows have no version of their own, and a deleted one can't keep one. */
async function nextVersion(tx: Tx, subjectId: string): Promise<number> {
  const last = await tx.row<{ version: number }>(
    `select coalesce(max(version), 0) as version from desk_event where subject_kind = 'setup' and subject_id = $1`,
    [subjectId],
  );
  return last!.version + 1;
}
