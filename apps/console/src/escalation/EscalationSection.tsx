import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Escalation, TicketRow } from '#contract';
import { useAgent } from '../app/session';
import { useStepWords } from '../admin/ladders/use-step-words';
import lists from '../records/records.module.css';
import { When } from '../records/When';
import { useNow } from '../ui';
import styles from './escalation.module.css';
import { Report } from './Report';
import { useEscalations } from './use-escalations';
import { useWhenText } from './use-when-text';

/** Beside the ticket: which steps of its ladder were taken and which come next, and the report that there is no solution. */
export function EscalationSection({ row }: { row: TicketRow }) {
  const { t } = useTranslation('ladder');
  const { data } = useEscalations(row.id);
  if (!data || (data.steps.length === 0 && !data.noSolution)) return null;
  const next = data.steps.find(({ firedAt }) => firedAt === null);
  return (
    <section className={lists.section} aria-label={t('title')} data-testid="escalation">
      <header className={lists.head}>
        <h3>{t('title')}</h3>
      </header>
      {data.noSolution && <Report ticketId={row.id} report={data.noSolution} />}
      <ol className={styles.steps}>
        {data.steps.map((step) => (
          <StepLine key={step.step!.id} escalation={step} next={step === next} />
        ))}
      </ol>
    </section>
  );
}

function StepLine({ escalation, next }: { escalation: Escalation; next: boolean }) {
  const { t } = useTranslation('ladder');
  const words = useStepWords();
  const now = useNow();
  const { step, firedAt, dueAt, outcome, notices } = escalation;
  return (
    <li data-state={firedAt ? 'fired' : next ? 'next' : 'due'} data-testid="escalation-step">
      {next ? <ChevronRight size={13} aria-label={t('section.next')} /> : <i aria-hidden />}
      <span title={words.when(step!)}>{words.does(step!)}</span>
      <small>
        <When at={firedAt ?? dueAt} now={now} />
      </small>
      {(outcome === 'cap_reached' || outcome === 'receiver_gone' || outcome === 'nobody') && (
        <Outcome outcome={outcome} agentId={notices[0]?.agentId} />
      )}
      {notices
        .filter(({ postponed, toldAt }) => postponed && !toldAt)
        .map((notice) => (
          <Postponed key={notice.id} agentId={notice.agentId} at={notice.at} />
        ))}
    </li>
  );
}

function Outcome({ outcome, agentId }: { outcome: string; agentId: string | undefined }) {
  const { t } = useTranslation('ladder');
  const agent = useAgent(agentId);
  return <em>{t(`outcomes.${outcome}`, { who: agent?.name ?? '–' })}</em>;
}

/** Somebody off shift, who hears of it when they come in. */
function Postponed({ agentId, at }: { agentId: string; at: string }) {
  const { t } = useTranslation('ladder');
  const agent = useAgent(agentId);
  const when = useWhenText();
  return <em>{t('section.postponed', { name: agent?.name ?? '–', time: when(at) })}</em>;
}
