import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Sql } from '../../platform/database/database';
import { RecordAccess } from '../records/record-access';
import { found } from '../setup/refusals';
import type { CallRow } from './call.view';
import { CallsRepository } from './calls.repository';

/** Who may see and touch a call: its agent's circle, whoever it rings for, and of a call nobody took its team. */
@Injectable()
export class CallAccess {
  constructor(
    private readonly repository: CallsRepository,
    private readonly access: RecordAccess,
    private readonly database: Database,
  ) {}

  async seen(me: Principal, id: string, sql: Sql = this.database): Promise<CallRow> {
    const call = found(await this.repository.row(sql, id));
    await this.mustSee(me, call);
    return call;
  }

  async mustSee(me: Principal, call: CallRow): Promise<void> {
    if (call.ringing_agent_ids.includes(me.agentId)) return;
    if (call.agent_id) await this.access.mustSee(me, call.agent_id);
    else this.access.mustSeeUnowned(me, call.inbox_team_id);
  }

  /** Agents work on their own calls and on those nobody took; team leads and admins on every one they may see. */
  async mustAct(me: Principal, call: CallRow): Promise<void> {
    await this.mustSee(me, call);
    if (me.role === 'agent' && call.agent_id !== null && call.agent_id !== me.agentId)
      throw new DomainError('forbidden');
  }
}
