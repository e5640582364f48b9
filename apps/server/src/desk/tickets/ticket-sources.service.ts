import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '../../platform/database/database';
import type { Source } from './arrival';

/** Where a ticket's contact came from: what leads take as their source, and whom routing asks first. */
@Injectable()
export class TicketSources {
  keep(tx: Tx, ticketId: string, { campaign, agentId }: Source, at: Date): void {
    tx.write('insert into ticket_source (ticket_id, campaign, agent_id, at) values ($1, $2, $3, $4)', [
      ...[ticketId, campaign, agentId, at],
    ]);
  }

  async wantedAgent(sql: Sql, ticketId: string): Promise<string | null> {
    const row = await sql.row<{ id: string | null }>('select agent_id as id from ticket_source where ticket_id = $1', [
      ticketId,
    ]);
    return row?.id ?? null;
  }

  /** Empty where nothing is known. */
  async campaign(sql: Sql, ticketId: string | null): Promise<string> {
    const row =
      ticketId &&
      (await sql.row<{ campaign: string }>('select campaign from ticket_source where ticket_id = $1', [ticketId]));
    return row ? row.campaign : '';
  }
}
