import { Injectable } from '@nestjs/common';
import type { Territory } from '#contract';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { membersOf } from '../contacts/person';

export interface TerritoryRow {
  id: string;
  name: string;
  owner_id: string | null;
  team_id: string | null;
  salesperson: string;
  salesperson_phone: string;
  area_codes: string[];
  places: string[];
  scenes: string[];
  version: number;
  /** The owner is on trial, and owns nothing meanwhile. */
  owner_on_probation: boolean;
}

export type TerritoryFields = Omit<TerritoryRow, 'version' | 'owner_on_probation'>;

@Injectable()
export class TerritoriesRepository {
  constructor(private readonly database: Database) {}

  all(sql: Sql = this.database): Promise<TerritoryRow[]> {
    return sql.rows<TerritoryRow>(
      `select t.*, coalesce(a.probation_since is not null, false) as owner_on_probation from territory t
       left join agent a on a.id = t.owner_id where t.deleted_at is null order by t.name, t.id`,
    );
  }

  /** Two areas saved at once could both take a place. */
  async takeTurn(tx: Tx): Promise<void> {
    await tx.rows(`select pg_advisory_xact_lock(hashtext('territories'))`);
  }

  async insert(tx: Tx, fields: TerritoryFields): Promise<void> {
    const names = Object.keys(fields);
    await tx.rows(
      `insert into territory (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(fields),
    );
  }

  async update(tx: Tx, { id, ...fields }: TerritoryFields): Promise<void> {
    const sets = Object.keys(fields).map((name, i) => `${name} = $${i + 2}`);
    await tx.rows(`update territory set ${sets.join(', ')}, version = version + 1 where id = $1`, [
      id,
      ...Object.values(fields),
    ]);
  }

  async delete(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.rows('update territory set deleted_at = $2 where id = $1', [id, at]);
  }

  /** The scene of the code that a contact scanned last. */
  async lastScene(contactId: string): Promise<string | null> {
    const row = await this.database.row<{ scene: string }>(
      `select s.scene from ticket t join ticket_source s on s.ticket_id = t.id
       where t.contact_id = any(${membersOf('$1')}) and s.scene is not null order by t.created_at desc limit 1`,
      [contactId],
    );
    return row?.scene ?? null;
  }
}

export const territoryView = (r: TerritoryRow): Territory => ({
  id: r.id,
  name: r.name,
  ownerId: r.owner_id,
  teamId: r.team_id,
  salesperson: r.salesperson,
  salespersonPhone: r.salesperson_phone,
  areaCodes: r.area_codes,
  places: r.places,
  scenes: r.scenes,
  version: r.version,
});
