import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { AgentsService } from '../agents/agents.service';
import { CompanyService } from '../setup/company.service';
import { SaleImportsRepository } from './sale-imports.repository';
import { SaleWrites, SaleWriting } from './sale-writing.service';
import { SalesRepository } from './sales.repository';

const BATCH = 500;

/** Takes a whole import back, a batch a transaction: what is left is what stands, so a crash costs nothing. */
@Injectable()
export class SaleUndoing {
  constructor(
    private readonly database: Database,
    private readonly imports: SaleImportsRepository,
    private readonly sales: SalesRepository,
    private readonly writing: SaleWriting,
    private readonly agents: AgentsService,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  undoNext(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const row = await this.imports.next(tx, 'undoing');
      if (!row) return false;
      const now = this.clock.now();
      const entries = await this.sales.standing(tx, row.id, BATCH);
      const me = await this.agents.principal(row.undoneBy ?? row.startedBy);
      if (entries.length === 0 || !me) {
        await this.imports.save(tx, { ...row, state: me ? 'undone' : 'stopped', endedAt: now });
        return true;
      }
      const { zone } = await this.company.get();
      const about = { me, importId: row.id, origin: row.origin, zone, now };
      const writes = new SaleWrites();
      for (const entry of entries) await this.writing.cancel(tx, about, writes, entry);
      await this.writing.flush(tx, about, writes);
      await this.sales.takeBack(
        tx,
        entries.map(({ id }) => id),
        now,
      );
      await this.imports.save(tx, { ...row, done: row.done - entries.length });
      return true;
    });
  }
}
