import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programs that talk to the desk: inboxes they feed, and webhooks that tell them what happens. */
export class ApiChannel1795300000005 implements MigrationInterface {
  name = 'ApiChannel1795300000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [webhooks, programs]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table webhook_attempt, webhook_delivery, webhook, api_upload, api_sequence, api_refusal');
  }
}

const webhooks = `
create table webhook (
  id uuid primary key,
  name text not null,
  url text not null,
  event_types text[] not null,
  inbox_id uuid references inbox,
  team_id uuid references team,
  secrets bytea not null,
  previous_until timestamptz,
  enabled boolean not null default true,
  disabled_reason text,
  disabled_at timestamptz,
  -- How far this one has read the feed: its events up to here have their deliveries.
  cursor_xid xid8 not null,
  cursor_id bigint not null,
  failing_since timestamptz,
  last_sent_at timestamptz,
  deleted_at timestamptz,
  version int not null default 1
);

create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook,
  event_id bigint not null,
  event_xid xid8 not null,
  type text not null,
  -- What keeps its order: the ticket, or the subject where there is none.
  lane uuid not null,
  ticket_id uuid,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed')),
  due_at timestamptz not null,
  attempts int not null default 0,
  created_at timestamptz not null,
  first_tried_at timestamptz,
  started_at timestamptz,
  done_at timestamptz,
  last_status int,
  last_error text,
  unique (webhook_id, event_id)
);
create index webhook_delivery_due on webhook_delivery (webhook_id, due_at) where state = 'queued';
create index webhook_delivery_lane on webhook_delivery (webhook_id, lane, event_xid, event_id) where state in ('queued', 'sending');
create index webhook_delivery_sending on webhook_delivery (started_at) where state = 'sending';
create index webhook_delivery_log on webhook_delivery (webhook_id, event_xid desc, event_id desc);
create index webhook_delivery_old on webhook_delivery (done_at) where done_at is not null;

create table webhook_attempt (
  id bigint generated always as identity primary key,
  delivery_id uuid not null references webhook_delivery on delete cascade,
  at timestamptz not null,
  duration_ms int not null,
  status int,
  excerpt text not null,
  error text
);
create index webhook_attempt_delivery on webhook_attempt (delivery_id, id);
`;

const programs = `
create table api_upload (
  id uuid primary key,
  inbox_id uuid not null references inbox,
  sha256 text not null references file,
  size bigint not null,
  created_at timestamptz not null
);

create table api_sequence (
  receipt_id uuid primary key references receipt,
  inbox_id uuid not null references inbox,
  contact text not null,
  conversation text not null,
  sequence bigint not null
);
create index api_sequence_place on api_sequence (inbox_id, contact, conversation, sequence);

create table api_refusal (
  inbox_id uuid not null references inbox,
  reason text not null,
  count bigint not null,
  last_at timestamptz not null,
  primary key (inbox_id, reason)
);
`;
