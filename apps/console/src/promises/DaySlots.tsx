import { Check, CircleAlert } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseDay } from '#contract';
import { isReleased } from '#domain';
import { Span } from '../records/When';
import { wallClock } from '../records/zone-time';
import { useBootstrap } from '../app/session';
import { useNow } from '../ui';
import type { Entry, Gap } from './day-columns';
import { stateAt } from './promise-pages';
import styles from './promises.module.css';

interface SlotProps {
  entry: Entry;
  board: PromiseDay;
  style?: CSSProperties;
  onOpen(promiseId: string): void;
}

/** A slot of the board: pressed, it opens what can be done with it. */
export function Slot({ entry, board, style, onOpen }: SlotProps) {
  const { t } = useTranslation('promises');
  const now = useNow();
  const { promise } = entry;
  if (!promise)
    return (
      <p className={styles.slot} data-state="taken" style={style}>
        <Hours entry={entry} /> {t('board.taken')}
      </p>
    );
  const state = stateAt(promise, now);
  const released = state === 'breached' && isReleased(asTaken(entry), board.holdSeconds, new Date(now));
  return (
    <button
      type="button"
      className={styles.slot}
      data-state={state}
      data-testid={`slot-${promise.id}`}
      style={style}
      onClick={() => onOpen(promise.id)}
    >
      <span>
        {state === 'kept' && <Check size={12} aria-hidden />}
        {state === 'breached' && <CircleAlert size={12} aria-hidden />}
        <Hours entry={entry} />
      </span>
      <b>{promise.contactName}</b>
      <small>
        {state === 'planned' ? t(`kinds.${promise.kind}`) : t(`states.${state}`)}
        {state === 'breached' && (
          <>
            {' '}
            <Span ms={now - entry.from} />
          </>
        )}
        {released && ` · ${t('board.released')}`}
      </small>
    </button>
  );
}

export function GapText({ gap }: { gap: Gap }) {
  const { t } = useTranslation('promises');
  return (
    <>
      {t('board.free')} <Span ms={gap.to - gap.from} />
    </>
  );
}

export function Hours({ entry: { from, to } }: { entry: Gap }) {
  const { zone } = useBootstrap().company;
  const clock = (at: number): string => wallClock(zone, new Date(at)).slice(11);
  return (
    <time>
      {clock(from)}–{clock(to)}
    </time>
  );
}

const asTaken = ({ from, to }: Entry) => ({ slot: { from: new Date(from), to: new Date(to) }, keptAt: null });
