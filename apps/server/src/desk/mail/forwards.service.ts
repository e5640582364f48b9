import { Injectable } from '@nestjs/common';
import type { InboundMessage } from '#channels';
import type { TicketRow } from '#contract';
import { type AuthenticationVerdict, DomainError, isMailAddress, isNobody, isOurs, isSenderCredible } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { ContactsService } from '../contacts/contacts.service';
import { InboxesService } from '../inboxes/inboxes.service';
import { ticketRow } from '../tickets/ticket.view';
import { TicketsService } from '../tickets/tickets.service';
import { MailRepository } from './mail.repository';

/** Mail that a colleague passes on: the ticket is its author's, until somebody says that it was meant for the colleague. */
@Injectable()
export class ForwardsService {
  constructor(
    private readonly repository: MailRepository,
    private readonly inboxes: InboxesService,
    private readonly contacts: ContactsService,
    private readonly tickets: TicketsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Who wrote what a colleague passes on; null for everything else. Strangers can pass nothing on, and neither can a
   * sender that our own mail server denies (SECURITY: the agent's address alone proves nothing).
   */
  async authorOf(mail: InboundMessage, check: AuthenticationVerdict | null): Promise<InboundMessage['from'] | null> {
    const [author, sender] = [mail.forwarded, mail.from.email];
    if (!author || !sender || mail.automatic || !isMailAddress(author.email) || isNobody(author.email)) return null;
    const ours = await this.inboxes.ourAddresses();
    if (isOurs(author.email, ours) || !isSenderCredible(check)) return null;
    if (!isOurs(sender, ours) && !(await this.repository.isAgent(sender))) return null;
    // What goes on with a ticket was written by who sent it.
    const { tokens, references } = mail.threading;
    if (tokens.length > 0 || (await this.repository.knowsAny(references))) return null;
    return { externalId: author.email, name: author.name, email: author.email, phone: null };
  }

  /** The mail was meant for who passed it on: the ticket becomes theirs. */
  async forForwarder(me: Principal, ticketId: string): Promise<{ row: TicketRow }> {
    const { ticket } = await this.tickets.change(ticketId, agentActor(me), me, async ({ tx, plan }) => {
      const passed = await this.repository.passedOn(tx, ticketId);
      const by = passed?.mail.forwardedBy;
      if (!passed || !by) throw new DomainError('not_found');
      const contactId = await this.contactOf(tx, plan.ticket.inboxId, by);
      const contact = await this.contacts.view(contactId, tx);
      await this.repository.setAuthor(tx, passed.id, contactId, contact.name);
      await this.repository.setMail(tx, passed.id, { ...passed.mail, from: by.email, forwardedBy: null });
      const previousContactId = plan.ticket.contactId;
      plan.take({
        type: 'ticket.contact_changed',
        changes: { contactId, contactName: contact.name },
        details: { contact, previousContactId, messageId: passed.id },
      });
    });
    return { row: ticketRow(ticket) };
  }

  private async contactOf(tx: Tx, inboxId: string, { name, email }: { name: string | null; email: string }) {
    const at = this.clock.now();
    const ids = { contact_id: newId(), identity_id: newId() };
    const person = { external_id: email, name: name ?? email, email, phone: null };
    const [arrived] = await this.contacts.arrive(tx, [{ inbox_id: inboxId, channel: 'email', at, ...ids, ...person }]);
    return arrived!.contact_id;
  }
}
