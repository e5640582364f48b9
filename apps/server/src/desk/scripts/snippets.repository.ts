import { joinPerson } from '../contacts/person';
import { Injectable } from '@nestjs/common';
import type { Snippet } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Sql } from '../../platform/database/database';

export interface SnippetTicket {
  number: number;
  subject: string | null;
  inboxId: string;
  teamId: string | null;
  holderId: string | null;
  createdAt: Date;
  contactName: string;
  contactCompany: string | null;
  contactLocale: string | null;
}

const SELECT = `select id, title, text, initials, scope, team_id as "teamId", owner_id as "ownerId", uses from snippet`;

@Injectable()
export class SnippetsRepository {
  constructor(private readonly database: Database) {}

  /** What is for everybody, for a team of the agent (for admins: of any) and the agent's own. */
  visibleTo(me: Principal, sql: Sql = this.database): Promise<Snippet[]> {
    return sql.rows<Snippet>(
      `${SELECT} where scope = 'all' or (scope = 'own' and owner_id = $1)
         or (scope = 'team' and ($2 or team_id = any($3::uuid[])))
       order by uses desc, title, id`,
      [me.agentId, me.role === 'admin', me.teamIds],
    );
  }

  byId(id: string): Promise<Snippet | null> {
    return this.database.row<Snippet>(`${SELECT} where id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<Snippet | null> {
    return sql.row<Snippet>(`${SELECT} where id = $1 for update`, [id]);
  }

  async save(sql: Sql, s: Omit<Snippet, 'uses'>): Promise<Snippet> {
    const saved = await sql.row<Snippet>(
      `insert into snippet (id, title, text, initials, scope, team_id, owner_id) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (id) do update set title = excluded.title, text = excluded.text, initials = excluded.initials,
         scope = excluded.scope, team_id = excluded.team_id, owner_id = excluded.owner_id
       returning id, title, text, initials, scope, team_id as "teamId", owner_id as "ownerId", uses`,
      [s.id, s.title, s.text, s.initials, s.scope, s.teamId, s.ownerId],
    );
    return saved!;
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.rows('delete from snippet where id = $1', [id]);
  }

  async countUse(id: string): Promise<void> {
    await this.database.rows('update snippet set uses = uses + 1 where id = $1', [id]);
  }

  async teamExists(sql: Sql, id: string): Promise<boolean> {
    return (await sql.rows('select from team where id = $1', [id])).length > 0;
  }

  ticket(id: string): Promise<SnippetTicket | null> {
    return this.database.row<SnippetTicket>(
      `select t.number::int, t.subject, t.inbox_id as "inboxId", t.team_id as "teamId", t.holder_id as "holderId",
         t.created_at as "createdAt", c.name as "contactName", c.company as "contactCompany", c.locale as "contactLocale"
       from ticket t ${joinPerson('t.contact_id')} where t.id = $1`,
      [id],
    );
  }
}
