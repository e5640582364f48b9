import { Bot, MessageSquareLock, StickyNote } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message, TicketRow } from '#contract';
import { useBootstrap } from '../../app/session';
import { ConductMark } from '../../conduct/ConductMark';
import { InterimLine } from '../../interim/InterimLine';
import { CallLine } from '../../phone/CallLine';
import { MailDetails } from '../mail/MailDetails';
import { MailHead } from '../mail/MailHead';
import { TakenBack } from '../mail/TakenBack';
import { UndoSend } from '../mail/UndoSend';
import { clockTime, fullTime } from '../times';
import { Attachments } from './Attachments';
import { DeliveryMark } from './DeliveryMark';
import { HtmlMail } from './HtmlMail';
import { MarkedText } from './MarkedText';

const SIDES = { inbound: 'in', reply: 'out', note: 'note', greeting: 'desk', call: 'call' } as const;

interface MessageItemProps {
  message: Message;
  /** How far the contact's client got and showed our words. */
  marks: Pick<TicketRow, 'deliveredSeq' | 'readSeq' | 'channel' | 'contactId'>;
}

/** One thing said. */
export const MessageItem = memo(function MessageItem({ message, marks }: MessageItemProps) {
  if (message.takenBackAt) return <TakenBack message={message} />;
  return (
    <article className="cv-message" data-side={SIDES[message.kind]} data-testid={`message-${message.seq}`}>
      <div className="cv-bubble">
        <KindMark message={message} />
        {message.mail && <MailHead message={message} mail={message.mail} />}
        <Said message={message} />
        <Attachments attachments={message.attachments} />
        <Findings message={message} />
      </div>
      <MessageFoot message={message} marks={marks} />
    </article>
  );
});

function Said({ message }: { message: Message }) {
  if (message.interim) return <InterimLine interim={message.interim} />;
  return message.kind === 'call' ? <CallLine message={message} /> : <MessageText message={message} />;
}

/** Words of the desk itself carry a mark, so that nobody takes them for a colleague's. */
function KindMark({ message }: { message: Message }) {
  const { t } = useTranslation('desk');
  if (message.kind === 'greeting')
    return (
      <i className="cv-mark">
        <Bot size={13} aria-hidden />
        {t('message.by_desk')}
      </i>
    );
  if (message.whisper)
    return (
      <i className="cv-mark" data-testid="whisper-mark">
        <MessageSquareLock size={13} aria-hidden />
        {t('message.whisper', { name: message.whisper.toName })}
      </i>
    );
  if (message.kind === 'note' && !message.interim)
    return (
      <i className="cv-mark">
        <StickyNote size={13} aria-hidden />
        {t('message.note')}
      </i>
    );
  if (message.automatic)
    return (
      <i className="cv-mark">
        <Bot size={13} aria-hidden />
        {t('message.automatic')}
      </i>
    );
  return null;
}

function MessageText({ message }: { message: Message }) {
  const { t } = useTranslation('desk');
  const [whole, setWhole] = useState(false);
  const [original, setOriginal] = useState(false);
  const quotes = message.freshText !== message.text;
  const text = whole ? message.text : message.freshText;
  return (
    <>
      {original ? (
        <HtmlMail messageId={message.id} length={message.text.length} />
      ) : (
        text && (
          <p className="cv-text">
            <MarkedText text={text} findings={whole || !quotes ? message.findings : []} />
          </p>
        )
      )}
      {(quotes || message.hasHtml) && (
        <p className="cv-folds">
          {quotes && !original && (
            <button type="button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
              {t(whole ? 'message.fold' : 'message.unfold')}
            </button>
          )}
          {message.hasHtml && (
            <button type="button" aria-expanded={original} onClick={() => setOriginal(!original)}>
              {t(original ? 'message.as_text' : 'message.as_html')}
            </button>
          )}
        </p>
      )}
    </>
  );
}

/** Forbidden phrases that were sent anyway (DOMAIN H12). */
function Findings({ message }: { message: Message }) {
  const { t } = useTranslation('desk');
  if (message.findings.length === 0) return null;
  const phrases = [...new Set(message.findings.map(({ phrase }) => phrase))].join(t('list_separator'));
  return <p className="cv-finding">{t('message.forbidden', { phrases })}</p>;
}

function MessageFoot({ message, marks }: MessageItemProps) {
  const { t, i18n } = useTranslation(['desk', 'common']);
  const { company, me } = useBootstrap();
  const own = message.author.id === me.id;
  // Somebody else on a mail may answer in the contact's ticket.
  const other = message.kind === 'inbound' && message.author.id !== marks.contactId;
  const named = other || !['inbound', 'greeting', 'call'].includes(message.kind);
  return (
    <footer title={fullTime(message.createdAt, i18n.language, company.zone)}>
      {named && <span>{own ? t('message.you') : message.author.name}</span>}
      {message.via && message.via !== marks.channel && (
        <span>{t('message.via', { channel: t(`common:channel.${message.via}`, { defaultValue: message.via }) })}</span>
      )}
      <time>{clockTime(message.createdAt, i18n.language, company.zone)}</time>
      {message.kind === 'inbound' && message.mail && <MailDetails message={message} mail={message.mail} />}
      {message.kind === 'reply' && <DeliveryMark message={message} marks={marks} />}
      {message.kind === 'reply' && <ConductMark message={message} />}
      {message.kind === 'reply' && <UndoSend message={message} />}
    </footer>
  );
}
