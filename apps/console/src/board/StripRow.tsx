import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent, useInbox } from '../app/session';
import { ChannelIcon, WindowBar } from '../ui';
import type { Strip } from './board-state';
import styles from './board.module.css';
import { waitedMinutes } from './waiting-list';
import watch from './watch.module.css';

interface Props {
  strip: Strip;
  focused: boolean;
  /** Set where the list is by age: the time now, for how long each has waited. */
  waitedAt?: number | undefined;
  /** Not given on the wall, where nothing can be pressed. */
  onOpen?: (number: number) => void;
}

/** One waiting contact: who, by which channel, the last words, who holds it, and the bar. */
export const StripRow = memo(function StripRow({ strip: { row }, focused, waitedAt, onOpen }: Props) {
  const { t } = useTranslation(['board', 'watch']);
  const holder = useAgent(row.holderId);
  const inbox = useInbox(row.inboxId);
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-current={focused}
      className={styles.strip}
      data-testid={`board-strip-${row.number}`}
      onClick={() => onOpen?.(row.number)}
    >
      <span className={styles.who}>
        <ChannelIcon channel={row.channel} />
        <b>{row.contactName}</b>
        <small>
          #{row.number}
          {inbox && ` ${inbox.name}`}
        </small>
      </span>
      <span className={styles.words}>
        {waitedAt !== undefined && row.window && (
          <b className={watch.age}>{waited(waitedMinutes(row.window.openedAt, waitedAt), t)}</b>
        )}
        {row.lastMessage?.preview ?? row.subject}
      </span>
      <span className={styles.holder} data-nobody={row.holderId === null || undefined}>
        {row.holderId === null ? t('strips.nobody') : (holder?.name ?? '–')}
      </span>
      {row.window && <WindowBar clock={row.window} wide />}
    </button>
  );
});

const waited = (minutes: number, t: TFunction<['board', 'watch']>): string =>
  minutes < 60
    ? t('watch:list.waited', { n: minutes })
    : t('watch:list.waited_hours', { h: Math.floor(minutes / 60), n: minutes % 60 });
