import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Thresholds of the live board and their alarms, limits that hold for a day, and whispers. */
export class BoardAlarms1795300000026 implements MigrationInterface {
  name = 'BoardAlarms1795300000026';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [rules, alarms, limits, whispers]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Who was alarmed of what is not forgotten.'));
  }
}

const FIGURES = `('waiting', 'oldest_wait', 'breached_today', 'free_agents', 'answered_in_window')`;

const rules = `
create table board_rule (
  id uuid not null,
  version int not null,
  team_id uuid references team,
  inbox_id uuid references inbox,
  figure text not null check (figure in ${FIGURES}),
  threshold double precision not null check (threshold >= 0),
  sound boolean not null,
  email boolean not null,
  removed boolean not null,
  written_at timestamptz not null,
  by_agent_id uuid,
  by_name text not null,
  primary key (id, version),
  check ((team_id is null) <> (inbox_id is null))
);
-- When figures were last looked at: one process looks, whoever comes first.
create table board_look (
  only_one boolean primary key default true check (only_one),
  at timestamptz not null
);
insert into board_look (at) values ('-infinity');
`;

const alarms = `
create table board_alarm (
  id uuid primary key,
  rule_id uuid not null,
  rule_version int not null,
  -- As they were when it was raised; the inbox's team then is whose leads were told.
  team_id uuid references team,
  inbox_id uuid references inbox,
  told_team_id uuid references team,
  figure text not null check (figure in ${FIGURES}),
  threshold double precision not null,
  sound boolean not null,
  seen double precision not null,
  worst double precision not null,
  raised_at timestamptz not null,
  -- Since when the figure has been back; it must stay so for a while.
  calm_since timestamptz,
  cleared_at timestamptz,
  cleared_by text check (cleared_by in ('calm', 'rule')),
  acknowledged_at timestamptz,
  acknowledged_by_id uuid references agent,
  acknowledged_by_name text,
  version int not null,
  foreign key (rule_id, rule_version) references board_rule,
  check ((cleared_at is null) = (cleared_by is null))
);
create unique index board_alarm_standing on board_alarm (rule_id) where cleared_at is null;
create index board_alarm_raised on board_alarm (raised_at desc, id desc);

create table board_alarm_letter (
  id uuid primary key,
  alarm_id uuid not null references board_alarm,
  agent_id uuid not null references agent,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'not_needed')),
  due_at timestamptz not null,
  started_at timestamptz,
  attempts int not null default 0,
  last_error text,
  sent_from_id uuid references inbox,
  done_at timestamptz,
  unique (alarm_id, agent_id)
);
create index board_alarm_letter_due on board_alarm_letter (due_at) where state in ('queued', 'sending');
`;

const limits = `
create table agent_limit (
  id uuid primary key,
  agent_id uuid not null references agent,
  capacity int not null check (capacity between 0 and 200),
  usual int not null,
  reason text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  ended_at timestamptz,
  ended_by_name text,
  by_id uuid not null references agent,
  by_name text not null,
  client_id text not null,
  unique (by_id, client_id)
);
create unique index agent_limit_one on agent_limit (agent_id) where ended_at is null;
create index agent_limit_due on agent_limit (until_at) where ended_at is null;
create index agent_limit_agent on agent_limit (agent_id, from_at desc);
`;

const whispers = `
alter table message add column whisper jsonb;
alter table ticket add column whisper_seq int not null default 0;
`;
