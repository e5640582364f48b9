import { Injectable } from '@nestjs/common';
import type { Caller } from '#channels/phone';
import type { Sql, Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { ContactsService } from '../contacts/contacts.service';
import type { InboxRecord } from '../inboxes/inbox.view';

/** Callers who hide their number are one contact: nobody knows which of them it is. */
const HIDDEN = 'hidden';

/** Who is on the other side: the contact this inbox knows by the number, else those who have it as theirs, else a new one. */
@Injectable()
export class CallContacts {
  constructor(private readonly contacts: ContactsService) {}

  async of(tx: Tx, inbox: InboxRecord, { externalId, number }: Caller, at: Date): Promise<string> {
    const [known] = number ? await this.contacts.withPhone(number, tx) : [];
    if (known && externalId) await this.contacts.identify(tx, identityOf(inbox, externalId, known, at), false);
    const arrival = {
      inbox_id: inbox.id,
      channel: inbox.channel,
      external_id: externalId ?? HIDDEN,
      contact_id: newId(),
      identity_id: newId(),
      name: number ?? '匿名来电',
      email: null,
      phone: number,
      at,
    };
    const [arrived] = await this.contacts.arrive(tx, [arrival]);
    return arrived!.contact_id;
  }

  /** An agent knows who it is: the next call by this number is theirs as well. */
  async match(tx: Tx, inbox: InboxRecord, { externalId }: Caller, contactId: string, at: Date): Promise<void> {
    await this.contacts.view(contactId, tx);
    if (externalId) await this.contacts.identify(tx, identityOf(inbox, externalId, contactId, at), true);
  }

  /** Everybody the caller may be, the one taken first; more than one only where nobody chose yet. */
  async candidates(number: string | null, contactId: string, sql?: Sql): Promise<string[]> {
    const others = number ? await this.contacts.withPhone(number, sql) : [];
    return [...new Set([contactId, ...others])];
  }
}

const identityOf = (inbox: InboxRecord, externalId: string, contactId: string, at: Date) => ({
  contactId,
  inboxId: inbox.id,
  channel: inbox.channel,
  externalId,
  at,
});
