import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#contract';
import { Composer } from '../composer/Composer';
import { PendingMessages } from '../composer/PendingMessages';
import type { TicketActs } from '../ticket-acts';
import { SpamNotice } from '../mail/SpamNotice';
import { useViewers, useViewing, useVisitor } from '../viewers';
import { MessageList } from './MessageList';
import { TicketDialogs } from './TicketDialogs';
import { TicketHeader } from './TicketHeader';
import type { TicketVerbs } from './use-verbs';
import './conversation.css';

const Repeat = lazy(async () => ({ default: (await import('../../repeats/RepeatStrip')).RepeatStrip }));
const Survey = lazy(async () => ({ default: (await import('../../surveys/SurveyLine')).SurveyLine }));
const Outcome = lazy(async () => ({ default: (await import('../../records/OutcomeStrip')).OutcomeStrip }));

interface ConversationPaneProps {
  detail: TicketDetail;
  acts: TicketActs;
  verbs: TicketVerbs;
  onBack(): void;
  onPanel(): void;
}

/** The open ticket: header with its clock, what was said, and the composer. */
export function ConversationPane({ detail, acts, verbs, onBack, onPanel }: ConversationPaneProps) {
  const { t } = useTranslation('desk');
  const { row } = detail;
  const { seen, onSeen } = useSeenSeq(detail, acts);
  useViewing(row.id);
  return (
    <main className="cv" aria-label={t('message.list')}>
      <TicketHeader row={row} verbs={verbs} onBack={onBack} onPanel={onPanel} />
      <Suspense>
        <Repeat key={`r${row.id}`} ticketId={row.id} />
      </Suspense>
      <MessageList key={row.id} detail={detail} onSeen={onSeen}>
        <PendingMessages ticketId={row.id} detail={detail} />
        <Typing ticketId={row.id} contactName={row.contactName} />
      </MessageList>
      {(row.status === 'resolved' || row.status === 'closed') && (
        <Suspense>
          <Survey key={`s${row.id}`} ticketId={row.id} />
        </Suspense>
      )}
      {row.status === 'resolved' && (
        <Suspense>
          <Outcome key={`o${row.id}`} row={row} />
        </Suspense>
      )}
      {row.status === 'spam' && <SpamNotice detail={detail} acts={acts} />}
      <Composer key={`c${row.id}`} detail={detail} seenSeq={seen} />
      <TicketDialogs row={row} verbs={verbs} acts={acts} />
    </main>
  );
}

/** How far somebody has read here: the server learns of it, and a reply says what it was written against. */
function useSeenSeq({ row }: TicketDetail, acts: TicketActs) {
  const [seen, setSeen] = useState({ id: row.id, seq: 0 });
  const latest = useRef(row);
  useEffect(() => {
    latest.current = row;
  });
  const onSeen = useCallback(
    (seq: number) => {
      const { id, agentReadSeq, lastInboundSeq, whisperSeq } = latest.current;
      setSeen((before) => (before.id === id && before.seq >= seq ? before : { id, seq }));
      if (lastInboundSeq > agentReadSeq || whisperSeq > 0) acts.markRead(latest.current, seq);
    },
    [acts],
  );
  return { seen: seen.id === row.id ? seen.seq : 0, onSeen };
}

function Typing({ ticketId, contactName }: { ticketId: string; contactName: string }) {
  const { t } = useTranslation('desk');
  const { typing } = useVisitor(ticketId);
  const writing = useViewers(ticketId).filter((viewer) => viewer.typing);
  if (!typing && writing.length === 0) return null;
  return (
    <p className="cv-typing" role="status" style={{ margin: 0 }}>
      {typing && t('visitor.typing', { name: contactName })}{' '}
      {writing.length > 0 && t('viewers.typing', { names: writing.map(({ name }) => name).join(t('list_separator')) })}
    </p>
  );
}
