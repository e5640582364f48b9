import { Injectable } from '@nestjs/common';
import { setStatus } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { SettingsService } from '../policies/settings.service';
import { CLOSES_BY_ITSELF } from './closing-gate.service';
import { DESK } from './ticket-change';
import { TicketsService } from './tickets.service';

const DAY_MS = 86_400_000;

@Injectable()
export class ClosingService {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsService,
    private readonly settings: SettingsService,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Closes up to `limit` tickets that have been resolved for the days set; answers how many. Where a team calls back first, those
   * whose contacts said that they are satisfied (DOMAIN D1).
   */
  async closeResolved(limit: number): Promise<number> {
    const now = this.clock.now();
    const days = await this.settings.at('ticket.close_after', now);
    const due = await this.database.rows<{ id: string }>(
      `select t.id from ticket t left join team on team.id = t.team_id
       where t.status = 'resolved' and t.status_since < $1 and ${CLOSES_BY_ITSELF} order by t.status_since limit $2`,
      [new Date(now.getTime() - days * DAY_MS), limit],
    );
    for (const { id } of due) {
      await this.tickets.change(id, DESK, null, async ({ plan }) => {
        if (plan.ticket.status !== 'resolved') return;
        const calendar = await this.calendars.ofTeam(plan.ticket.teamId);
        setStatus(plan, 'closed', { statusLabelId: null, reason: 'stayed_resolved', calendar });
      });
    }
    return due.length;
  }
}
