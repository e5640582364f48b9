import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Menus and codes of official accounts, what people did with them, and where tickets come from. */
export class WechatMenu1795300000011 implements MigrationInterface {
  name = 'WechatMenu1795300000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(menus);
    await runner.query(codes);
    await runner.query(sources);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ticket_source, wechat_scan, wechat_code, wechat_menu_key, wechat_menu');
  }
}

const menus = `
create table wechat_menu (
  inbox_id uuid primary key references inbox,
  -- Null where nothing was changed since it was published.
  draft jsonb,
  drafted_at timestamptz,
  drafted_by text,
  published jsonb,
  published_at timestamptz,
  published_by text,
  -- On its way to the platform, or of unknown outcome.
  publishing jsonb,
  publishing_at timestamptz,
  publishing_by text,
  version int not null default 0
);

-- Keys outlive their menus: a phone goes on showing an old one for a while.
create table wechat_menu_key (
  inbox_id uuid not null references inbox,
  key text not null check (key <> ''),
  name text not null,
  kind text not null check (kind in ('ticket', 'answer')),
  text text not null,
  published_at timestamptz not null,
  primary key (inbox_id, key)
);
`;

const codes = `
create table wechat_code (
  id uuid primary key,
  inbox_id uuid not null references inbox,
  scene text not null check (scene <> ''),
  client_id text not null,
  name text not null,
  -- Days a picture works; null for ever.
  days int,
  campaign text not null,
  team_id uuid references team,
  agent_id uuid references agent,
  greeting text not null,
  url text,
  ends_at timestamptz,
  fault text,
  disabled_at timestamptz,
  deleted_at timestamptz,
  created_at timestamptz not null,
  created_by_id uuid not null references agent,
  created_by text not null,
  version int not null default 1,
  unique (inbox_id, scene),
  unique (created_by_id, client_id)
);

create table wechat_scan (
  receipt_id uuid primary key,
  inbox_id uuid not null references inbox,
  external_id text not null,
  scene text not null,
  -- Null when the scene is none of ours.
  code_id uuid references wechat_code,
  followed boolean not null,
  at timestamptz not null,
  -- The ticket it led to.
  ticket_id uuid
);
create index wechat_scan_of on wechat_scan (inbox_id, external_id, at desc);
create index wechat_scan_code on wechat_scan (code_id, at) where code_id is not null;
`;

const sources = `
-- Where the contact of a ticket came from, and whom the ticket is meant for because of it.
create table ticket_source (
  ticket_id uuid primary key references ticket,
  campaign text not null,
  agent_id uuid references agent,
  at timestamptz not null
);
`;
