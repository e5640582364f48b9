import { CircleAlert, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { useBootstrap } from '../../app/session';
import { useAct } from '../../records/use-act';
import { Button, Dialog } from '../../ui';
import { recipientsStore } from '../mail/recipients-store';
import { putRow } from '../conversation/use-ticket';
import { composerStore } from './composer-store';
import { forget, sayAgain, useOutgoing, type Outgoing } from './outgoing';

/** What was said here and is not confirmed yet, and what to do when it was not taken. */
export function PendingMessages({ ticketId, detail }: { ticketId: string; detail: TicketDetail }) {
  const known = new Set(detail.messages.map(({ clientId }) => clientId));
  const mine = useOutgoing().filter((entry) => entry.ticketId === ticketId && !known.has(entry.clientId));
  const newer = mine.find(({ state }) => state === 'newer');
  return (
    <>
      {mine.map((entry) => (
        <PendingMessage key={entry.clientId} entry={entry} />
      ))}
      {newer && <NewerReplyDialog entry={newer} detail={detail} />}
    </>
  );
}

/** Back to the composer, unless something else has been begun there. */
function takeBack({ ticketId, kind, text, clientId, mail, attachments }: Outgoing): void {
  const begun = composerStore.get(ticketId)?.texts[kind] ?? '';
  composerStore.write(ticketId, kind, begun ? `${text}\n${begun}` : text);
  composerStore.putBack(ticketId, attachments);
  if (mail) recipientsStore.set(ticketId, mail);
  forget(clientId);
}

function PendingMessage({ entry }: { entry: Outgoing }) {
  const { t } = useTranslation(['desk', 'errors']);
  return (
    <article className="cv-message" data-side={entry.kind === 'note' ? 'note' : 'out'} data-testid="message-pending">
      <div className="cv-bubble" style={{ opacity: entry.state === 'sending' ? 0.7 : 1 }}>
        <p className="cv-text">{entry.text || entry.attachments.map(({ name }) => name).join(t('list_separator'))}</p>
      </div>
      <footer>
        {entry.state === 'sending' ? (
          <span className="cv-delivery">
            <LoaderCircle size={13} aria-hidden /> {t('delivery.sending')}
          </span>
        ) : (
          <span className="cv-delivery cv-failed" role="alert">
            <CircleAlert size={13} aria-hidden /> {problemText(entry.problem, t)}
            {entry.problem?.code === 'only_holder_replies' ? (
              <TakeOver entry={entry} />
            ) : (
              <button type="button" onClick={() => sayAgain(entry, false)} data-testid="pending-retry">
                {t('delivery.retry')}
              </button>
            )}
            <button type="button" onClick={() => takeBack(entry)}>
              {t('delivery.edit')}
            </button>
          </span>
        )}
      </footer>
    </article>
  );
}

/** Only the holder replies here: takes the ticket over and says it again. */
function TakeOver({ entry }: { entry: Outgoing }) {
  const { t } = useTranslation('desk');
  const { me } = useBootstrap();
  const { busy, run } = useAct();
  const take = async () => {
    const body = { toAgentId: me.id, toTeamId: null, reason: t('take_over.reason') };
    putRow((await api('transfer', { params: { id: entry.ticketId }, body })).row);
    sayAgain(entry, false);
  };
  return (
    <button type="button" disabled={busy} onClick={() => void run(take)} data-testid="pending-take-over">
      {t('take_over.act')}
    </button>
  );
}

/** A colleague was faster: read that first, then decide. */
function NewerReplyDialog({ entry, detail }: { entry: Outgoing; detail: TicketDetail }) {
  const { t } = useTranslation('desk');
  const newer = detail.messages.filter(
    ({ seq, kind }) => seq > entry.seenSeq && (kind === 'reply' || kind === 'inbound'),
  );
  return (
    <Dialog title={t('newer.title')} onClose={() => takeBack(entry)} width={520}>
      <p style={{ margin: '0 0 12px' }}>{t('newer.text')}</p>
      <div className="cp-newer" data-testid="newer-replies">
        {newer.map((message) => (
          <blockquote key={message.id}>
            <b>{message.author.name}</b>
            <p>{message.freshText}</p>
          </blockquote>
        ))}
        <blockquote data-own>
          <b>{t('newer.yours')}</b>
          <p>{entry.text}</p>
        </blockquote>
      </div>
      <footer>
        <Button onClick={() => takeBack(entry)} data-testid="newer-edit">
          {t('newer.edit')}
        </Button>
        <Button look="main" onClick={() => sayAgain(entry, true)} data-testid="newer-send">
          {t('newer.send')}
        </Button>
      </footer>
    </Dialog>
  );
}
