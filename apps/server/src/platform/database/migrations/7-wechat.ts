import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens of platforms, what a platform lets us say, and the stream of WeChat customer service. */
export class Wechat1795300000007 implements MigrationInterface {
  name = 'Wechat1795300000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tokens);
    await runner.query(speech);
    await runner.query(stream);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table access_token, callback_nonce, platform_word, platform_part, wecom_stream; drop index inbox_wecom_account;',
    );
  }
}

const tokens = `
create table access_token (
  account text primary key,
  sealed bytea,
  refresh_at timestamptz,
  ends_at timestamptz,
  asked_by uuid,
  asking_until timestamptz
);

-- Worth ten minutes: after a crash of the database the clock's tolerance is what is left.
create unlogged table callback_nonce (
  inbox_id uuid not null,
  nonce text not null,
  body_sha256 bytea not null,
  until timestamptz not null,
  primary key (inbox_id, nonce)
);
create index callback_nonce_until on callback_nonce (until);
`;

const speech = `
-- The newest thing a contact did that lets us speak, by kind.
create table platform_word (
  inbox_id uuid not null references inbox,
  external_id text not null,
  act text not null,
  at timestamptz not null,
  primary key (inbox_id, external_id, act)
);

-- Each call that says one thing to a contact: what counts against the platform's limit, and where a message stopped.
create table platform_part (
  message_id uuid not null,
  part int not null,
  inbox_id uuid not null references inbox,
  external_id text not null,
  platform_id text,
  state text not null check (state in ('saying', 'said', 'refused', 'unknown')),
  at timestamptz not null,
  primary key (message_id, part)
);
create index platform_part_contact on platform_part (inbox_id, external_id, at);
create index platform_part_platform on platform_part (inbox_id, platform_id) where platform_id is not null;

insert into platform_word (inbox_id, external_id, act, at)
select i.inbox_id, i.external_id, 'word', max(coalesce(m.provider_at, m.created_at))
from identity i join ticket t on t.contact_id = i.contact_id and t.inbox_id = i.inbox_id
join message m on m.ticket_id = t.id and m.kind = 'inbound' and m.automatic is null
where i.channel = 'wechat-official' group by i.inbox_id, i.external_id;

insert into platform_part (message_id, part, inbox_id, external_id, state, at)
select distinct on (d.message_id) d.message_id, 0, d.inbox_id, i.external_id, 'said', d.done_at
from delivery d join ticket t on t.id = d.ticket_id
join identity i on i.contact_id = t.contact_id and i.inbox_id = t.inbox_id
where d.kind = 'wechat-official' and d.state = 'sent' and d.platform_id is distinct from 'passive' and d.done_at is not null;
`;

const stream = `
create unique index inbox_wecom_account on inbox ((settings ->> 'corpId'), (settings ->> 'openKfId')) where channel = 'wecom';

-- What there is to fetch, and how far it was fetched.
create table wecom_stream (
  inbox_id uuid primary key references inbox,
  cursor text not null default '',
  token text,
  asked_at timestamptz,
  due_at timestamptz not null,
  attempts int not null default 0,
  -- What was said before the desk answered for the account was answered elsewhere.
  since timestamptz not null
);
`;
