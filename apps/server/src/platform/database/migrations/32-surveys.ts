import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is asked after a closing, what they said, and who wants no more of it. */
export class Surveys1795300000032 implements MigrationInterface {
  name = 'Surveys1795300000032';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [rules, surveys, reading]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What contacts said is not thrown away.'));
  }
}

const NOBODY = `'00000000-0000-0000-0000-000000000000'::uuid`;

const rules = `
create table survey_rule (
  id uuid primary key,
  -- Neither: what holds for all.
  inbox_id uuid references inbox,
  team_id uuid references team,
  version int not null,
  enabled boolean not null,
  delay_minutes int not null check (delay_minutes between 0 and 10080),
  reopens boolean not null,
  words jsonb not null,
  from_at timestamptz not null,
  by_agent_id uuid,
  by_name text not null,
  check (inbox_id is null or team_id is null)
);
create unique index survey_rule_version on survey_rule (coalesce(inbox_id, ${NOBODY}), coalesce(team_id, ${NOBODY}), version);
`;

const surveys = `
create table survey (
  id uuid primary key,
  -- The closing that it is about: no closing makes two.
  event_id bigint not null unique,
  rule_id uuid not null references survey_rule,
  ticket_id uuid not null references ticket,
  contact_id uuid not null references contact,
  channel text not null,
  inbox_id uuid not null references inbox,
  -- As they were at the closing: whom the answer is about.
  team_id uuid references team,
  agent_id uuid references agent,
  closed_at timestamptz not null,
  state text not null check (state in ('planned', 'sent', 'answered', 'skipped')),
  due_at timestamptz not null,
  sent_at timestamptz,
  expires_at timestamptz,
  message_id uuid,
  -- The way to the answer is made anew from a key whenever it goes out; here is only what it is known by.
  token_hash text unique,
  skip_reason text,
  skip_note text not null default '',
  skipped_by_name text,
  answered_at timestamptz,
  score int check (score between 1 and 5),
  solved boolean,
  remark text not null default '',
  followed_up_at timestamptz,
  callback_id uuid references callback,
  reopened boolean not null default false,
  version int not null,
  check ((state = 'skipped') = (skip_reason is not null)),
  check ((state = 'answered') = (answered_at is not null and score is not null)),
  check (state not in ('sent', 'answered') or (sent_at is not null and expires_at is not null and message_id is not null))
);
create index survey_due on survey (due_at) where state = 'planned';
create index survey_closed on survey (closed_at desc, id desc);
create index survey_agent on survey (agent_id, closed_at desc);
create index survey_ticket on survey (ticket_id);
create index survey_contact on survey (contact_id, due_at desc);

create table survey_opt_out (
  contact_id uuid primary key references contact,
  at timestamptz not null
);
alter table message add column survey_id uuid;
`;

// Whose ticket was closed before surveys were there is not asked.
const reading = `
create table survey_reading (like repeat_reading including all);
insert into survey_reading (began_xid, cursor_xid, cursor_id)
  select pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmin(pg_current_snapshot()), 0;
`;
