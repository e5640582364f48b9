import { Injectable } from '@nestjs/common';
import type { VisitOriginView } from '#contract';
import { Database, type Sql } from '../../platform/database/database';
import { membersOf } from '../contacts/person';
import { TicketSources } from '../tickets/ticket-sources.service';

export interface LeadOrigin {
  source: string;
  keyword: string;
  campaign: string;
  origin: VisitOriginView | null;
}

/** Where a lead came from, as far as the desk knows: the QR code of its ticket, else the first visit of its contact. */
@Injectable()
export class LeadOrigins {
  constructor(
    private readonly database: Database,
    private readonly sources: TicketSources,
  ) {}

  async of(sql: Sql, about: { contactId: string; ticketId: string | null }): Promise<LeadOrigin> {
    const origin = await this.ofContact(about.contactId, sql);
    const scanned = await this.sources.campaign(sql, about.ticketId);
    return {
      source: (scanned || origin?.source || '').slice(0, 80),
      keyword: origin?.keyword ?? '',
      campaign: scanned || (origin?.campaign ?? ''),
      origin,
    };
  }

  /** The first of all visits of the person. */
  async ofContact(contactId: string, sql: Sql = this.database): Promise<VisitOriginView | null> {
    const row = await sql.row<{ origin: VisitOriginView }>(
      `select origin from visit_origin where contact_id = any(${membersOf('$1')}) order by at limit 1`,
      [contactId],
    );
    return row?.origin ?? null;
  }
}
