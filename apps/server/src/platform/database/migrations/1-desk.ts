import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The whole desk, first version. Rows refer to each other by id; deletes are rare and never cascade into evidence. */
export class Desk1795300000000 implements MigrationInterface {
  name = 'Desk1795300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [platform, setup, people, tickets, windows, mail, records]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The first version has nothing to go back to.'));
  }
}

const platform = `
create table desk_event (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  subject_kind text not null,
  subject_id uuid not null,
  version int not null,
  ticket_id uuid,
  contact_id uuid,
  agent_id uuid,
  team_id uuid,
  holder_id uuid,
  message_id uuid,
  type text not null,
  payload jsonb not null,
  actor_kind text not null check (actor_kind in ('agent', 'contact', 'desk')),
  actor_id uuid,
  actor_name text not null,
  at timestamptz not null,
  unique (subject_kind, subject_id, version)
);
create index desk_event_feed on desk_event (xid, id);
create index desk_event_ticket on desk_event (ticket_id, id) where ticket_id is not null;
create index desk_event_figures on desk_event (type, at);

create table file (
  sha256 text primary key,
  size bigint not null,
  stored_at timestamptz not null default now()
);

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  agent_id uuid,
  agent_name text not null,
  act text not null,
  subject text not null,
  detail jsonb not null,
  ip text
);
`;

const setup = `
create table company (
  only_one boolean primary key default true check (only_one),
  name text not null,
  zone text not null
);

create table setting (
  id bigint generated always as identity primary key,
  key text not null,
  value double precision not null,
  effective_at timestamptz not null,
  by_agent_id uuid,
  by_name text not null,
  created_at timestamptz not null default now()
);
create index setting_key on setting (key, effective_at);

create table calendar (
  id uuid primary key,
  name text not null unique,
  zone text not null,
  weekly jsonb not null,
  overrides jsonb not null,
  version int not null default 1
);

create table team (
  id uuid primary key,
  name text not null unique,
  strategy text not null,
  calendar_id uuid not null references calendar,
  version int not null default 1
);

create table inbox (
  id uuid primary key,
  name text not null,
  channel text not null,
  team_id uuid references team,
  colour text not null,
  enabled boolean not null default true,
  settings jsonb not null,
  secrets bytea,
  address text,
  widget_key text unique,
  cursor jsonb not null default '{}',
  state text not null default 'off',
  state_error text,
  last_inbound_at timestamptz,
  last_outbound_at timestamptz,
  version int not null default 1
);
create unique index inbox_address on inbox (lower(address)) where address is not null;
create unique index inbox_wechat_app on inbox ((settings ->> 'appId')) where channel = 'wechat-official';

create table status_label (
  id uuid primary key,
  status text not null,
  name text not null,
  position int not null,
  unique (status, name)
);

create table greeting (
  id uuid primary key,
  inbox_id uuid not null references inbox,
  audience text not null,
  hours text not null,
  "from" text,
  "to" text,
  text text not null,
  position int not null,
  enabled boolean not null
);
create index greeting_inbox on greeting (inbox_id, position);

create table forbidden_phrase (
  id uuid primary key,
  phrase text not null unique,
  better text not null,
  enabled boolean not null
);
`;

const people = `
create table agent (
  id uuid primary key,
  name text not null,
  email text not null,
  password_hash text not null,
  work_number text not null unique,
  role text not null,
  visibility text not null,
  capacity int not null,
  locale text not null,
  preferences jsonb not null default '{}',
  status text not null default 'offline',
  status_since timestamptz not null default now(),
  last_assigned_at timestamptz,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  version int not null default 1
);
create unique index agent_email on agent (lower(email));

create table team_member (
  team_id uuid not null references team,
  agent_id uuid not null references agent,
  is_lead boolean not null default false,
  primary key (team_id, agent_id)
);
create index team_member_agent on team_member (agent_id);

create table session (
  token_hash text primary key,
  agent_id uuid not null references agent,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ip text,
  user_agent text
);
create index session_agent on session (agent_id);

create table second_factor (
  agent_id uuid primary key references agent,
  secret bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  recovery_hashes text[] not null default '{}',
  wrong_codes int not null default 0,
  locked_until timestamptz
);

create table snippet (
  id uuid primary key,
  title text not null,
  text text not null,
  initials text not null,
  scope text not null,
  team_id uuid references team,
  owner_id uuid references agent,
  uses int not null default 0
);

create table contact (
  id uuid primary key,
  name text not null,
  email text,
  phone text,
  company text,
  address text,
  product text,
  purchased_on date,
  remark text,
  locale text,
  created_at timestamptz not null,
  last_seen_at timestamptz,
  version int not null default 1
);
create index contact_email on contact (lower(email)) where email is not null;
create index contact_phone on contact (phone) where phone is not null;
create index contact_recent on contact (created_at desc, id desc);

create table identity (
  id uuid primary key,
  contact_id uuid not null references contact,
  inbox_id uuid not null references inbox,
  channel text not null,
  external_id text not null check (external_id <> ''),
  token_hash text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  unique (inbox_id, external_id)
);
create index identity_contact on identity (contact_id);
create unique index identity_token on identity (token_hash) where token_hash is not null;
`;

const tickets = `
create sequence ticket_number start 10001;

create table ticket (
  id uuid primary key,
  number bigint not null unique,
  inbox_id uuid not null references inbox,
  channel text not null,
  contact_id uuid not null references contact,
  contact_name text not null,
  team_id uuid references team,
  holder_id uuid references agent,
  last_holder_id uuid,
  status text not null check (status in ('open', 'waiting', 'on_hold', 'resolved', 'closed')),
  status_label_id uuid,
  status_since timestamptz not null,
  priority text not null,
  subject text,
  tags text[] not null,
  last_message jsonb,
  last_seq int not null,
  last_inbound_seq int not null,
  last_reply_seq int not null,
  delivered_seq int not null,
  read_seq int not null,
  agent_read_seq int not null,
  reply_window jsonb,
  queue_due_at timestamptz not null,
  pending_greeting_id uuid,
  first_answered_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  resolved_at timestamptz,
  closed_at timestamptz,
  version int not null
) with (fillfactor = 80);
create unique index ticket_one_open_chat on ticket (inbox_id, contact_id)
  where channel in ('web-chat', 'wechat-official') and status in ('open', 'waiting', 'on_hold');
create index ticket_active on ticket (queue_due_at, id desc) where status in ('open', 'waiting', 'on_hold');
create index ticket_active_team on ticket (team_id, queue_due_at, id desc) where status in ('open', 'waiting', 'on_hold');
create index ticket_active_holder on ticket (holder_id, queue_due_at, id desc) where status in ('open', 'waiting', 'on_hold');
create index ticket_unassigned on ticket (team_id, queue_due_at, id desc)
  where holder_id is null and status in ('open', 'waiting', 'on_hold');
create index ticket_wants_agent on ticket (queue_due_at, id desc)
  where holder_id is null and status in ('open', 'waiting', 'on_hold');
create index ticket_status on ticket (status, status_since desc, id desc);
create index ticket_status_team on ticket (team_id, status, status_since desc, id desc);
create index ticket_status_holder on ticket (holder_id, status, status_since desc, id desc) where holder_id is not null;
create index ticket_contact on ticket (contact_id, created_at desc);

create table message (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  inbox_id uuid not null,
  seq int not null,
  kind text not null,
  author_kind text not null,
  author_id uuid,
  author_name text not null,
  text text not null,
  fresh_text text,
  html text,
  attachments jsonb not null,
  client_id text,
  automatic text,
  findings jsonb not null,
  via text,
  receipt_id uuid,
  delivery_state text,
  delivery_error text,
  delivery_attempts int not null,
  created_at timestamptz not null,
  provider_at timestamptz,
  unique (ticket_id, seq)
);
create unique index message_client on message (author_id, client_id) where client_id is not null;

create table attachment (
  id uuid primary key,
  sha256 text not null references file,
  name text not null,
  media_type text not null,
  size bigint not null,
  width int,
  height int,
  inline boolean not null default false,
  content_id text,
  uploader_kind text not null,
  uploader_id uuid,
  -- Files are taken into the first message of a ticket before the ticket itself is written, in one transaction.
  ticket_id uuid references ticket deferrable initially deferred,
  message_id uuid,
  created_at timestamptz not null
);
create index attachment_ticket on attachment (ticket_id) where ticket_id is not null;

create table draft (
  ticket_id uuid not null references ticket,
  agent_id uuid not null references agent,
  kind text not null,
  text text not null,
  updated_at timestamptz not null,
  primary key (ticket_id, agent_id, kind)
);

create table receipt (
  id uuid primary key,
  inbox_id uuid not null references inbox,
  external_id text not null check (external_id <> ''),
  raw_sha256 text,
  raw_size bigint not null default 0,
  envelope jsonb not null default '{}',
  content_key text,
  state text not null check (state in ('received', 'done', 'quarantined', 'dismissed')),
  reason text,
  detail text,
  attempts int not null default 0,
  received_at timestamptz not null,
  done_at timestamptz,
  ticket_id uuid,
  message_id uuid,
  unique (inbox_id, external_id)
);
create index receipt_open on receipt (received_at) where state in ('received', 'quarantined');
create index receipt_content on receipt (content_key) where content_key is not null;
`;

const windows = `
create table reply_window (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  first boolean not null,
  opened_at timestamptz not null,
  remind_at timestamptz not null,
  lead_at timestamptz not null,
  due_at timestamptz not null,
  segments jsonb not null,
  reminded_at timestamptz,
  lead_told_at timestamptz,
  breached_at timestamptz,
  holder_at_deadline_id uuid,
  answered_at timestamptz,
  answered_by_id uuid,
  excused_at timestamptz,
  excuse text,
  ended_at timestamptz,
  working_seconds int,
  next_step_at timestamptz
);
create unique index reply_window_one_open on reply_window (ticket_id) where ended_at is null;
create index reply_window_next on reply_window (next_step_at) where next_step_at is not null;
create index reply_window_ticket on reply_window (ticket_id, opened_at);

create table assignment_decision (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  strategy text not null,
  chosen_id uuid,
  considered jsonb not null,
  at timestamptz not null
);
create index assignment_decision_ticket on assignment_decision (ticket_id, at);
`;

const mail = `
create table mail_reference (
  reference text not null,
  ticket_id uuid not null references ticket,
  message_id uuid,
  primary key (reference, ticket_id)
);

create table delivery (
  id uuid primary key,
  message_id uuid not null,
  ticket_id uuid not null references ticket,
  inbox_id uuid not null references inbox,
  kind text not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'not_needed')),
  due_at timestamptz not null,
  attempts int not null default 0,
  last_error text,
  platform_id text,
  created_at timestamptz not null,
  started_at timestamptz,
  done_at timestamptz,
  unique (message_id, kind)
);
create index delivery_due on delivery (due_at) where state = 'queued';
create index delivery_sending on delivery (started_at) where state = 'sending';

create table delivery_attempt (
  id bigint generated always as identity primary key,
  delivery_id uuid not null references delivery,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  outcome text not null,
  error text
);
`;

const records = `
create table call (
  id uuid primary key,
  ticket_id uuid references ticket,
  contact_id uuid not null references contact,
  agent_id uuid not null references agent,
  client_id text not null,
  direction text not null,
  number text,
  started_at timestamptz not null,
  answered_at timestamptz,
  held_since timestamptz,
  hold_seconds int not null default 0,
  ended_at timestamptz,
  talk_seconds int,
  result text,
  note text not null default '',
  source text not null,
  measured_talk_seconds int,
  version int not null,
  unique (agent_id, client_id)
);
create index call_contact on call (contact_id, started_at desc);
create index call_recent on call (started_at desc, id desc);
create unique index call_one_running on call (agent_id) where ended_at is null;

create table callback (
  id uuid primary key,
  ticket_id uuid references ticket,
  contact_id uuid not null references contact,
  agent_id uuid references agent,
  planned_by_id uuid,
  client_id text,
  due_at timestamptz not null,
  reason text not null,
  remark text not null default '',
  done_at timestamptz,
  cancelled_at timestamptz,
  result text,
  feedback text not null default '',
  attempts int not null default 0,
  version int not null,
  unique (planned_by_id, client_id)
);
create index callback_due on callback (due_at, id) where done_at is null and cancelled_at is null;
create index callback_contact on callback (contact_id, due_at desc);
create index callback_done on callback (done_at desc, id desc) where done_at is not null;

create table lead (
  id uuid primary key,
  contact_id uuid not null references contact,
  ticket_id uuid references ticket,
  agent_id uuid not null references agent,
  client_id text not null,
  state text not null,
  source text not null default '',
  keyword text not null default '',
  unit_name text not null default '',
  need text not null default '',
  checks jsonb not null,
  rejection text,
  rejection_note text not null default '',
  judged_at timestamptz,
  created_at timestamptz not null,
  version int not null,
  unique (agent_id, client_id)
);
create index lead_contact on lead (contact_id, judged_at desc);
create index lead_recent on lead (created_at desc, id desc);
`;
