import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { LeadSetup, leadSetupWrite } from '#contract';
import { DomainError, type Salesperson } from '#domain';
import { Database, type Sql } from '../../platform/database/database';
import { AgentsService } from '../agents/agents.service';
import type { Acting } from '../setup/acting';
import { found, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';

interface SetupRow {
  id: string;
  sources: string[];
  manager_name: string;
  manager_phone: string;
  manager_id: string | null;
  version: number;
}

/** The sources that agents pick from, and the sales manager to whom uncalled leads go. */
@Injectable()
export class LeadSetupService {
  constructor(
    private readonly database: Database,
    private readonly agents: AgentsService,
    private readonly setupLog: SetupLog,
  ) {}

  async view(): Promise<LeadSetup> {
    return viewOf(await this.row(this.database));
  }

  /** Who gets what sales did not call; nobody while none is named. */
  async manager(sql: Sql): Promise<{ person: Salesperson | null; agentId: string | null }> {
    const { manager_name: name, manager_phone: phone, manager_id: agentId } = await this.row(sql);
    return { person: name ? { name, phone, territoryId: null } : null, agentId };
  }

  write(by: Acting, input: z.output<typeof leadSetupWrite>): Promise<LeadSetup> {
    return this.database.transaction(async (tx) => {
      const row = await this.row(tx, 'for update');
      if (row.version !== input.version) throw new DomainError('version_conflict', { version: row.version });
      const { managerName, managerPhone, managerId } = input;
      if (managerId && !(await this.agents.principal(managerId))) throw wrongField('managerId', 'unknown');
      const sources = [...new Set(input.sources)];
      await tx.rows(
        `update lead_setup set sources = $1, manager_name = $2, manager_phone = $3, manager_id = $4, version = version + 1`,
        [sources, managerName, managerPhone, managerId],
      );
      const about = { area: 'leads', subjectId: row.id, subject: 'leads' };
      await this.setupLog.record(tx, by, { ...about, act: 'lead_setup.changed', detail: { sources, managerName } });
      return viewOf(await this.row(tx));
    });
  }

  private async row(sql: Sql, lock = ''): Promise<SetupRow> {
    return found(await sql.row<SetupRow>(`select * from lead_setup ${lock}`));
  }
}

const viewOf = (r: SetupRow): LeadSetup => ({
  sources: r.sources,
  managerName: r.manager_name,
  managerPhone: r.manager_phone,
  managerId: r.manager_id,
  version: r.version,
});
