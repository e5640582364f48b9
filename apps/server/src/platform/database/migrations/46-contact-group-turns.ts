import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts go over to another group when a month begins (DOMAIN N4). */
export class ContactGroupTurns1795300000046 implements MigrationInterface {
  name = 'ContactGroupTurns1795300000046';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [next, turns]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table contact_group_turn');
    await runner.query('alter table contact_group drop column next_id, drop column next_since');
  }
}

const next = `
alter table contact_group
  add column next_id uuid references contact_group,
  -- A month that had begun by then turns nobody.
  add column next_since timestamptz,
  add check ((next_id is null) = (next_since is null)), add check (next_id <> id)`;

const turns = `
create table contact_group_turn (
  -- Its first day in the company's zone.
  month date primary key,
  began_at timestamptz not null,
  -- Who was turned last: people are turned in the order of their ids, each once.
  person_id uuid,
  turned int not null default 0,
  done_at timestamptz
)`;
