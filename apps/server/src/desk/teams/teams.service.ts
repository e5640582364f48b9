import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Team, teamWrite } from '#contract';
import { Clock } from '../../platform/clock/clock';
import { Cached } from '../../platform/database/cached';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import { SESSIONS_ENDED } from '../agents/sessions.service';
import { Recomputations } from '../recomputations/recomputations.service';
import type { Acting } from '../setup/acting';
import { found, refusingDuplicates, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { teamView } from './team.view';
import { TeamsRepository } from './teams.repository';

export type TeamWrite = z.output<typeof teamWrite>;

@Injectable()
export class TeamsService {
  private readonly teams: Cached<Map<string, Team>>;

  constructor(
    private readonly database: Database,
    private readonly repository: TeamsRepository,
    private readonly setupLog: SetupLog,
    private readonly wake: Wake,
    private readonly recomputations: Recomputations,
    private readonly clock: Clock,
  ) {
    this.teams = new Cached(wake, async () => new Map((await this.views()).map((team) => [team.id, team])));
  }

  async all(): Promise<Team[]> {
    return [...(await this.teams.get()).values()];
  }

  async byId(id: string): Promise<Team> {
    return found((await this.teams.get()).get(id));
  }

  /** As stored now, read in the given snapshot. */
  async views(sql?: Sql): Promise<Team[]> {
    return (await this.repository.all(sql)).map(teamView);
  }

  create(by: Acting, team: TeamWrite): Promise<Team> {
    return this.write(by, 'team.created', async (tx) => {
      const id = newId();
      await this.check(tx, team);
      await this.repository.insert(tx, { id, ...team }, this.clock.now());
      await this.repository.setMembers(tx, id, team.memberIds, team.leadIds);
      return id;
    });
  }

  patch(by: Acting, id: string, patch: Partial<TeamWrite>): Promise<Team> {
    return this.write(by, 'team.updated', async (tx) => {
      const before = teamView(found(await this.repository.lock(tx, id)));
      const team = patched(before, patch);
      await this.check(tx, team);
      await this.repository.update(tx, team, this.clock.now());
      if (team.calendarId !== before.calendarId) await this.recomputations.ask(tx, by, 'team');
      await this.repository.setMembers(tx, id, team.memberIds, team.leadIds);
      return id;
    });
  }

  private write(by: Acting, act: string, work: (tx: Tx) => Promise<string>): Promise<Team> {
    return refusingDuplicates({ team_name_key: 'name' }, () =>
      this.database.transaction(async (tx) => {
        const team = teamView((await this.repository.byId(await work(tx), tx))!);
        const detail = { ...team };
        await this.setupLog.record(tx, by, { act, area: 'teams', subjectId: team.id, subject: team.name, detail });
        // Who is in a team decides what the sockets of its agents may tell.
        tx.afterCommit(() => this.wake.up(SESSIONS_ENDED));
        return team;
      }),
    );
  }

  private async check(tx: Tx, { calendarId, memberIds, leadIds }: TeamWrite): Promise<void> {
    if (!(await this.repository.calendarExists(tx, calendarId))) throw wrongField('calendarId', 'unknown');
    if (!(await this.repository.agentsExist(tx, memberIds))) throw wrongField('memberIds', 'unknown');
    if (!(await this.repository.agentsExist(tx, leadIds))) throw wrongField('leadIds', 'unknown');
  }
}

/** Members given alone take the lead from whoever is no longer one. */
function patched(team: Team, patch: Partial<TeamWrite>): Team {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const leadIds = patch.leadIds ?? team.leadIds.filter((id) => (patch.memberIds ?? team.memberIds).includes(id));
  return { ...team, ...given, leadIds };
}
