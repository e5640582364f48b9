import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent, useInbox } from '../app/session';
import { ChannelIcon, WindowBar } from '../ui';
import type { Strip } from './board-state';
import styles from './board.module.css';

interface Props {
  strip: Strip;
  focused: boolean;
  /** Not given on the wall, where nothing can be pressed. */
  onOpen?: (number: number) => void;
}

/** One waiting contact: who, by which channel, the last words, who holds it, and the bar. */
export const StripRow = memo(function StripRow({ strip: { row }, focused, onOpen }: Props) {
  const { t } = useTranslation('board');
  const holder = useAgent(row.holderId);
  const inbox = useInbox(row.inboxId);
  return (
    <button
      type="button"
      role="option"
      tabIndex={-1}
      aria-selected={focused}
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
      <span className={styles.words}>{row.lastMessage?.preview ?? row.subject}</span>
      <span className={styles.holder} data-nobody={row.holderId === null || undefined}>
        {row.holderId === null ? t('strips.nobody') : (holder?.name ?? '–')}
      </span>
      {row.window && <WindowBar clock={row.window} wide />}
    </button>
  );
});
