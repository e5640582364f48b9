import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Groups of contacts, and who is in them. */
export class ContactGroups1795300000030 implements MigrationInterface {
  name = 'ContactGroups1795300000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(groups);
    for (const table of ['service_policy', 'automation_rule'])
      await runner.query(`update ${table} set conditions = '{"contactGroups": []}' || conditions`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Who was served as one of which group would be forgotten.'));
  }
}

const groups = `
create table contact_group (
  id uuid primary key,
  name text not null,
  client_id text not null,
  by_id uuid not null references agent,
  version int not null,
  -- What deadlines were once set by keeps its name.
  deleted_at timestamptz,
  unique (by_id, client_id)
);
create unique index contact_group_name on contact_group (lower(name)) where deleted_at is null;

alter table contact add column groups uuid[] not null default '{}';
create index contact_groups on contact using gin (groups) where groups <> '{}';
`;
