import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';

/** Whether somebody on a platform is known to the desk, and in a conversation with it. */
@Injectable()
export class RunningChats {
  constructor(private readonly database: Database) {}

  async knows(inboxId: string, externalId: string): Promise<boolean> {
    const row = await this.database.row('select 1 from identity where inbox_id = $1 and external_id = $2', [
      inboxId,
      externalId,
    ]);
    return row !== null;
  }

  async isIn(inboxId: string, externalId: string): Promise<boolean> {
    const row = await this.database.row(
      `select 1 from identity i join ticket t on t.contact_id = i.contact_id and t.inbox_id = i.inbox_id
       where i.inbox_id = $1 and i.external_id = $2 and t.status in ('open', 'waiting', 'on_hold') limit 1`,
      [inboxId, externalId],
    );
    return row !== null;
  }
}
