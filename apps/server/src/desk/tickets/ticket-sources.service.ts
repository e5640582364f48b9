import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '../../platform/database/database';
import { personOf } from '../contacts/person';
import type { Source } from './arrival';

export interface Origin {
  wantedId: string | null;
  scene: string | null;
  phone: string | null;
  address: string | null;
  locale: string | null;
}

/** Where a ticket's contact came from: what leads take as their source, and whom routing asks first. */
@Injectable()
export class TicketSources {
  keep(tx: Tx, ticketId: string, { campaign, agentId, scene }: Source, at: Date): void {
    tx.write('insert into ticket_source (ticket_id, campaign, agent_id, scene, at) values ($1, $2, $3, $4, $5)', [
      ...[ticketId, campaign, agentId, scene, at],
    ]);
  }

  /** All that says whom a ticket is meant for, and which skills it needs, in one look. */
  async origin(sql: Sql, ticketId: string, contactId: string): Promise<Origin> {
    const row = await sql.row<Origin>(
      `select s.agent_id as "wantedId", s.scene, p.phone, p.address, p.locale from contact p
       left join ticket_source s on s.ticket_id = $1 where p.id = ${personOf('$2')}`,
      [ticketId, contactId],
    );
    return row!;
  }

  /** Empty where nothing is known. */
  async campaign(sql: Sql, ticketId: string | null): Promise<string> {
    const row =
      ticketId &&
      (await sql.row<{ campaign: string }>('select campaign from ticket_source where ticket_id = $1', [ticketId]));
    return row ? row.campaign : '';
  }
}
