import { Inject, Injectable } from '@nestjs/common';
import type { OutboundMessage } from '#channels';
import { replyAddress } from '#channels/email';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database } from '../../platform/database/database';
import { FileStore } from '../../platform/files/file-store';
import { AttachmentsService } from '../attachments/attachments.service';
import { InboxesService } from '../inboxes/inboxes.service';
import type { DueDelivery } from './delivery';
import { mailId } from './outgoing';
import { replyToken } from './reply-token';

interface Facts {
  number: string;
  subject: string | null;
  channel: string;
  contact_name: string;
  delivered_seq: number;
  email: string | null;
  external_id: string | null;
  text: string;
  seq: number;
  kind: string;
  author_name: string;
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
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null when it need not go out any more: the visitor has the message in the widget, or left no address. */
  async compose(row: DueDelivery): Promise<OutboundMessage | null> {
    const facts = await this.facts(row);
    const to = addressOf(row, facts);
    if (!to || (row.kind === 'chat_email' && facts.delivered_seq >= facts.seq)) return null;
    const inbox = await this.inboxes.byId(row.inboxId);
    const files = await this.attachments.ofMessage(row.messageId);
    const earlier = facts.references ?? [];
    return {
      messageId: mailId(row.messageId, inbox.address),
      to: { externalId: to, name: facts.contact_name },
      cc: [],
      from: { name: (inbox.settings.senderName as string | undefined) || inbox.name },
      replyTo: inbox.address && replyAddress(inbox.address, replyToken(this.config.secretKey, Number(facts.number))),
      subject: subjectOf(facts),
      text: facts.text,
      html: null,
      inReplyTo: earlier[0] ?? null,
      references: earlier,
      attachments: files.map(({ name, mediaType, sha256 }) => ({ name, mediaType, path: this.files.path(sha256) })),
      automatic: facts.kind === 'greeting',
    };
  }

  /** Ids of the thread so far, newest first, without the message's own. */
  private async facts({ messageId }: DueDelivery): Promise<Facts> {
    const facts = await this.database.row<Facts>(
      `select t.number, t.subject, t.channel, t.contact_name, t.delivered_seq, c.email, m.text, m.seq, m.kind, m.author_name,
         (select i.external_id from identity i where i.contact_id = t.contact_id and i.inbox_id = t.inbox_id order by i.last_seen_at desc limit 1) as external_id,
         (select array_agg(r.reference order by e.seq desc) from mail_reference r join message e on e.id = r.message_id
            where r.ticket_id = t.id and e.seq < m.seq) as "references"
       from message m join ticket t on t.id = m.ticket_id join contact c on c.id = t.contact_id where m.id = $1`,
      [messageId],
    );
    return facts!;
  }
}

const addressOf = ({ kind }: DueDelivery, { external_id: externalId, email }: Facts): string | null =>
  kind === 'chat_email' ? email : kind === 'email' ? (externalId ?? email) : externalId;

function subjectOf({ subject, number, channel }: Facts): string {
  if (!subject) return channel === 'web-chat' ? `#${number}` : `Re: #${number}`;
  return /^(re|回复|答复)\s*[:：]/i.test(subject) ? subject : `Re: ${subject}`;
}
