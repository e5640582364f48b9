import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { RecordAccess } from '../records/record-access';
import { maySee } from '../tickets/gate';
import type { ComplaintRow } from './complaint.view';

/** Whose a complaint is (law 10): its ticket's; without one, its agent's; and always theirs who wrote it or answer for it. */
@Injectable()
export class ComplaintAccess {
  constructor(private readonly records: RecordAccess) {}

  async mustSee(me: Principal, row: ComplaintRow): Promise<void> {
    if (row.agent_id === me.agentId || row.writer_id === me.agentId) return;
    if (!row.ticket_id) return this.records.mustSee(me, row.agent_id);
    if (!maySee(me, { teamId: row.ticket_team_id, holderId: row.ticket_holder_id })) throw new DomainError('not_found');
  }
}

/** Decides what no agent decides: a team lead or an admin. */
export const leads = ({ role }: Principal): boolean => role !== 'agent';
