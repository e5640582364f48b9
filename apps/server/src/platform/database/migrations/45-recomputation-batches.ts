import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a recomputation has left, as lists of tickets: taking one of a hundred thousand rows went over all that were taken before. */
export class RecomputationBatches1795300000045 implements MigrationInterface {
  name = 'RecomputationBatches1795300000045';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [batches, left, 'drop table recomputation_ticket']) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [tickets, listed, 'drop table recomputation_batch']) await runner.query(statement);
  }
}

const batches = `
create table recomputation_batch (
  recomputation_id uuid not null references recomputation,
  number int not null,
  ticket_ids uuid[] not null check (cardinality(ticket_ids) > 0),
  primary key (recomputation_id, number)
)`;

const left = `
insert into recomputation_batch (recomputation_id, number, ticket_ids)
select recomputation_id, number, array_agg(ticket_id order by ticket_id)
from (select *, (row_number() over (partition by recomputation_id order by ticket_id) - 1) / 50 as number
  from recomputation_ticket) numbered
group by recomputation_id, number`;

const tickets = `
create table recomputation_ticket (
  recomputation_id uuid not null references recomputation,
  ticket_id uuid not null references ticket,
  primary key (recomputation_id, ticket_id)
)`;

const listed = `
insert into recomputation_ticket (recomputation_id, ticket_id)
select recomputation_id, unnest(ticket_ids) from recomputation_batch`;
