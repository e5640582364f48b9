import { Injectable } from '@nestjs/common';
import type { Draft } from '#contract';
import { Database, type Sql } from '../../platform/database/database';

/** Drafts per ticket, agent and kind. They are nobody's history and make no events. */
@Injectable()
export class DraftsRepository {
  constructor(private readonly database: Database) {}

  async of(sql: Sql, ticketId: string, agentId: string): Promise<Draft[]> {
    const rows = await sql.rows<{ kind: Draft['kind']; text: string; at: Date }>(
      'select kind, text, updated_at as at from draft where ticket_id = $1 and agent_id = $2',
      [ticketId, agentId],
    );
    return rows.map(({ kind, text, at }) => ({ kind, text, updatedAt: at.toISOString() }));
  }

  async save(ticketId: string, agentId: string, kind: string, text: string, at: Date): Promise<void> {
    if (!text)
      await this.database.rows('delete from draft where ticket_id = $1 and agent_id = $2 and kind = $3', [
        ticketId,
        agentId,
        kind,
      ]);
    else
      await this.database.rows(
        `insert into draft (ticket_id, agent_id, kind, text, updated_at) values ($1, $2, $3, $4, $5)
         on conflict (ticket_id, agent_id, kind) do update set text = excluded.text, updated_at = excluded.updated_at`,
        [ticketId, agentId, kind, text, at],
      );
  }
}
