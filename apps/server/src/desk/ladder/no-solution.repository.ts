import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/database';

export interface NoSolutionRow {
  id: string;
  ticket_id: string;
  by_agent_id: string;
  client_id: string;
  reason: string;
  at: Date;
  solve_by: Date;
  ended_at: Date | null;
}

/** Reports that nobody has a solution for a ticket (DOMAIN B3). */
@Injectable()
export class NoSolutionRepository {
  byId(sql: Sql, id: string): Promise<NoSolutionRow | null> {
    return sql.row<NoSolutionRow>('select * from no_solution where id = $1', [id]);
  }

  byClient(sql: Sql, agentId: string, clientId: string): Promise<NoSolutionRow | null> {
    return sql.row<NoSolutionRow>('select * from no_solution where by_agent_id = $1 and client_id = $2', [
      agentId,
      clientId,
    ]);
  }

  newest(sql: Sql, ticketId: string): Promise<NoSolutionRow | null> {
    return sql.row<NoSolutionRow>('select * from no_solution where ticket_id = $1 order by at desc limit 1', [
      ticketId,
    ]);
  }

  async insert(sql: Sql, row: Omit<NoSolutionRow, 'ended_at'>): Promise<void> {
    await sql.rows(
      `insert into no_solution (id, ticket_id, by_agent_id, client_id, reason, at, solve_by) values ($1, $2, $3, $4, $5, $6, $7)`,
      [row.id, row.ticket_id, row.by_agent_id, row.client_id, row.reason, row.at, row.solve_by],
    );
  }
}
