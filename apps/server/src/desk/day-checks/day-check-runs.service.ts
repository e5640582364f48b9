import { Injectable } from '@nestjs/common';
import type { Team } from '#contract';
import { dayRange } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { EventLog } from '../../platform/events/event-log';
import { TeamsService } from '../teams/teams.service';
import { DESK } from '../tickets/ticket-change';
import { type CheckDay, DayChecks } from './day-checks.service';
import { DayChecksRepository } from './day-checks.repository';

/** At each team's time, who was at work and has not said that their results are in is reminded once, and the leads hear who. */
@Injectable()
export class DayCheckRuns {
  constructor(
    private readonly database: Database,
    private readonly repository: DayChecksRepository,
    private readonly checks: DayChecks,
    private readonly teams: TeamsService,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Makes the checks that are due; answers when the next one of today is. */
  async runDue(): Promise<Date | null> {
    const now = this.clock.now();
    let next: Date | null = null;
    for (const team of await this.teams.all()) {
      const day = await this.checks.dayOf(team);
      if (!day.checkAt) continue;
      if (day.checkAt <= now) await this.run(team, day);
      else if (!next || day.checkAt < next) next = day.checkAt;
    }
    return next;
  }

  private async run(team: Team, { day, zone }: CheckDay): Promise<void> {
    if (await this.repository.run(this.database, team.id, day)) return;
    await this.database.transaction(async (tx) => {
      const at = this.clock.now();
      if (!(await this.repository.begin(tx, team.id, day, at))) return;
      const { from } = dayRange(zone, day);
      const missing = await this.repository.atWorkUnconfirmed(tx, team.memberIds, from, day);
      await this.repository.keepMissing(
        tx,
        team.id,
        day,
        missing.map(({ id }) => id),
      );
      if (missing.length === 0) return;
      const about = { subjectKind: 'day_check', version: 1, actor: DESK, at };
      const teamIds = [team.id];
      await this.events.append(tx, [
        ...missing.map(({ id: agentId }) => ({
          ...{ ...about, subjectId: newId(), agentId, type: 'day_check.reminded', payload: { day, teamIds } },
        })),
        {
          ...about,
          subjectId: newId(),
          teamId: team.id,
          type: 'day_check.missing',
          payload: { day, teamIds, missing },
        },
      ]);
    });
  }
}
