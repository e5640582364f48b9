import { Injectable } from '@nestjs/common';
import type { TicketMoment, TicketRow } from '#contract';
import { type Happening, momentsOf } from '#domain';
import { Database } from '../../platform/database/database';
import { SettingsService } from '../policies/settings.service';
import { CompanyService } from '../setup/company.service';
import { MomentsRepository, type TicketHappened } from './moments.repository';

/** The six first moments of a ticket (DOMAIN B13), out of what is stored of it anyway. */
@Injectable()
export class MomentsService {
  constructor(
    private readonly database: Database,
    private readonly repository: MomentsRepository,
    private readonly settings: SettingsService,
    private readonly company: CompanyService,
  ) {}

  /** For who was let through to the ticket. */
  async of({ id, createdAt }: TicketRow): Promise<TicketMoment[]> {
    const { zone } = await this.company.get();
    const at = new Date(createdAt);
    const days = await this.settings.at('backlog.old', at);
    const happened = (await this.repository.happened(this.database, id)).flatMap(happeningsOf);
    return momentsOf({ at, zone, days }, happened).map((moment) => ({ ...moment, at: moment.at.toISOString() }));
  }
}

/** Results that are only found where somebody stood before the machine. */
const ON_SITE = ['waiting_for_parts', 'taken_for_repair', 'fine_not_accepted', 'exchange', 'out_of_warranty'];

function happeningsOf(row: TicketHappened): Happening[] {
  const { type, at, holder, interim, done_at, done_by } = row;
  const agentId = row.actor_kind === 'agent' ? row.actor_id : null;
  switch (type) {
    case 'message.replied':
      return [{ kind: 'contacted', at, agentId }];
    case 'message.noted':
      return [
        { kind: 'interim', at, agentId },
        ...(ON_SITE.includes(interim ?? '') ? [{ kind: 'served' as const, at, agentId }] : []),
      ];
    case 'promise.kept':
    case 'promise.breach_lifted':
      return [{ kind: 'served', at: done_at ?? at, agentId }];
    case 'ticket.service_facts':
    case 'part.requested':
      return [{ kind: 'parts_requested', at: done_at ?? at, agentId }];
    case 'ticket.resolved':
      return [{ kind: 'solved', at, agentId }];
    case 'ticket.closed':
      return [{ kind: 'closed', at, agentId }];
    case 'ticket.reopened':
      return [{ kind: 'reopened', at, agentId }];
    default:
      return holder
        ? [{ kind: 'taken', at, agentId: holder }]
        : [{ kind: 'contacted', at: done_at ?? at, agentId: done_by }];
  }
}
