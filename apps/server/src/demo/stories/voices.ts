// How a contact's words reach the desk: by chat, by mail, or through an agent who picks up the phone. All use the one door (law 1).
import type { WorkCalendar } from '#domain';
import type { DoorService } from '../../desk/intake/door.service';
import { agentActor } from '../../platform/auth/actors';
import { MAIL_ADDRESS, type TeamKey } from '../cast';
import type { Visitor } from '../crowd';
import { type Letter, rawMail } from '../mailbag';
import { leakPicture } from '../picture';
import type { Colleague, Stage } from '../stage';
import { filled, type Talk } from '../texts/talk';

/** Seconds until the first step of a window that opens now, at the least. */
const FIRST_STEP_SECONDS = 1_200;
const MAILS_AT_ONCE = 20;
type Incoming = Parameters<DoorService['receive']>[0];

export interface Thread {
  ticketId: string;
  contactId: string;
  holderId: string | null;
  teamId: string | null;
  opened: boolean;
}

export abstract class Voice {
  thread: Thread | null = null;
  /** The first message that nobody has answered. */
  waitingSince: Date | null = null;

  constructor(
    protected readonly stage: Stage,
    readonly team: TeamKey,
    readonly visitor: Visitor,
  ) {}

  get calendar(): WorkCalendar {
    return this.stage.calendars[this.team];
  }

  async say(text: string, withPicture = false): Promise<Thread> {
    const { stage } = this;
    this.waitingSince ??= stage.now;
    stage.deadlines.expect(new Date(stage.now.getTime() + FIRST_STEP_SECONDS * 1000));
    return (this.thread = await this.send(text, withPicture ? await leakPicture(stage.chance.whole(1, 6)) : null));
  }

  /** A reply of the desk reached the contact. */
  hear(_messageId: string, _text: string): Promise<void> {
    this.waitingSince = null;
    return Promise.resolve();
  }

  protected abstract send(text: string, picture: Buffer | null): Promise<Thread>;

  protected async through(about: Partial<Incoming>): Promise<Thread> {
    const { stage, visitor } = this;
    const received = await stage.services.door.receive({
      inbox: stage.inboxes[this.team],
      externalId: stage.clientId(),
      from: { externalId: visitor.key, name: visitor.name, email: null, phone: null },
      ...{ contactId: this.thread?.contactId, text: '', freshText: '', html: null, subject: null, automatic: null },
      ...{ attachmentIds: [], clientId: null, providerAt: null, receivedAt: stage.now, contentKey: null },
      thread: { key: '', references: [], ticketNumbers: [], messageId: null },
      ...about,
    });
    if (received.duplicate) throw new Error('The demo said the same thing twice.');
    const { id: ticketId, contactId, holderId, teamId } = received.ticket;
    return { ticketId, contactId, holderId, teamId, opened: received.opened };
  }
}

export class ChatVoice extends Voice {
  protected async send(text: string, picture: Buffer | null): Promise<Thread> {
    const file = picture && { name: 'IMG_2041.png', content: picture, inline: false, contentId: null };
    const attachmentIds = file ? [(await this.stage.services.attachments.keep(file)).id] : [];
    return this.through({ text, freshText: text, attachmentIds });
  }
}

export class MailVoice extends Voice {
  private answers: Letter['answers'] = null;

  constructor(
    stage: Stage,
    visitor: Visitor,
    private readonly letter: Pick<Talk, 'subject' | 'html'>,
  ) {
    super(stage, 'service', visitor);
  }

  override async hear(messageId: string, text: string): Promise<void> {
    this.waitingSince = null;
    this.answers = { messageId: `<${messageId}@${MAIL_ADDRESS.split('@')[1]}>`, text };
    await emptyOutbox(this.stage);
  }

  protected async send(text: string, picture: Buffer | null): Promise<Thread> {
    const { stage, visitor, letter, answers } = this;
    const subject = filled(letter.subject, visitor.facts);
    const { inputs, database } = stage.services;
    const externalId = stage.clientId();
    const about = { from: visitor, messageId: `<${externalId}@mail.example>`, at: stage.now, text, answers, picture };
    const raw = await rawMail({ ...about, subject, html: letter.html });
    this.answers = { messageId: about.messageId, text: null };
    const envelope = { mailFrom: visitor.email, rcptTo: [MAIL_ADDRESS], truncated: false };
    await inputs.accept(stage.inboxes.service.id, { externalId, raw, receivedAt: stage.now, envelope });
    await inputs.processWaiting(MAILS_AT_ONCE);
    await emptyOutbox(stage);
    const thread = await database.row<Thread>(
      `select t.id as "ticketId", t.contact_id as "contactId", t.holder_id as "holderId", t.team_id as "teamId",
         t.last_seq = 1 as opened from receipt r join ticket t on t.id = r.ticket_id
       where r.inbox_id = $1 and r.external_id = $2`,
      [stage.inboxes.service.id, externalId],
    );
    if (!thread) throw new Error('A mail of the demo did not become a ticket.');
    return thread;
  }
}

/** The mail server at the other end: it takes nearly everything. */
export async function emptyOutbox({ services: { deliveries, inboxes }, chance }: Stage): Promise<void> {
  for (const row of await deliveries.claim(MAILS_AT_ONCE, ['email', 'chat_email'])) {
    const isFull = chance.happens(0.006);
    await deliveries.end(
      row,
      isFull ? { state: 'failed', error: '550 5.2.2 mailbox full' } : { state: 'sent', platformId: null },
    );
    await inboxes.markOutbound(row.inboxId);
  }
}

/** Written down by the agent who listens (DOMAIN H2). */
export class PhoneVoice extends Voice {
  constructor(
    stage: Stage,
    visitor: Visitor,
    private readonly listener: Colleague,
    private readonly subject: string,
    private readonly contactId: string,
  ) {
    super(stage, 'phone', visitor);
  }

  protected send(text: string): Promise<Thread> {
    const openedBy = agentActor(this.listener.me);
    return this.through({ text, freshText: text, subject: this.subject, contactId: this.contactId, openedBy });
  }
}
