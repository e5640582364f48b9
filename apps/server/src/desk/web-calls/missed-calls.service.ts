import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import type { CallRow } from '../calls/line-calls';
import { DeskCallbacks } from '../callbacks/desk-callbacks.service';
import { ContactsService } from '../contacts/contacts.service';
import { SettingsService } from '../policies/settings.service';
import { after } from './web-line';

/** A call that nobody answered is called back where the contact has left a way to, by whoever is free. */
@Injectable()
export class MissedCalls {
  constructor(
    private readonly contacts: ContactsService,
    private readonly callbacks: DeskCallbacks,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  /** Who called again and was answered need not be called back. */
  reached(tx: Tx, contactId: string): Promise<void> {
    return this.callbacks.reached(tx, contactId);
  }

  async callBack(tx: Tx, call: CallRow): Promise<void> {
    if (call.result !== 'missed' || !call.ticket_id) return;
    const { phone, email } = await this.contacts.view(call.contact_id, tx);
    if (!phone && !email) return;
    const now = this.clock.now();
    const dueAt = after(now, await this.settings.at('callback.missed', now));
    await this.callbacks.missed(tx, {
      ticketId: call.ticket_id,
      contactId: call.contact_id,
      dueAt,
      remark: phone ?? email ?? '',
    });
  }
}
