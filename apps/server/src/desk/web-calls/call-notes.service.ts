import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { type CallRow, LineCalls } from '../calls/line-calls';

/** What is written down while listening (DOMAIN H2), and for as long as it takes after. */
@Injectable()
export class CallNotes {
  constructor(
    private readonly database: Database,
    private readonly lines: LineCalls,
    private readonly clock: Clock,
  ) {}

  write(me: Principal, id: string, note: string): Promise<CallRow> {
    return this.database.transaction(async (tx) => {
      const before = await this.lines.lock(tx, id);
      if (before.source !== 'web' || before.agent_id !== me.agentId) throw new DomainError('not_found');
      const after = before.note === note ? before : { ...before, note };
      return this.lines.save(tx, agentActor(me), before, after, this.clock.now());
    });
  }
}
