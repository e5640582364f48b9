import { Injectable } from '@nestjs/common';
import { NO_FACTS, type ServiceFacts } from '#domain';
import { Database, type Sql } from '../../platform/database/database';
import { ServiceFactsRepository } from './service-facts.repository';
import { factsOfRow, NOTHING_WRITTEN, serviceFactsView } from './service-facts.view';

@Injectable()
export class ServiceFactsService {
  constructor(
    private readonly database: Database,
    private readonly repository: ServiceFactsRepository,
  ) {}

  /** The facts of each of those tickets; one nobody wrote anything of has none of them. */
  async of(ticketIds: readonly string[], sql: Sql = this.database): Promise<Map<string, ServiceFacts>> {
    const rows = ticketIds.length ? await this.repository.rows(sql, ticketIds) : [];
    const known = new Map(rows.map((row) => [row.ticket_id, factsOfRow(row)]));
    return new Map(ticketIds.map((id) => [id, known.get(id) ?? NO_FACTS]));
  }

  async view(sql: Sql, ticketId: string) {
    const [row] = await this.repository.rows(sql, [ticketId]);
    return row ? serviceFactsView(row) : NOTHING_WRITTEN;
  }
}
