import { Injectable } from '@nestjs/common';
import type { GuidedFigure, GuidedScript } from '#contract';
import type { Interval } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Sql } from '../../platform/database/database';
import { membersOf, personOf } from '../contacts/person';
import { Conditions } from '../records/conditions';
import type { FirstScript } from '../setup/first-scripts';
import { visibleBranches } from '../tickets/gate';

const SELECT = 'select id, kind, title, steps, enabled, position, shipped, version from guided_script';

@Injectable()
export class GuidedScriptsRepository {
  constructor(private readonly database: Database) {}

  all(sql: Sql = this.database): Promise<GuidedScript[]> {
    return sql.rows<GuidedScript>(`${SELECT} where deleted_at is null order by position, title, id`);
  }

  byId(sql: Sql, id: string): Promise<GuidedScript | null> {
    return sql.row<GuidedScript>(`${SELECT} where id = $1 and deleted_at is null`, [id]);
  }

  lock(sql: Sql, id: string): Promise<GuidedScript | null> {
    return sql.row<GuidedScript>(`${SELECT} where id = $1 and deleted_at is null for update`, [id]);
  }

  async save(sql: Sql, s: Omit<GuidedScript, 'version' | 'shipped'>): Promise<GuidedScript> {
    const saved = await sql.row<GuidedScript>(
      `insert into guided_script (id, kind, title, steps, enabled, position, version) values ($1, $2, $3, $4, $5, $6, 1)
       on conflict (id) do update set kind = excluded.kind, title = excluded.title, steps = excluded.steps,
         enabled = excluded.enabled, position = excluded.position, version = guided_script.version + 1
       returning id, kind, title, steps, enabled, position, shipped, version`,
      [s.id, s.kind, s.title, JSON.stringify(s.steps), s.enabled, s.position],
    );
    return saved!;
  }

  /** Null where the desk has that one, brought by this act or by another at the same time. */
  addShipped(sql: Sql, s: FirstScript & { id: string }): Promise<GuidedScript | null> {
    return sql.row<GuidedScript>(
      `insert into guided_script (id, kind, title, steps, enabled, position, shipped, version)
       values ($1, $2, $3, $4, true, (select coalesce(max(position) + 1, 0) from guided_script where deleted_at is null), $5, 1)
       on conflict (shipped) where deleted_at is null do nothing
       returning id, kind, title, steps, enabled, position, shipped, version`,
      [s.id, s.kind, s.title, JSON.stringify(s.steps), s.shipped],
    );
  }

  async delete(sql: Sql, id: string, at: Date): Promise<void> {
    await sql.rows('update guided_script set deleted_at = $2 where id = $1', [id, at]);
  }

  contact(id: string): Promise<{ name: string; company: string | null } | null> {
    return this.database.row(`select name, company from contact where id = ${personOf('$1')}`, [id]);
  }

  /** Runs that began in the span, by script; runs of tickets that `me` may see, and runs without one. */
  figures(me: Principal, { from, to }: Interval, followDays: number): Promise<GuidedFigure[]> {
    const asked = new Conditions().when('r.started_at >= ? and r.started_at < ?', from, to);
    const branches = visibleBranches(me, (value) => asked.param(value)).map((branch) => `(${branch})`);
    asked.always(`(r.ticket_id is null or exists (select 1 from ticket where ticket.id = r.ticket_id
      and (${branches.join(' or ')})))`);
    const until = `r.started_at + ${asked.param(followDays)} * interval '1 day'`;
    return this.database.rows<GuidedFigure>(
      `select s.id as "scriptId", s.title, s.kind, count(*)::int as uses,
         count(*) filter (where not exists (select from jsonb_array_elements(r.steps) p where p->>'state' is null))::int as finished,
         count(*) filter (where exists (select from desk_event e where e.ticket_id = r.ticket_id and e.at > r.started_at
             and e.at <= ${until} and e.actor_kind = 'contact' and e.type in ('message.received', 'message.called'))
           or exists (select from callback b where b.id = r.callback_id and b.done_at > r.started_at and b.done_at <= ${until}
             and b.result in ('satisfied', 'neutral', 'not_satisfied')))::int as replied,
         count(*) filter (where exists (select from lead l where l.contact_id = any(${membersOf('r.contact_id')})
           and l.state <> 'rejected' and l.created_at > r.started_at and l.created_at <= ${until}))::int as leads
       from script_run r join guided_script s on s.id = r.script_id ${asked.where}
       group by s.id order by uses desc, s.title`,
      asked.params,
    );
  }
}
