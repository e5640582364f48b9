import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { dayCheckConfirm, OwnDayCheck, Team, TeamDayCheck } from '#contract';
import { dayCheckAt, dayRange, DomainError, localDayOf, mustBeConfirmable } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { EventLog } from '../../platform/events/event-log';
import { CalendarsService } from '../calendars/calendars.service';
import { SettingsService } from '../policies/settings.service';
import { TeamsService } from '../teams/teams.service';
import { DayChecksRepository } from './day-checks.repository';

/** The team's day: its zone, its date, and when results are asked for. */
export interface CheckDay {
  day: string;
  zone: string;
  checkAt: Date | null;
}

/** Who says that the results of their day are in, and who has not yet (DOMAIN V14). */
@Injectable()
export class DayChecks {
  constructor(
    private readonly database: Database,
    private readonly repository: DayChecksRepository,
    private readonly teams: TeamsService,
    private readonly calendars: CalendarsService,
    private readonly settings: SettingsService,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async mine(me: Principal, sql: Sql = this.database): Promise<OwnDayCheck> {
    const { day, zone, checkAt } = await this.dayOf(await this.firstTeam(me));
    const [own] = await this.repository.of(sql, day, [me.agentId]);
    const open = await this.repository.open(sql, me.agentId, dayRange(zone, day), this.clock.now());
    return {
      ...{ day, zone, checkAt: checkAt && checkAt.toISOString(), note: own?.note ?? '' },
      confirmedAt: own?.confirmed_at.toISOString() ?? null,
      open: open.map((row) => ({
        ...{ kind: row.kind, id: row.id, ticketId: row.ticket_id, contactName: row.contact_name },
        ...{ ticketNumber: row.ticket_number === null ? null : Number(row.ticket_number), at: row.at.toISOString() },
      })),
    };
  }

  /** Said once a day; a second try answers what the first one did. Throws `reason_required`. */
  confirm(me: Principal, { clientId, note }: z.output<typeof dayCheckConfirm>): Promise<OwnDayCheck> {
    return this.database.transaction(async (tx) => {
      const { day, open, confirmedAt } = await this.mine(me, tx);
      if (confirmedAt) return this.mine(me, tx);
      mustBeConfirmable(open.length, note);
      const at = this.clock.now();
      const about = { confirmed_at: at, note, open_count: open.length, client_id: clientId };
      if (!(await this.repository.confirm(tx, day, { agent_id: me.agentId, ...about }))) return this.mine(me, tx);
      const payload = { day, teamIds: me.teamIds, open: open.length, note };
      const subject = { subjectKind: 'day_check', subjectId: newId(), version: 1, agentId: me.agentId };
      await this.events.append(tx, [{ ...subject, type: 'day_check.confirmed', payload, actor: agentActor(me), at }]);
      return this.mine(me, tx);
    });
  }

  /** The teams that `me` leads, or every one for admins. */
  async ofTeams(me: Principal): Promise<{ rows: TeamDayCheck[] }> {
    if (me.role === 'agent' && me.leadOf.length === 0) throw new DomainError('forbidden');
    const led = me.role === 'team_lead' ? [...me.teamIds, ...me.leadOf] : me.leadOf;
    const teams = (await this.teams.all()).filter(({ id }) => me.role === 'admin' || led.includes(id));
    return { rows: await Promise.all(teams.map((team) => this.ofTeam(team))) };
  }

  /** The team's local day at this moment. */
  async dayOf(team: Team | null): Promise<CheckDay> {
    const now = this.clock.now();
    const calendar = await this.calendars.ofTeam(team?.id ?? null);
    const minute = team?.dayCheckMinute ?? (await this.settings.at('day.check', now));
    const checkAt = team && dayCheckAt(calendar, now, minute);
    return { day: localDayOf(calendar.zone, now), zone: calendar.zone, checkAt };
  }

  private async ofTeam(team: Team): Promise<TeamDayCheck> {
    const { day, zone, checkAt } = await this.dayOf(team);
    const run = await this.repository.run(this.database, team.id, day);
    const said = new Map(
      (await this.repository.of(this.database, day, team.memberIds)).map((row) => [row.agent_id, row]),
    );
    const people = team.memberIds.map((agentId) => {
      const own = said.get(agentId);
      return {
        ...{ agentId, note: own?.note ?? '', openThen: own?.open_count ?? null },
        confirmedAt: own?.confirmed_at.toISOString() ?? null,
        missing: !own && (run?.missing.includes(agentId) ?? false),
      };
    });
    const times = { checkAt: checkAt && checkAt.toISOString(), remindedAt: run?.at.toISOString() ?? null };
    return { teamId: team.id, day, zone, ...times, people };
  }

  private async firstTeam(me: Principal): Promise<Team | null> {
    return (await this.teams.all()).find(({ memberIds }) => memberIds.includes(me.agentId)) ?? null;
  }
}
