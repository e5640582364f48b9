import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Escalation, EscalationNotice, NoSolution } from '#contract';
import { api } from '../app/api';
import { tried } from '../app/own-acts';
import { useAgent, useBootstrap } from '../app/session';
import { SmallButton } from '../records/SmallButton';
import { When } from '../records/When';
import { useNow } from '../ui';
import styles from './escalation.module.css';
import { putEscalations } from './use-escalations';
import { useWhenText } from './use-when-text';

/** A ticket without a solution: why, who knows of it by now, and until when it has to be solved (DOMAIN B3). */
export function Report({ ticketId, report }: { ticketId: string; report: NoSolution }) {
  const { t } = useTranslation('ladder');
  const by = useAgent(report.byId);
  const when = useWhenText();
  const Mark = report.endedAt ? CircleCheck : TriangleAlert;
  return (
    <div className={styles.report} data-ended={report.endedAt ? true : undefined} data-testid="no-solution-report">
      <p>
        <Mark size={14} aria-hidden /> <b>{t('section.report')}</b> {report.reason}
      </p>
      <small>
        {t('section.reported', { name: by?.name ?? '–', time: when(report.at) })} ·{' '}
        {report.endedAt ? t('section.ended') : t('section.solve_by', { time: when(report.solveBy) })}
      </small>
      <ol className={styles.rungs}>
        {report.rungs.map((rung) => (
          <Rung key={rung.rung} ticketId={ticketId} rung={rung} ended={report.endedAt !== null} />
        ))}
      </ol>
    </div>
  );
}

function Rung({ ticketId, rung, ended }: { ticketId: string; rung: Escalation; ended: boolean }) {
  const { t } = useTranslation('ladder');
  const now = useNow();
  return (
    <li data-state={rung.firedAt ? 'fired' : 'due'}>
      <span>
        {t(`rungs.${rung.rung}`)} <When at={rung.firedAt ?? rung.dueAt} now={now} />
      </span>
      {rung.notices.map((notice) => (
        <Notice key={notice.id} ticketId={ticketId} rung={rung} notice={notice} ended={ended} />
      ))}
    </li>
  );
}

interface NoticeProps {
  ticketId: string;
  rung: Escalation;
  notice: EscalationNotice;
  ended: boolean;
}

function Notice({ ticketId, rung, notice, ended }: NoticeProps) {
  const { t } = useTranslation('ladder');
  const { me } = useBootstrap();
  const name = useAgent(notice.agentId)?.name ?? '–';
  const now = useNow();
  const when = useWhenText();
  const mine = notice.agentId === me.id && notice.acknowledgedAt === null && notice.toldAt !== null && !ended;
  const someone = rung.notices.some(({ acknowledgedAt }) => acknowledgedAt !== null);
  const late = !someone && notice.acknowledgeBy !== null && now > Date.parse(notice.acknowledgeBy);
  const at = notice.acknowledgedAt ?? (notice.toldAt ? notice.acknowledgeBy : notice.at);
  const key = notice.acknowledgedAt ? 'acknowledged' : !notice.toldAt ? 'postponed' : late ? 'overdue' : 'waits';
  const acknowledge = (passOn: boolean) =>
    tried(
      api('acknowledgeEscalation', { params: { id: notice.id }, body: { passOn } }).then((found) =>
        putEscalations(ticketId, found),
      ),
    );
  // Once somebody knows, the others need not say so.
  if (someone && !notice.acknowledgedAt && !mine) return null;
  return (
    <div className={styles.notice} data-late={late || undefined}>
      <small>
        {t(`section.${key}`, { name, time: at ? when(at) : '' })}
        {notice.mail && ` · ${t(`section.mail.${notice.mail}`)}`}
      </small>
      {mine && (
        <span>
          <SmallButton
            label={t('section.acknowledge')}
            testId="acknowledge"

            onClick={() => acknowledge(false)}
          />
          {rung.rung === 'supervisor' && (
            <SmallButton label={t('section.pass_on')} testId="pass-on" onClick={() => acknowledge(true)} />
          )}
        </span>
      )}
    </div>
  );
}
