import { Injectable } from '@nestjs/common';
import { tellInShift, type Telling } from '#domain';
import type { Sql } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { Shifts } from '../shifts/shifts.service';

interface Person {
  id: string;
  anyTime: boolean;
  teamIds: string[];
}

const PERSON = `a.id, coalesce((a.preferences ->> 'toldAnyTime')::boolean, false) as "anyTime",
  coalesce((select json_agg(m.team_id order by m.team_id) from team_member m where m.agent_id = a.id), '[]') as "teamIds"`;

/** Whom a step means, and when they hear of it: in their own shift, unless they wished otherwise. */
@Injectable()
export class ReceiversOfSteps {
  constructor(
    private readonly calendars: CalendarsService,
    private readonly shifts: Shifts,
  ) {}

  /** Leads of a team that work here; of no team, the admins: somebody has to hear of it. */
  async leadsOf(sql: Sql, teamId: string | null): Promise<string[]> {
    if (teamId === null) return this.admins(sql);
    const rows = await sql.rows<{ id: string }>(
      `select a.id from agent a join team_member m on m.agent_id = a.id
       where m.team_id = $1 and (m.is_lead or a.role = 'team_lead') and a.disabled_at is null
       order by a.status = 'online' desc, a.id`,
      [teamId],
    );
    return rows.map(({ id }) => id);
  }

  async admins(sql: Sql): Promise<string[]> {
    const rows = await sql.rows<{ id: string }>(
      `select id from agent where role = 'admin' and disabled_at is null order by id`,
    );
    return rows.map(({ id }) => id);
  }

  /** When each of them hears of a ticket of that team; whoever has left hears nothing. */
  async tellings(
    sql: Sql,
    agentIds: readonly string[],
    teamId: string | null,
    now: Date,
  ): Promise<(Telling & { agentId: string })[]> {
    const people = await sql.rows<Person>(
      `select ${PERSON} from agent a where a.id = any($1::uuid[]) and a.disabled_at is null order by a.id`,
      [[...new Set(agentIds)]],
    );
    return Promise.all(
      people.map(async ({ id, anyTime, teamIds }) => {
        const own = teamId !== null && teamIds.includes(teamId) ? teamId : (teamIds[0] ?? null);
        const calendar = await this.calendars.ofTeam(own);
        return { agentId: id, ...tellInShift(await this.shifts.of(id), calendar, anyTime, now) };
      }),
    );
  }
}
