import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ClockDeadline, TicketClock } from '#contract';
import { useNow } from '../ui';
import { momentText, spanText } from './clock-times';
import { DeadlineWords } from './DeadlineWords';
import { type Strip, stripOf } from './strip';
import styles from './clock.module.css';

interface DeadlineCardProps {
  deadline: ClockDeadline;
  calendar: TicketClock['calendar'];
}

export function DeadlineCard({ deadline, calendar }: DeadlineCardProps) {
  const { t, i18n } = useTranslation('clock');
  const now = useNow();
  const strip = stripOf(deadline, now);
  const moment = (at: string) => momentText(at, i18n.language, calendar.zone);
  const { kind, outcome, dueAt, startedAt } = deadline;
  return (
    <article className={styles.card} data-outcome={outcome} data-testid={`deadline-${kind}`}>
      <header>
        <h3>{t(`kind.${kind}`)}</h3>
        <span className={styles.outcome}>{t(`outcome.${outcome}`)}</span>
        <b>{dueAt ? t('due', { at: moment(dueAt) }) : t('due_none')}</b>
      </header>
      <Track strip={strip} deadline={deadline} />
      <div className={styles.axis}>
        <span>{moment(startedAt)}</span>
        <span>{spanText(deadline.targetSeconds, i18n.language)}</span>
        <span>{endOf(deadline, strip, moment, t)}</span>
      </div>
      <DeadlineWords deadline={deadline} calendar={calendar} stillSeconds={strip.stillSeconds} />
    </article>
  );
}

/** What stands at the right end of the strip: the deadline, or what came after it. */
function endOf(
  { dueAt, endedAt }: ClockDeadline,
  { due }: Strip,
  moment: (at: string) => string,
  t: TFunction<'clock'>,
): string {
  if (dueAt && due === 1) return moment(dueAt);
  return endedAt ? moment(endedAt) : t(dueAt ? 'mark.now' : 'held');
}

/** The time from start to deadline, drawn to scale. */
function Track({ strip, deadline }: { strip: Strip; deadline: ClockDeadline }) {
  const { t } = useTranslation('clock');
  const at = (share: number) => ({ left: `${share * 100}%` });
  return (
    <div className={styles.track} role="img" aria-label={t('strip', { kind: t(`kind.${deadline.kind}`) })}>
      {strip.parts.map(({ kind, from, left, width }) => (
        <i
          key={`${kind}${from}`}
          data-part={kind}
          title={t(`part.${kind}`)}
          style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
        />
      ))}
      {strip.due !== null && <u data-mark="due" style={at(strip.due)} title={t('mark.due')} />}
      {strip.ended !== null && <u data-mark="ended" style={at(strip.ended)} title={t('mark.ended')} />}
      {strip.now !== null && <u data-mark="now" style={at(strip.now)} title={t('mark.now')} />}
    </div>
  );
}
