import { Injectable } from '@nestjs/common';
import { canonical } from '#domain';
import { Database, type Sql } from '../../platform/database/database';
import type { CardRow } from './card.row';

const SELECT = `select c.*, to_char(c.month, 'YYYY-MM-DD') as month, a.name as agent_name, a.work_number, v.name as template_name,
    v.lines, v.grades, p.name as approved_by_name, s.name as scored_by_name, f.name as confirmed_by_name, d.name as closed_by_name
  from card c join agent a on a.id = c.agent_id
  join card_template_version v on v.template_id = c.template_id and v.version = c.template_version
  left join agent p on p.id = c.approved_by_id left join agent s on s.id = c.scored_by_id
  left join agent f on f.id = c.confirmed_by_id left join agent d on d.id = c.closed_by_id`;

/** Columns that steps change; the last ones hold JSON. */
const CHANGED = [
  'approved_by_id',
  'approved_at',
  'approved_late',
  'self_scored_at',
  'self_words',
  'scored_by_id',
  'scored_at',
  'confirmed_by_id',
  'confirmed_at',
  'closed_by_id',
  'closed_at',
  'hash',
  'said',
  'imports',
  'frozen',
] as const;
const JSON_COLUMNS: readonly string[] = ['said', 'imports', 'frozen'];

export interface NewCard {
  id: string;
  agent_id: string;
  month: string;
  template_id: string;
  template_version: number;
  planned_by_id: string;
  planned_at: Date;
  self_due_at: Date;
}

interface Act {
  byId: string;
  clientId: string;
  cardId: string | null;
  act: string;
  body: unknown;
  at: Date;
}

@Injectable()
export class CardsRepository {
  constructor(private readonly database: Database) {}

  row(id: string, sql: Sql = this.database): Promise<CardRow | null> {
    return sql.row<CardRow>(`${SELECT} where c.id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<CardRow | null> {
    return sql.row<CardRow>(`${SELECT} where c.id = $1 for update of c`, [id]);
  }

  /** A month's cards of some agents; of everybody where `seen` is null. */
  ofMonth(seen: string[] | null, month: string): Promise<CardRow[]> {
    return this.database.rows<CardRow>(
      `${SELECT} where c.month = $1 and ($2::uuid[] is null or c.agent_id = any($2)) order by a.work_number, c.id`,
      [month, seen],
    );
  }

  /** The same by their keys alone, in the order of the list. */
  async idsOfMonth(seen: string[] | null, month: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `select c.id from card c join agent a on a.id = c.agent_id
       where c.month = $1 and ($2::uuid[] is null or c.agent_id = any($2)) order by a.work_number, c.id`,
      [month, seen],
    );
    return rows.map(({ id }) => id);
  }

  some(ids: readonly string[]): Promise<CardRow[]> {
    return this.database.rows<CardRow>(`${SELECT} where c.id = any($1::uuid[]) order by a.work_number, c.id`, [ids]);
  }

  /** Who has a card of a month, and by which template. */
  planned(month: string, sql: Sql = this.database): Promise<{ agent_id: string; template_id: string }[]> {
    return sql.rows('select agent_id, template_id from card where month = $1', [month]);
  }

  /** False when the agent has a card of that month. */
  async insert(sql: Sql, card: NewCard): Promise<boolean> {
    const names = Object.keys(card);
    const inserted = await sql.rows(
      `insert into card (${names.join(', ')}, version) values (${names.map((_, i) => `$${i + 1}`).join(', ')}, 1)
       on conflict (agent_id, month) do nothing returning id`,
      Object.values(card),
    );
    return inserted.length > 0;
  }

  async save(sql: Sql, row: CardRow): Promise<void> {
    const sets = CHANGED.map((name, i) => `${name} = $${i + 2}`).join(', ');
    const values = CHANGED.map((name) =>
      JSON_COLUMNS.includes(name) && row[name] !== null ? JSON.stringify(row[name]) : row[name],
    );
    await sql.rows(`update card set ${sets}, version = version + 1 where id = $1`, [row.id, ...values]);
  }

  /** 'new' the first time; 'same' for a retry of the same; 'other' where the id was used for something else (law 3). */
  async once(sql: Sql, { byId, clientId, cardId, act, body, at }: Act): Promise<'new' | 'same' | 'other'> {
    const inserted = await sql.rows(
      `insert into card_act (by_id, client_id, card_id, act, body, at) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning act`,
      [byId, clientId, cardId, act, JSON.stringify(body), at],
    );
    if (inserted.length > 0) return 'new';
    const first = await sql.row<{ card_id: string | null; act: string; body: unknown }>(
      'select card_id, act, body from card_act where by_id = $1 and client_id = $2',
      [byId, clientId],
    );
    const same = first?.card_id === cardId && first.act === act && canonical(first.body) === canonical(body);
    return same ? 'same' : 'other';
  }
}
