import { CalendarClock, Flag, MoonStar, Pause, PenLine, Phone, ScrollText, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockDeadline, TicketClock } from '#contract';
import { useBootstrap } from '../app/session';
import { momentText, spanText } from './clock-times';
import { policyName } from './policy-name';
import styles from './clock.module.css';

const FROM = {
  first: 'from_message',
  next: 'from_message',
  resolution: 'from_asked',
  answer: 'from_ring',
} as const satisfies Record<ClockDeadline['kind'], string>;

interface DeadlineWordsProps {
  deadline: ClockDeadline;
  calendar: TicketClock['calendar'];
  stillSeconds: number;
}

/** The same in sentences: which rule, which time counts, what was held and why, what moved it, how it ended. */
export function DeadlineWords({ deadline, calendar, stillSeconds }: DeadlineWordsProps) {
  const { t, i18n } = useTranslation('clock');
  const { policy, hours, kind, endedAt, startedAt } = deadline;
  const moment = (at: string) => momentText(at, i18n.language, calendar.zone);
  const target = spanText(deadline.targetSeconds, i18n.language);
  return (
    <ul className={styles.words}>
      <Line icon={<ScrollText />}>
        {policy
          ? t('by_policy', { name: policyName(policy, i18n.language), version: policy.version, target })
          : t('by_desk', { target })}
      </Line>
      <Line icon={<CalendarClock />}>
        {t(FROM[kind], { at: moment(startedAt) })}
        {hours === 'calendar' ? t('hours.calendar') : t('hours.working', { name: calendar.name ?? calendar.zone })}
      </Line>
      {stillSeconds >= 60 && hours === 'working' && (
        <Line icon={<MoonStar />}>{t('still', { time: spanText(stillSeconds, i18n.language) })}</Line>
      )}
      <Pauses deadline={deadline} moment={moment} />
      <Moves deadline={deadline} moment={moment} />
      {kind === 'answer' ? <Answered deadline={deadline} /> : <Charged deadline={deadline} />}
      {endedAt && kind !== 'answer' && (
        <Line icon={<Flag />}>
          {t(
            `ended.${deadline.outcome === 'withdrawn' || deadline.outcome === 'excused' ? deadline.outcome : 'done'}`,
            {
              at: moment(endedAt),
              reason: deadline.excuse ?? '',
            },
          )}
        </Line>
      )}
    </ul>
  );
}

interface Told {
  deadline: ClockDeadline;
  moment(at: string): string;
}

function Pauses({ deadline: { pauses }, moment }: Told) {
  const { t, i18n } = useTranslation('clock');
  return (
    <>
      {pauses.map(({ from, to, reason }) => (
        <Line key={`${reason}${from}`} icon={<Pause />}>
          {t(to ? 'paused' : 'pausing', {
            reason: t(`pause.${reason}`),
            from: moment(from),
            to: to && moment(to),
            time: to && spanText((Date.parse(to) - Date.parse(from)) / 1000, i18n.language),
          })}
        </Line>
      ))}
    </>
  );
}

function Moves({ deadline: { moves }, moment }: Told) {
  const { t } = useTranslation('clock');
  return (
    <>
      {moves.map(({ at, was, dueAt, because }) => (
        <Line key={at} icon={<PenLine />}>
          {t('moved', {
            at: moment(at),
            because: t(`because.${because ?? 'facts'}`),
            was: was ? moment(was) : t('held'),
            due: dueAt ? moment(dueAt) : t('held'),
          })}
        </Line>
      ))}
    </>
  );
}

/** How long it rang, and who took it. */
function Answered({ deadline: { startedAt, endedAt, chargedId, outcome } }: { deadline: ClockDeadline }) {
  const { t, i18n } = useTranslation('clock');
  const { agents } = useBootstrap();
  if (!endedAt) return null;
  const rang = spanText((Date.parse(endedAt) - Date.parse(startedAt)) / 1000, i18n.language);
  const name = agents.find(({ id }) => id === chargedId)?.name;
  return (
    <Line icon={<Phone />}>
      {t('rang', { time: rang })}
      {outcome === 'late' && name && t('rang_at', { name })}
    </Line>
  );
}

function Charged({ deadline: { breachedAt, chargedId } }: { deadline: ClockDeadline }) {
  const { t } = useTranslation('clock');
  const { agents } = useBootstrap();
  if (!breachedAt) return null;
  const name = agents.find(({ id }) => id === chargedId)?.name;
  return <Line icon={<UserRound />}>{name ? t('charged', { name }) : t('charged_nobody')}</Line>;
}

const Line = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <li>
    {icon}
    <span>{children}</span>
  </li>
);
