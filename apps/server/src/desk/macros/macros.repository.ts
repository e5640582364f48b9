import { Injectable } from '@nestjs/common';
import type { Macro } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Sql } from '../../platform/database/database';

const COLUMNS = `id, title, initials, scope, team_id as "teamId", owner_id as "ownerId", actions, uses, version`;

@Injectable()
export class MacrosRepository {
  constructor(private readonly database: Database) {}

  /** What is for everybody, for a team of the agent (for admins: of any) and the agent's own. */
  visibleTo(me: Principal): Promise<Macro[]> {
    return this.database.rows<Macro>(
      `select ${COLUMNS} from macro where scope = 'all' or (scope = 'own' and owner_id = $1)
         or (scope = 'team' and ($2 or team_id = any($3::uuid[])))
       order by uses desc, title, id`,
      [me.agentId, me.role === 'admin', me.teamIds],
    );
  }

  byId(sql: Sql, id: string): Promise<Macro | null> {
    return sql.row<Macro>(`select ${COLUMNS} from macro where id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<Macro | null> {
    return sql.row<Macro>(`select ${COLUMNS} from macro where id = $1 for update`, [id]);
  }

  async save(sql: Sql, m: Omit<Macro, 'uses'>): Promise<Macro> {
    const saved = await sql.row<Macro>(
      `insert into macro (id, title, initials, scope, team_id, owner_id, actions, version) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (id) do update set title = excluded.title, initials = excluded.initials, scope = excluded.scope,
         team_id = excluded.team_id, owner_id = excluded.owner_id, actions = excluded.actions, version = excluded.version
       returning ${COLUMNS}`,
      [m.id, m.title, m.initials, m.scope, m.teamId, m.ownerId, JSON.stringify(m.actions), m.version],
    );
    return saved!;
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.rows('delete from macro where id = $1', [id]);
  }

  async teamExists(sql: Sql, id: string): Promise<boolean> {
    return (await sql.rows('select from team where id = $1', [id])).length > 0;
  }

  used(sql: Sql, agentId: string, clientId: string): Promise<{ macro_id: string; ticket_id: string } | null> {
    return sql.row('select macro_id, ticket_id from macro_use where agent_id = $1 and client_id = $2', [
      agentId,
      clientId,
    ]);
  }

  async keepUse(
    sql: Sql,
    use: { agentId: string; clientId: string; macroId: string; ticketId: string; at: Date },
  ): Promise<void> {
    await sql.rows('insert into macro_use (agent_id, client_id, macro_id, ticket_id, at) values ($1, $2, $3, $4, $5)', [
      ...[use.agentId, use.clientId, use.macroId, use.ticketId, use.at],
    ]);
    await sql.rows('update macro set uses = uses + 1 where id = $1', [use.macroId]);
  }
}
