import { Injectable } from '@nestjs/common';
import type { ClockDeadline, ReplyWindowView, TicketClock, TicketRow } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Sql } from '../../platform/database/database';
import { EventLog } from '../../platform/events/event-log';
import { CalendarsService } from '../calendars/calendars.service';
import { CallsService } from '../calls/calls.service';
import { MomentsService } from '../moments/moments.service';
import { ServicePolicies } from '../service-policies/service-policies.service';
import type { PolicyName } from '../service-policies/service-policy.view';
import { TeamsService } from '../teams/teams.service';
import { TicketReadingService } from '../tickets/ticket-reading.service';
import { answerDeadline, type ClockRow, movesOf, resolutionDeadline, windowDeadline } from './clock-deadlines';

const MOVES = ['reply_window.moved', 'resolution.'];
const MOST_MOVES = 200;
const MOST_CALLS = 20;

@Injectable()
export class ClockPages {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketReadingService,
    private readonly events: EventLog,
    private readonly policies: ServicePolicies,
    private readonly teams: TeamsService,
    private readonly calendars: CalendarsService,
    private readonly moments: MomentsService,
    private readonly calls: CallsService,
  ) {}

  async of(me: Principal, ticketId: string): Promise<TicketClock> {
    const { row, windows } = await this.tickets.detail(me, ticketId);
    const names = await this.policies.namesOf(rulesOf(windows, row));
    const moves = movesOf(await this.events.ofTicket(this.database, ticketId, MOVES, MOST_MOVES));
    const waits = windows.map((window) => windowDeadline(window, names, moves));
    const resolution = await this.resolution(this.database, row, names, moves);
    const { rows: calls } = await this.calls.page(me, { ticketId, limit: MOST_CALLS });
    return {
      ticketNumber: row.number,
      calendar: await this.calendarOf(row.teamId),
      openedAt: row.createdAt,
      moments: await this.moments.of(row),
      deadlines: [...resolution, ...waits.reverse(), ...calls.flatMap((call) => answerDeadline(call) ?? [])],
    };
  }

  private async resolution(
    sql: Sql,
    row: TicketRow,
    known: Map<string, PolicyName>,
    moves: ReturnType<typeof movesOf>,
  ): Promise<ClockDeadline[]> {
    const clock = await sql.row<ClockRow>(`select * from ticket_clock where ticket_id = $1 and kind = 'resolution'`, [
      row.id,
    ]);
    if (!clock) return [];
    const rule = { id: clock.policy_id, version: clock.policy_version };
    const names = known.has(`${rule.id} ${rule.version}`) ? known : await this.policies.namesOf([rule]);
    return [resolutionDeadline(clock, row.resolution, names, moves)];
  }

  private async calendarOf(teamId: string | null): Promise<TicketClock['calendar']> {
    const { zone } = await this.calendars.ofTeam(teamId);
    const views = await this.calendars.views();
    const id = teamId === null ? views[0]?.id : (await this.teams.byId(teamId)).calendarId;
    return { zone, name: views.find((view) => view.id === id)?.name ?? null };
  }
}

const rulesOf = (windows: readonly ReplyWindowView[], { resolution }: TicketRow) => [
  ...windows.flatMap(({ policy }) => policy ?? []),
  ...(resolution ? [{ id: resolution.policyId, version: resolution.policyVersion }] : []),
];
