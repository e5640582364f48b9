import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mailboxes: several folders with a place in each, signing in at the provider, signing mail, taking in old mail. */
export class MailLine1795300000004 implements MigrationInterface {
  name = 'MailLine1795300000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(folders);
    await runner.query(tables);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What mailboxes have been signed in to is not forgotten again.'));
  }
}

// A mailbox that was being read goes on where it stood; one that never was is connected anew.
const folders = `
update inbox set cursor = jsonb_build_object(
    'since', to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'folders', jsonb_build_object(settings -> 'imap' ->> 'folder',
      jsonb_build_object('uidValidity', cursor ->> 'uidValidity', 'uid', cursor -> 'uid', 'before', null)))
  where channel = 'email' and cursor ? 'uidValidity' and settings -> 'imap' ->> 'folder' is not null;
update inbox set settings = jsonb_set(settings, '{imap}', (settings -> 'imap') - 'folder' || jsonb_build_object(
    'folders', jsonb_build_array(coalesce(settings -> 'imap' ->> 'folder', 'INBOX')), 'after', 'seen', 'moveTo', ''))
  where channel = 'email' and jsonb_typeof(settings -> 'imap') = 'object';
update inbox set settings = jsonb_set(settings, '{smtp}', settings -> 'smtp' || '{"perMinute": null}')
  where channel = 'email' and jsonb_typeof(settings -> 'smtp') = 'object';
update inbox set settings = settings || '{"signIn": null}' where channel = 'email';
`;

const tables = `
create table mail_sign_in (
  inbox_id uuid primary key references inbox,
  -- Whom and by what: tokens of another client or provider are of no use.
  client text not null,
  state text not null check (state in ('signed_in', 'ended')),
  tokens bytea not null,
  expires_at timestamptz not null,
  -- One process renews: a provider may end the old refresh token at its first use.
  renewing_until timestamptz,
  signed_in_at timestamptz not null,
  error text
);
create index mail_sign_in_expiry on mail_sign_in (expires_at) where state = 'signed_in';

create table mail_sign_in_try (
  state_hash bytea primary key,
  inbox_id uuid not null references inbox,
  session_hash text not null,
  verifier bytea not null,
  redirect_uri text not null,
  client text not null,
  ends_at timestamptz not null
);

create table mail_signing (
  inbox_id uuid primary key references inbox,
  domain text not null,
  selector text not null,
  private_key bytea not null,
  enabled boolean not null,
  checked text,
  checked_at timestamptz
);

create table mail_backfill (
  id uuid primary key,
  inbox_id uuid not null references inbox,
  folder text not null,
  since timestamptz not null,
  until timestamptz not null,
  state text not null check (state in ('running', 'done', 'stopped', 'failed')),
  place jsonb,
  total int not null,
  seen int not null default 0,
  taken int not null default 0,
  known int not null default 0,
  set_aside int not null default 0,
  failures int not null default 0,
  due_at timestamptz not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  error text
);
create unique index mail_backfill_one on mail_backfill (inbox_id) where state = 'running';
create index mail_backfill_inbox on mail_backfill (inbox_id, started_at desc);
create index delivery_attempt_delivery on delivery_attempt (delivery_id, id);
`;
