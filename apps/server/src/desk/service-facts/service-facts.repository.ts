import { Injectable } from '@nestjs/common';
import type { ServiceFacts } from '#domain';
import type { Sql } from '../../platform/database/database';
import { COLUMN_OF, type ServiceFactsRow } from './service-facts.view';

const FACTS = Object.values(COLUMN_OF);
const COLUMNS = FACTS.map((column) => (column === 'bought_on' ? 'bought_on::text' : column)).join(', ');

export interface Written {
  facts: ServiceFacts;
  by: string;
  at: Date;
  version: number;
}

@Injectable()
export class ServiceFactsRepository {
  rows(sql: Sql, ticketIds: readonly string[]): Promise<ServiceFactsRow[]> {
    return sql.rows<ServiceFactsRow>(
      `select ticket_id, ${COLUMNS}, updated_by, updated_at, version from ticket_service where ticket_id = any($1)`,
      [ticketIds],
    );
  }

  /** The ticket of the act that used this client id before, if one did (law 3). */
  async actBefore(sql: Sql, agentId: string, clientId: string): Promise<string | null> {
    const act = await sql.row<{ ticket_id: string }>(
      'select ticket_id from ticket_service_act where agent_id = $1 and client_id = $2',
      [agentId, clientId],
    );
    return act?.ticket_id ?? null;
  }

  /** False when the client id was used meanwhile, on another ticket. */
  async keepAct(sql: Sql, agentId: string, clientId: string, ticketId: string, at: Date): Promise<boolean> {
    const kept = await sql.rows(
      `insert into ticket_service_act (agent_id, client_id, ticket_id, at) values ($1, $2, $3, $4)
       on conflict do nothing returning client_id`,
      [agentId, clientId, ticketId, at],
    );
    return kept.length > 0;
  }

  /** For who holds the lock of the ticket. */
  async write(sql: Sql, ticketId: string, { facts, by, at, version }: Written): Promise<void> {
    const columns = [...FACTS, 'updated_by', 'updated_at', 'version'];
    const values = [...Object.keys(COLUMN_OF).map((field) => facts[field as keyof ServiceFacts]), by, at, version];
    await sql.rows(
      `insert into ticket_service (ticket_id, ${columns.join(', ')}) values ($1, ${columns.map((_, i) => `$${i + 2}`).join(', ')})
       on conflict (ticket_id) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
      [ticketId, ...values],
    );
  }
}
