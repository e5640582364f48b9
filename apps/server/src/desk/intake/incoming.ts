import type { MailFacts } from '#contract';
import type { Priority, SpamReason } from '#domain';
import type { Tx } from '../../platform/database/database';
import type { InboxRecord } from '../inboxes/inbox.view';
import type { Landed } from '../tickets/arrivals.service';
import type { Actor } from '../tickets/ticket-change';

/** What a channel says arrived, after parsing. */
export interface Incoming {
  inbox: InboxRecord;
  /** The inbox whose receipt this is, where another one opens the ticket: a mail to several of ours. */
  receivedIn?: string;
  /** Unique per inbox, never empty; the same input twice carries the same. */
  externalId: string;
  receiptId?: string;
  /** `unionId`: the person's id across the accounts of one platform owner, where the platform tells it. */
  from: {
    externalId: string;
    name: string | null;
    email: string | null;
    phone: string | null;
    unionId?: string | null;
  };
  /** The contact when the channel already knows it: a visitor's session, an agent's choice. */
  contactId?: string;
  /** How it was said; in writing where nothing else is named. */
  kind?: 'inbound' | 'call';
  text: string;
  freshText: string;
  html: string | null;
  subject: string | null;
  automatic: string | null;
  attachmentIds: string[];
  clientId: string | null;
  providerAt: Date | null;
  receivedAt: Date;
  /**
   * How it may continue a ticket: ids of earlier mails, ticket numbers proven by a token, or the contact's running chat. `key`
   * tells chats of one contact apart ('' where there can be only one); null is no chat: what refers to nothing opens a ticket.
   */
  thread: { key: string | null; references: string[]; ticketNumbers: number[]; messageId: string | null };
  contentKey: string | null;
  /** A phone call, and whether nobody answered it; absent for everything that was written. */
  call?: { missed: boolean };
  priority?: Priority;
  tags?: string[];
  openedBy?: Actor;
  /** It came before the desk was there: it is kept and never waits for anybody. */
  history?: boolean;
  mail?: MailFacts;
  /** Why it is put aside when it opens a ticket; what continues one never is. */
  spam?: SpamReason | null;
  /** Whether these words of the desk go out as the answer of the call that brought the message. */
  answers?: (text: string) => boolean;
  /** Done in the transaction of the arrival, once message and ticket are written. */
  afterwards?: (tx: Tx, landed: Landed) => Promise<void>;
}

export const receiptInboxOf = ({ receivedIn, inbox }: Incoming): string => receivedIn ?? inbox.id;
