import { Injectable } from '@nestjs/common';
import type { FigureRollups } from '#contract';
import { DomainError } from '#domain';
import type { Acting } from '../../desk/setup/acting';
import { AuditLog } from '../../platform/auth/audit-log';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { SOURCES } from '../catalogue/catalogue';
import { RebuildRepository } from './rebuild.repository';

/** Throws the figures of some days away and has them counted again from the events; the sweep does the counting. */
@Injectable()
export class Rebuild {
  constructor(
    private readonly database: Database,
    private readonly repository: RebuildRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  state(sql: Sql = this.database): Promise<FigureRollups> {
    return this.repository.state(sql);
  }

  /** Throws `rebuild_running` while another has not ended. */
  begin(by: Acting, { from, to }: { from: string; to: string }): Promise<FigureRollups> {
    return this.acting(by, 'figures.rebuild_begun', { from, to }, async (tx, at) => {
      const begun = await this.repository.begin(tx, { from, to, by, at, sources: SOURCES.map(({ type }) => type) });
      if (!begun) throw new DomainError('rebuild_running');
    });
  }

  /** What is not counted again yet stays as it was. Stopping what has ended changes nothing. */
  stop(by: Acting): Promise<FigureRollups> {
    return this.acting(by, 'figures.rebuild_stopped', {}, (tx, at) => this.repository.stop(tx, at));
  }

  private acting(
    by: Acting,
    act: string,
    detail: Record<string, unknown>,
    work: (tx: Tx, at: Date) => Promise<void>,
  ): Promise<FigureRollups> {
    return this.database.transaction(async (tx) => {
      await work(tx, this.clock.now());
      await this.audit.write(
        { agentId: by.agentId, agentName: by.name, act, subject: 'figures', detail, ip: by.ip },
        tx,
      );
      return this.repository.state(tx);
    });
  }
}
