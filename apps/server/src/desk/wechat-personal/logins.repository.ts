import { Injectable } from '@nestjs/common';
import type { LoginReport } from '#channels/wechat-personal';
import type { WechatLogin } from '#contract';
import { Database } from '../../platform/database/database';

interface LoginRow {
  state: WechatLogin['state'];
  qr: string | null;
  account_id: string | null;
  account_name: string | null;
  detail: string | null;
  changed_at: Date;
  logged_in_at: Date | null;
}

/** How each account's login stands: told by the process that runs it, read by the page where somebody scans. */
@Injectable()
export class LoginsRepository {
  constructor(private readonly database: Database) {}

  /** Answers whether somebody was logged in before: from then on a missing login is an alarm. */
  async save(inboxId: string, { state, qr, account, detail }: LoginReport, at: Date): Promise<boolean> {
    const row = await this.database.row<{ before: boolean }>(
      `insert into wechat_login as l (inbox_id, state, qr, account_id, account_name, detail, changed_at, logged_in_at)
       values ($1, $2, $3, $4, $5, $6, $7, case when $2 = 'logged_in' then $7::timestamptz end)
       on conflict (inbox_id) do update set state = $2, qr = $3, account_id = coalesce($4, l.account_id),
         account_name = coalesce($5, l.account_name), detail = $6, changed_at = $7,
         logged_in_at = coalesce(excluded.logged_in_at, l.logged_in_at)
       returning logged_in_at is not null as before`,
      [inboxId, state, qr, account?.id ?? null, account?.name ?? null, detail, at],
    );
    return row!.before;
  }

  async view(inboxId: string): Promise<WechatLogin> {
    const [row, waiting] = await Promise.all([
      this.database.row<LoginRow>('select * from wechat_login where inbox_id = $1', [inboxId]),
      this.database.row<{ count: number }>(
        `select count(*)::int as count from delivery where inbox_id = $1 and state = 'queued'`,
        [inboxId],
      ),
    ]);
    return {
      state: row?.state ?? 'stopped',
      qr: row?.qr ?? null,
      account: row?.account_id ? { id: row.account_id, name: row.account_name ?? '' } : null,
      detail: row?.detail ?? null,
      changedAt: row?.changed_at.toISOString() ?? null,
      waiting: waiting!.count,
    };
  }

  async askLogout(inboxId: string, at: Date): Promise<void> {
    await this.database.rows('update wechat_login set logout_asked_at = $2 where inbox_id = $1', [inboxId, at]);
  }

  /** True once for each time it was asked. */
  async takeLogout(inboxId: string): Promise<boolean> {
    const row = await this.database.row(
      'update wechat_login set logout_asked_at = null where inbox_id = $1 and logout_asked_at is not null returning 1',
      [inboxId],
    );
    return row !== null;
  }

  /** Whether this person's conversation in this group goes on. */
  async talksInRoom(inboxId: string, contact: string, roomId: string): Promise<boolean> {
    const row = await this.database.row(
      `select 1 from identity i join ticket t on t.contact_id = i.contact_id and t.inbox_id = i.inbox_id
       where i.inbox_id = $1 and i.external_id = $2 and t.thread_key = $3 and t.status in ('open', 'waiting', 'on_hold')`,
      [inboxId, contact, roomId],
    );
    return row !== null;
  }

  /** The group a ticket's answers go into; null for a chat with one person. */
  async roomOf(ticketId: string): Promise<string | null> {
    const row = await this.database.row<{ key: string | null }>('select thread_key as key from ticket where id = $1', [
      ticketId,
    ]);
    return row?.key || null;
  }
}
