import { CircleCheck, Pause } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { useAgent, useBootstrap, useInbox } from '../../app/session';
import { ResolutionFigure } from '../../clock/ResolutionFigure';
import { Avatar, ChannelIcon, WindowBar } from '../../ui';
import { shortTime } from '../times';
import { useViewers } from '../viewers';
import { isUnread } from './views';

interface QueueRowProps {
  row: TicketRow;
  compact: boolean;
  open: boolean;
  cursor: boolean;
  top: number;
  height: number;
  onOpen(row: TicketRow): void;
}

/** One ticket of the queue: who, by which channel, the clock, the last words. */
export const QueueRow = memo(function QueueRow({ row, compact, open, cursor, top, height, onOpen }: QueueRowProps) {
  const inbox = useInbox(row.inboxId);
  const { me } = useBootstrap();
  return (
    <div
      role="option"
      aria-selected={open}
      className={compact ? 'q-row q-row-compact' : 'q-row'}
      data-unread={isUnread(row, me.id) || undefined}
      data-cursor={cursor || undefined}
      data-testid={`queue-row-${row.number}`}
      style={{ transform: `translateY(${top}px)`, height }}
      onClick={() => onOpen(row)}
    >
      <div className="q-line">
        <span className="q-who">
          <ChannelIcon channel={row.channel} size={13} />
          <b>{row.contactName}</b>
          {!compact && <small>{inbox?.name}</small>}
        </span>
        <Clock row={row} />
      </div>
      <div className="q-line">
        <span className="q-words">
          {row.priority === 'urgent' || row.priority === 'high' ? <Priority level={row.priority} /> : null}
          {wordsOf(row)}
        </span>
        {!compact && <RowEnd row={row} />}
      </div>
    </div>
  );
});

function wordsOf({ lastMessage, subject }: TicketRow): string {
  return lastMessage?.preview || subject || '';
}

function Priority({ level }: { level: 'high' | 'urgent' }) {
  const { t } = useTranslation('desk');
  return <i className="q-priority">{t(`priority.${level}`)}</i>;
}

function Clock({ row }: { row: TicketRow }) {
  const { t } = useTranslation('desk');
  if (row.window) return <WindowBar clock={row.window} />;
  if (row.resolution && !row.resolution.endedAt) return <ResolutionFigure clock={row.resolution} />;
  if (row.status === 'on_hold') {
    return (
      <span className="q-still">
        <Pause size={12} aria-hidden />
        {t('status.on_hold')}
      </span>
    );
  }
  if (row.status === 'resolved' || row.status === 'closed') {
    return (
      <span className="q-still">
        <CircleCheck size={12} aria-hidden />
        {t(`status.${row.status}`)}
      </span>
    );
  }
  return <span />;
}

/** Who holds it or looks at it, and when the last word was said. */
function RowEnd({ row }: { row: TicketRow }) {
  const { i18n } = useTranslation();
  const { me, company } = useBootstrap();
  const holder = useAgent(row.holderId === me.id ? null : row.holderId);
  const viewers = useViewers(row.id);
  return (
    <span className="q-end">
      {viewers.map(({ agentId, name }) => (
        <Avatar key={agentId} name={name} size={18} />
      ))}
      {holder && <i>{holder.name}</i>}
      {shortTime(row.lastMessage?.at ?? row.updatedAt, i18n.language, company.zone)}
    </span>
  );
}
