import { Injectable } from '@nestjs/common';
import type { SinceClose } from '#contract';
import { dayRange, lastClosing, localDayOf } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { CalendarsService } from '../calendars/calendars.service';
import { InboxesService } from '../inboxes/inboxes.service';
import { CompanyService } from '../setup/company.service';
import { rowOfRecord } from '../tickets/ticket.view';
import { type Closed, SinceCloseRepository } from './since-close.repository';

const AT_MOST = 300;

/** What came while nobody was there: looked at before anything else in the morning (DOMAIN M8). */
@Injectable()
export class SinceCloseService {
  constructor(
    private readonly repository: SinceCloseRepository,
    private readonly inboxes: InboxesService,
    private readonly calendars: CalendarsService,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async list(me: Principal, teamId?: string): Promise<SinceClose> {
    const now = this.clock.now();
    const { zone } = await this.company.get();
    const closed = await this.closings(now);
    const found = await this.repository.rows(me, closed, teamId, AT_MOST + 1);
    return {
      zone,
      at: now.toISOString(),
      inboxes: closed.map(({ inboxId, closedAt }) => ({ inboxId, closedAt: closedAt.toISOString() })),
      more: found.length > AT_MOST,
      rows: found.slice(0, AT_MOST).map((r) => ({
        row: rowOfRecord(r),
        firstAt: r.first_at.toISOString(),
        lastAt: r.last_at.toISOString(),
        count: r.said,
        again: r.again,
        answered: r.reply_window === null,
      })),
    };
  }

  /** Each inbox closes with its team; a day begins where its calendar is. */
  private async closings(now: Date): Promise<Closed[]> {
    const inboxes = (await this.inboxes.all()).filter(({ enabled }) => enabled);
    return Promise.all(
      inboxes.map(async ({ id, teamId }) => {
        const calendar = await this.calendars.ofTeam(teamId);
        const { from } = dayRange(calendar.zone, localDayOf(calendar.zone, now));
        return { inboxId: id, closedAt: lastClosing(calendar, from, now) };
      }),
    );
  }
}
