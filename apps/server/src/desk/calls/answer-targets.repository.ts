import { Injectable } from '@nestjs/common';
import type { Priority } from '#domain';
import type { Tx } from '../../platform/database/database';
import { membersOf } from '../contacts/person';

/** The ticket a call is about, as far as its target asks. */
export interface CalledAbout {
  id: string;
  team_id: string | null;
  priority: Priority;
}

@Injectable()
export class AnswerTargetsRepository {
  ticket(tx: Tx, id: string): Promise<CalledAbout | null> {
    return tx.row<CalledAbout>('select id, team_id, priority from ticket where id = $1', [id]);
  }

  /** The newest one the contact has running where the call came in. */
  running(tx: Tx, contactId: string, inboxId: string): Promise<CalledAbout | null> {
    return tx.row<CalledAbout>(
      `select id, team_id, priority from ticket where contact_id = any(${membersOf('$1')}) and inbox_id = $2
         and status in ('open', 'waiting', 'on_hold') order by number desc limit 1`,
      [contactId, inboxId],
    );
  }
}
