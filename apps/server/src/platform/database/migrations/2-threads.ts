import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A contact may have several running chats in an inbox, told apart by a key; the outbox names channels as inboxes do. */
export class Threads1795300000002 implements MigrationInterface {
  name = 'Threads1795300000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(threads);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Keys of chats are not taken away again.'));
  }
}

const threads = `
alter table ticket add column thread_key text;
update ticket set thread_key = '' where channel in ('web-chat', 'wechat-official');
drop index ticket_one_open_chat;
create unique index ticket_one_open_chat on ticket (inbox_id, contact_id, thread_key)
  where thread_key is not null and status in ('open', 'waiting', 'on_hold');
create index delivery_unsent on delivery (ticket_id, created_at) where state in ('queued', 'sending');
update delivery set kind = 'wechat-official' where kind = 'wechat';
`;
