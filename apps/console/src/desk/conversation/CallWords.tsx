import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Call, Message } from '#contract';
import { useCalls, useRecordEvents } from '../../records/record-cache';
import { durationText } from '../../ui';

/** What became of the call a message stands for; its own words where the record isn't there to tell. */
export function CallWords({ message }: { message: Message }) {
  const { t } = useTranslation('webcalls');
  useRecordEvents();
  const { data } = useCalls({ ticketId: message.ticketId });
  const call = data?.pages.flatMap(({ rows }) => rows).find(({ messageId }) => messageId === message.id);
  return (
    <p className="cv-text" data-testid="call-message">
      {call ? wordsOf(call, t) : message.text}
    </p>
  );
}

function wordsOf(call: Call, t: TFunction): string {
  if (!call.endedAt) return t(call.answeredAt ? 'message.talking' : 'message.ringing');
  if (call.result === 'answered') return t('message.talked', { time: durationText(call.talkSeconds ?? 0) });
  const known = call.result === 'missed' || call.result === 'busy' ? call.result : 'no_answer';
  return t(`message.${known}`, { seconds: call.ringSeconds ?? 0 });
}
