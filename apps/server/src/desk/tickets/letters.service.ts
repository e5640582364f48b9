import { joinPerson } from '../contacts/person';
import { Inject, Injectable } from '@nestjs/common';
import type { OutboundMessage } from '#channels';
import { replyAddress } from '#channels/email';
import type { MailFacts } from '#contract';
import { letterHtml, letterText } from '#domain';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database } from '../../platform/database/database';
import { FileStore } from '../../platform/files/file-store';
import { AttachmentsService } from '../attachments/attachments.service';
import { InboxesService } from '../inboxes/inboxes.service';
import type { DueDelivery } from './delivery';
import { LetterPartsService } from './letter-parts.service';
import { mailId } from './outgoing';
import { replyToken } from './reply-token';
import { surveyUrl } from './survey-token';

interface Facts {
  number: string;
  subject: string | null;
  channel: string;
  team_id: string | null;
  contact_name: string;
  locale: string | null;
  delivered_seq: number;
  email: string | null;
  external_id: string | null;
  text: string;
  survey_id: string | null;
  seq: number;
  kind: string;
  author_id: string | null;
  created_at: Date;
  mail: MailFacts | null;
  references: string[] | null;
}

/** Composes the mail of an outbox row: to whom, in which thread, with which way back. */
@Injectable()
export class LettersService {
  constructor(
    private readonly database: Database,
    private readonly inboxes: InboxesService,
    private readonly attachments: AttachmentsService,
    private readonly files: FileStore,
    private readonly parts: LetterPartsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null when it need not go out any more: the visitor has the message in the widget, or left no address. */
  async compose(row: DueDelivery): Promise<OutboundMessage | null> {
    const facts = await this.facts(row);
    const people = peopleOf(row, facts);
    if (!people || (row.kind === 'chat_email' && facts.delivered_seq >= facts.seq)) return null;
    const inbox = await this.inboxes.byId(row.inboxId);
    const address = facts.mail?.from ?? inbox.address;
    const earlier = facts.references ?? [];
    return {
      messageId: mailId(row.messageId, inbox.address),
      ...people,
      from: { name: (inbox.settings.senderName as string | undefined) || inbox.name, address },
      replyTo: address && replyAddress(address, replyToken(this.config.secretKey, Number(facts.number))),
      subject: subjectOf(facts),
      ...(await this.bodies(row, facts)),
      inReplyTo: earlier[0] ?? null,
      references: earlier,
      automatic: facts.kind === 'greeting',
    };
  }

  /** The words and files; what the desk says by itself has neither signature nor layout. */
  private async bodies(
    row: DueDelivery,
    facts: Facts,
  ): Promise<Pick<OutboundMessage, 'text' | 'html' | 'attachments'>> {
    const files = await this.attachments.ofMessage(row.messageId);
    const { mail, subject, locale } = facts;
    const text = this.wordsOf(facts);
    const parts = await this.parts.of(
      {
        ...{ mail, text, subject, locale, files, at: facts.created_at, authorId: facts.author_id },
        ...{ number: Number(facts.number), teamId: facts.team_id, contactName: facts.contact_name },
      },
      await this.inboxes.byId(row.inboxId),
    );
    const shown = new Set(parts.pictures.values());
    const attachments = files.map(({ id, name, mediaType, sha256 }) => ({
      ...{ name, mediaType, path: this.files.path(sha256) },
      contentId: [...shown].find((contentId) => contentId.startsWith(id)) ?? null,
    }));
    if (facts.kind === 'greeting' || !MAIL.includes(row.kind)) return { text, html: null, attachments };
    return { text: letterText(parts), html: letterHtml(parts), attachments };
  }

  /** What asks how it went goes out with the way to the answer, which nothing keeps. */
  private wordsOf({ text, survey_id }: Facts): string {
    const url = survey_id && surveyUrl(this.config, survey_id);
    return url ? `${text}\n\n${url}` : text;
  }

  /** Ids of the thread so far, newest first, without the message's own. */
  private async facts({ messageId }: DueDelivery): Promise<Facts> {
    const facts = await this.database.row<Facts>(
      `select t.number, t.subject, t.channel, t.team_id, t.contact_name, t.delivered_seq, c.email, c.locale, m.text, m.survey_id, m.seq, m.kind,
         m.author_id, m.created_at, m.mail,
         (select i.external_id from identity i where i.contact_id = t.contact_id and i.inbox_id = t.inbox_id order by i.last_seen_at desc limit 1) as external_id,
         (select array_agg(r.reference order by e.seq desc) from mail_reference r join message e on e.id = r.message_id
            where r.ticket_id = t.id and e.seq < m.seq and e.taken_back_at is null) as "references"
       from message m join ticket t on t.id = m.ticket_id ${joinPerson('t.contact_id')} where m.id = $1`,
      [messageId],
    );
    return facts!;
  }
}

/** Kinds of the outbox that are letters; the others are composed here for their words and files alone. */
const MAIL = ['email', 'chat_email'];

type People = Pick<OutboundMessage, 'to' | 'alsoTo' | 'cc' | 'bcc'>;

/** The recipients the reply was given; a message without any goes to its contact alone. */
function peopleOf({ kind }: DueDelivery, facts: Facts): People | null {
  const { mail, external_id: externalId, email, contact_name: name } = facts;
  if (kind === 'email' && mail?.to.length) {
    const [first, ...alsoTo] = mail.to as [string, ...string[]];
    const isContact = [externalId, email].some((known) => known?.toLowerCase() === first.toLowerCase());
    return { to: { externalId: first, name: isContact ? name : null }, alsoTo, cc: mail.cc, bcc: mail.bcc };
  }
  const to = kind === 'chat_email' ? email : (externalId ?? email);
  return to ? { to: { externalId: to, name }, cc: [] } : null;
}

function subjectOf({ subject, number, channel }: Facts): string {
  if (!subject) return channel === 'web-chat' ? `#${number}` : `Re: #${number}`;
  return /^(re|回复|答复)\s*[:：]/i.test(subject) ? subject : `Re: ${subject}`;
}
