import { Injectable } from '@nestjs/common';
import { type Interim, neededPart, type ReportRule } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { CalendarsService } from '../calendars/calendars.service';
import { SettingsService } from '../policies/settings.service';
import type { Verb } from '../tickets/verb';
import { PartLog } from './part-log';
import { newPart } from './part.view';
import { PartsRepository } from './parts.repository';

/** A visit's result that names a missing part is the need of it, to be asked for by the cut-off (DOMAIN B4). */
@Injectable()
export class PartNeeds {
  constructor(
    private readonly repository: PartsRepository,
    private readonly calendars: CalendarsService,
    private readonly settings: SettingsService,
    private readonly log: PartLog,
  ) {}

  /** For who holds the ticket's lock. A part of that name that is already open is the same need. */
  async of(me: Principal, { tx, plan }: Verb, { type, parts }: Interim, messageId: string): Promise<void> {
    const name = parts.part;
    if (type !== 'waiting_for_parts' || typeof name !== 'string') return;
    const { ticket, now } = plan;
    const open = await this.repository.openOf(tx, ticket.id);
    if (open.some((part) => part.name === name)) return;
    const { zone } = await this.calendars.ofTeam(ticket.teamId);
    const part = neededPart(now, zone, await this.rule(now));
    const about = { ticketId: ticket.id, contactId: ticket.contactId, name: name.slice(0, 120), byId: me.agentId };
    const row = newPart(part, { ...about, messageId });
    await this.repository.insert(tx, row);
    await this.log.tell(tx, me, row.id, 'part.needed', now);
  }

  private async rule(at: Date): Promise<ReportRule> {
    const byMinute = await this.settings.at('parts.report_by', at);
    return { byMinute, remindMinute: Math.min(byMinute, await this.settings.at('parts.remind_at', at)) };
  }
}
