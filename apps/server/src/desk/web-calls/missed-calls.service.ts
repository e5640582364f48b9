import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import type { CallRow } from '../calls/line-calls';
import { CallbacksService } from '../callbacks/callbacks.service';
import { ContactsService } from '../contacts/contacts.service';
import { SettingsService } from '../policies/settings.service';
import { after, type LineRow } from './web-line';

/** A call that nobody answered is called back where the contact has left a way to, by the holder or else who was rung. */
@Injectable()
export class MissedCalls {
  constructor(
    private readonly contacts: ContactsService,
    private readonly callbacks: CallbacksService,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  async callBack(tx: Tx, call: CallRow, line: LineRow): Promise<void> {
    const agentId = call.ticket_holder_id ?? line.rung_ids[0];
    if (call.result !== 'missed' || !agentId) return;
    const { phone, email } = await this.contacts.view(call.contact_id, tx);
    if (!phone && !email) return;
    const now = this.clock.now();
    const dueAt = after(now, await this.settings.at('callback.missed', now));
    await this.callbacks.missed(tx, {
      ticketId: call.ticket_id,
      contactId: call.contact_id,
      agentId,
      dueAt,
      remark: phone ?? email ?? '',
    });
  }
}
