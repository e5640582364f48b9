import { Injectable } from '@nestjs/common';
import type { AnswerStart, MailFacts, recipientsChecked } from '#contract';
import { answerChoices, type AnswerChoices, checkedRecipients, isMailAddress, isOurs, reachesNewPeople } from '#domain';
import type { MailPeople, Recipients } from '#domain';
import type { z } from 'zod';
import { Database, type Sql } from '../../platform/database/database';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InboxesService } from '../inboxes/inboxes.service';
import { AddressTroubles } from './address-troubles';

interface Answered {
  id: string | null;
  people: MailPeople;
  ourAddress: string | null;
}
interface TicketOfMail {
  id: string;
  inboxId: string;
  contactId: string;
}

/** Who gets an answer: what an agent may start from, and what the desk lets out. */
@Injectable()
export class RecipientsService {
  constructor(
    private readonly database: Database,
    private readonly inboxes: InboxesService,
    private readonly troubles: AddressTroubles,
  ) {}

  async start(ticket: TicketOfMail): Promise<AnswerStart> {
    const { answered, choices, inbox } = await this.choices(this.database, ticket);
    const everybody = [choices.all, choices.one].flatMap(({ to, cc }) => [...to, ...cc]);
    return {
      messageId: answered.id,
      ...choices,
      from: senderOf(inbox, answered),
      quotes: answered.id !== null && inbox.settings.quote !== false,
      troubles: await this.troubles.of(everybody),
    };
  }

  /** Headers of a reply. Without a choice it goes to everybody on the mail it answers. */
  async forReply(sql: Sql, ticket: TicketOfMail, chosen?: Recipients & { quote: boolean }): Promise<MailFacts> {
    const { answered, choices, inbox, ours } = await this.choices(sql, ticket);
    const recipients = checkedRecipients(chosen ?? choices.all, ours);
    const wanted = (chosen?.quote ?? true) && inbox.settings.quote !== false;
    const from = senderOf(inbox, answered);
    return {
      ...NO_FACTS,
      ...recipients,
      from,
      ourAddress: from,
      // No history for who was not there (SECURITY: people put in copy read along).
      quotes: wanted && !reachesNewPeople(recipients, answered.people) ? answered.id : null,
    };
  }

  async check(addresses: readonly string[]): Promise<z.output<typeof recipientsChecked>> {
    const ours = await this.inboxes.ourAddresses();
    const troubles = await this.troubles.of(addresses);
    const rows = addresses.map((address) => ({
      address,
      fault: !isMailAddress(address) ? ('invalid' as const) : isOurs(address, ours) ? ('own' as const) : null,
      trouble: troubles.find((trouble) => trouble.address === address.toLowerCase()) ?? null,
    }));
    return { rows };
  }

  private async choices(sql: Sql, ticket: TicketOfMail) {
    const [inbox, ours] = await Promise.all([this.inboxes.byId(ticket.inboxId), this.inboxes.ourAddresses()]);
    const answered = await answeredMail(sql, ticket);
    const choices: AnswerChoices = answerChoices(answered.people, ours);
    return { answered, choices, inbox, ours };
  }
}

export const NO_FACTS: MailFacts = {
  from: null,
  to: [],
  cc: [],
  bcc: [],
  replyTo: null,
  forwardedBy: null,
  ourAddress: null,
  otherInboxIds: [],
  incomplete: [],
  bounced: [],
  spam: null,
  quotes: null,
};

/** An alias that no longer belongs to the inbox gives way to its own address. */
function senderOf(inbox: InboxRecord, { ourAddress }: Answered): string | null {
  const own = [inbox.address, ...((inbox.settings.aliases as string[] | undefined) ?? [])];
  return own.find((address) => address?.toLowerCase() === ourAddress?.toLowerCase()) ?? inbox.address;
}

/** The newest mail a person wrote in the ticket; before there is one, the contact's address. */
async function answeredMail(sql: Sql, { id, inboxId, contactId }: TicketOfMail): Promise<Answered> {
  const written = await sql.row<{ id: string; mail: MailFacts }>(
    `select id, mail from message where ticket_id = $1 and kind = 'inbound' and automatic is null and mail is not null
     order by seq desc limit 1`,
    [id],
  );
  if (written) {
    const { from, to, cc, replyTo, forwardedBy, ourAddress } = written.mail;
    const people = { from, to, cc, replyTo: replyTo?.email ?? null, forwardedBy: forwardedBy?.email ?? null };
    return { id: written.id, people, ourAddress };
  }
  const known = await sql.row<{ address: string | null }>(
    `select coalesce((select external_id from identity where contact_id = $1 and inbox_id = $2 order by last_seen_at desc limit 1),
       (select email from contact where id = $1)) as address`,
    [contactId, inboxId],
  );
  const people = { from: known?.address ?? null, to: [], cc: [], replyTo: null, forwardedBy: null };
  return { id: null, people, ourAddress: null };
}
