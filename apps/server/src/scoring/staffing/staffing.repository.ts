import { Injectable } from '@nestjs/common';
import type { StaffingRow } from '#contract';
import type { Interval, LoadCount } from '#domain';
import { Database } from '../../platform/database/database';

interface LoadRow extends LoadCount {
  /** Calls that were answered, and their talk, hold and wrap-up together. */
  answered: number;
  seconds: number;
}
interface CameRow extends Omit<StaffingRow, 'at'> {
  at: Date;
  key_at: string;
}

const CAME = `coalesce((e.payload->'view'->>'startedAt')::timestamptz, e.at)`;
const KIND = `case when e.type = 'call.ended' then 'call' when t.channel in ('email', 'api') then 'mail' else 'chat' end`;
const SECONDS = `coalesce((e.payload->'view'->>'talkSeconds')::int, 0) + coalesce((e.payload->'view'->>'holdSeconds')::int, 0)
  + coalesce((e.payload->'view'->>'wrapUpSeconds')::int, 0)`;
/** Who wrote and waited, and who called, whether somebody answered or not. Parameters: from, to, team. */
const FROM = `from desk_event e left join ticket t on t.id = e.ticket_id
  where e.type in ('reply_window.opened', 'call.ended') and e.at >= $1 and e.at < $2 and e.team_id = $3
    and (e.type <> 'call.ended' or e.payload->'view'->>'direction' = 'inbound')`;

/** Reads the load out of desk_event, by the index of types and times. */
@Injectable()
export class StaffingRepository {
  constructor(private readonly database: Database) {}

  /** What came by day and hour of the zone. */
  byHour({ from, to }: Interval, teamId: string, zone: string): Promise<LoadRow[]> {
    return this.database.rows<LoadRow>(
      `select to_char(came at time zone $4, 'YYYY-MM-DD') as date, extract(hour from came at time zone $4)::int as hour, kind,
         count(*)::int as count, (count(*) filter (where seconds > 0))::int as answered, coalesce(sum(seconds), 0)::int as seconds
       from (select ${CAME} as came, ${KIND} as kind, ${SECONDS} as seconds ${FROM}) came group by 1, 2, 3`,
      [from, to, teamId, zone],
    );
  }

  /** Those who came on these days in this hour, the newest first. */
  came(
    { from, to }: Interval,
    asked: { teamId: string; zone: string; dates: readonly string[]; hour: number },
    after: string[] | null,
    limit: number,
  ): Promise<CameRow[]> {
    return this.database.rows<CameRow>(
      `select id::text, came as at, came::text as key_at, kind, contact_name as "contactName", number::int as "ticketNumber"
       from (select e.id, ${CAME} as came, ${KIND} as kind, c.name as contact_name, t.number
         ${FROM.replace(' where', ` left join contact o on o.id = e.contact_id left join contact c on c.id = coalesce(o.joined_into, o.id) where`)}) came
       where to_char(came at time zone $4, 'YYYY-MM-DD') = any($5) and extract(hour from came at time zone $4) = $6
         and ($7::timestamptz is null or (came, id) < ($7, $8::bigint))
       order by came desc, id desc limit $9`,
      [from, to, asked.teamId, asked.zone, asked.dates, asked.hour, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** The first day of which a team has anything to tell. */
  async firstAt(teamId: string): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      `select least((select min(created_at) from ticket where team_id = $1), (select min(at) from desk_event
         where type = 'call.ended' and team_id = $1)) as at`,
      [teamId],
    );
    return row?.at ?? null;
  }
}
