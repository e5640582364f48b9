import { PhoneForwarded, PhoneIncoming, PhoneMissed, PhoneOutgoing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Call, Message } from '#contract';
import { useAgent } from '../app/session';
import { useCalls } from '../records/record-cache';
import { CallTimes } from './CallTimes';
import styles from './phone.module.css';
import { Recordings } from './RecordingPlayer';

/** A call in the conversation, as it is now: the message only says that there was one. */
export function CallLine({ message }: { message: Message }) {
  const { t } = useTranslation('phone');
  const calls = useCalls({ ticketId: message.ticketId });
  const call = calls.data?.pages.flatMap(({ rows }) => rows).find(({ messageId }) => messageId === message.id);
  if (!call) return <p className="cv-text">{message.text || t('hidden')}</p>;
  return <CallSummary call={call} />;
}

function CallSummary({ call }: { call: Call }) {
  const { t } = useTranslation('phone');
  const agent = useAgent(call.agentId);
  const missed = call.endedAt !== null && !call.answeredAt;
  const Icon = missed ? PhoneMissed : call.direction === 'inbound' ? PhoneIncoming : PhoneOutgoing;
  return (
    <div
      className={styles.line}
      data-missed={missed || undefined}
      data-testid={`call-line-${call.result ?? 'running'}`}
    >
      <p>
        <Icon size={15} aria-hidden />
        <b>{t(call.endedAt ? `result.${call.result ?? 'answered'}` : 'running')}</b>
        {call.source !== 'web' && <span>{call.number ?? t('hidden')}</span>}
        {agent && <span>{agent.name}</span>}
        {call.transferredFrom && (
          <span>
            <PhoneForwarded size={12} aria-hidden />{' '}
            {t('transferred', { from: call.transferredFrom, to: call.transferredTo ?? '?' })}
          </span>
        )}
      </p>
      {call.endedAt && <CallTimes call={call} />}
      <Recordings call={call} />
      {call.note && <p className={styles.said}>{call.note}</p>}
    </div>
  );
}
