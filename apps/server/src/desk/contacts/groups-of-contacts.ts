import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '../../platform/database/database';
import { wrongField } from '../setup/refusals';
import { groupsOf, personOf } from './person';

/** Which groups people are in. Contacts that were joined keep their own groups, and the person is in all of them. */
@Injectable()
export class GroupsOfContacts {
  async of(sql: Sql, contactId: string): Promise<string[]> {
    const row = await sql.row<{ groups: string[] }>(`select ${groupsOf(personOf('$1'))} as groups`, [contactId]);
    return row!.groups;
  }

  /** These groups and no others, for who holds the lock of the person and tells of it. False when that changes nothing. */
  async put(tx: Tx, personId: string, ids: readonly string[]): Promise<boolean> {
    const asked = [...new Set(ids)].sort();
    await this.refuseUnknown(tx, asked, 'groups');
    if (asked.join() === (await this.of(tx, personId)).join()) return false;
    await tx.rows(
      `update contact set groups = case when id = $1 then $2::uuid[] else
         array(select g from unnest(groups) g where g = any($2::uuid[])) end where id = $1 or joined_into = $1`,
      [personId, asked],
    );
    return true;
  }

  /** Those that are there are held against an admin who deletes one of them meanwhile. */
  async refuseUnknown(sql: Sql, ids: readonly string[], field: string): Promise<void> {
    const there = 'select from contact_group where id = any($1::uuid[]) and deleted_at is null for share';
    if ((await sql.rows(there, [ids])).length < new Set(ids).size) throw wrongField(field, 'unknown');
  }

  /** The people behind these contacts who are in any group now. */
  async inGroups(tx: Tx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `select distinct coalesce(c.joined_into, c.id) as id from contact c where c.id = any($1::uuid[])
         and exists (select from contact m where cardinality(m.groups) > 0
           and (m.id = coalesce(c.joined_into, c.id) or m.joined_into = coalesce(c.joined_into, c.id)))`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }
}
