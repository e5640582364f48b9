import { ArrowDown } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#contract';
import { useBootstrap } from '../../app/session';
import { Button } from '../../ui';
import { dayKey, dayName } from '../times';
import { HistoryLines } from './HistoryLines';
import { MessageItem } from './MessageItem';
import { timelineOf, type TimelineItem } from './timeline';
import { useScrolling } from './use-scrolling';

interface MessageListProps {
  detail: TicketDetail;
  /** What is being sent, and who is typing, below the messages. */
  children?: ReactNode;
  /** The agent has the newest messages before the eyes. */
  onSeen(seq: number): void;
}

/** What was said and done, oldest above. Long conversations are drawn in part, the rest comes while scrolling. */
export function MessageList({ detail, children, onSeen }: MessageListProps) {
  const { t } = useTranslation('desk');
  const { zone } = useBootstrap().company;
  const items = useMemo(
    () => timelineOf(detail.messages, detail.history, (at) => dayKey(at, zone)),
    [detail.messages, detail.history, zone],
  );
  const { box, shown, atEnd, earlier, toEnd, onScroll } = useScrolling(detail, items, onSeen);
  return (
    <div className="cv-scroll" ref={box} onScroll={onScroll} tabIndex={0} aria-label={t('message.list')} role="log">
      <div className="cv-list">
        {earlier && (
          <Button look="plain" className="cv-earlier" onClick={earlier}>
            {t('message.earlier')}
          </Button>
        )}
        {shown.map((item) => (
          <Item key={item.key} item={item} detail={detail} />
        ))}
        {children}
        {!atEnd && (
          <Button look="quiet" className="cv-below" onClick={toEnd}>
            <ArrowDown size={14} aria-hidden /> {t('message.newest')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Item({ item, detail }: { item: TimelineItem; detail: TicketDetail }) {
  const { deliveredSeq, readSeq, channel, contactId } = detail.row;
  const marks = useMemo(
    () => ({ deliveredSeq, readSeq, channel, contactId }),
    [deliveredSeq, readSeq, channel, contactId],
  );
  if (item.kind === 'day') return <DayMark at={item.at} />;
  if (item.kind === 'history') return <HistoryLines lines={item.lines} />;
  return <MessageItem message={item.message} marks={marks} />;
}

function DayMark({ at }: { at: string }) {
  const { t, i18n } = useTranslation('desk');
  const { zone } = useBootstrap().company;
  const today = dayKey(Date.now(), zone) === dayKey(at, zone);
  return <div className="cv-day">{today ? t('message.today') : dayName(at, i18n.language, zone)}</div>;
}
