import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One inbox for a Weibo account; the logins of personal WeChat accounts, told by the process that runs them. */
export class Social1795300000008 implements MigrationInterface {
  name = 'Social1795300000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(social);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Logins are not taken away again.'));
  }
}

const social = `
create unique index inbox_weibo_uid on inbox ((settings ->> 'uid')) where channel = 'weibo';

create table wechat_login (
  inbox_id uuid primary key references inbox on delete cascade,
  state text not null,
  qr text,
  account_id text,
  account_name text,
  detail text,
  changed_at timestamptz not null,
  -- The last time somebody was logged in: a login that is missed is an alarm, one that never was is not.
  logged_in_at timestamptz,
  logout_asked_at timestamptz
);
`;
