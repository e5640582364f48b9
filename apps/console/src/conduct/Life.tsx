import { Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Violation, ViolationStep } from '#contract';
import { useBootstrap } from '../app/session';
import { When } from '../records/When';
import { useNow } from '../ui';
import styles from './conduct.module.css';

/** Who did what about it, and why. */
export function Life({ violation }: { violation: Violation }) {
  return (
    <ol className={styles.life}>
      {violation.steps.map((step) => (
        <Step key={step.step} violationId={violation.id} step={step} />
      ))}
      <li className={styles.next}>
        <Due violation={violation} />
      </li>
    </ol>
  );
}

function Step({ violationId, step }: { violationId: string; step: ViolationStep }) {
  const { t } = useTranslation('conduct');
  const now = useNow();
  return (
    <li data-step={step.step}>
      <b>{t(`steps.${step.step}`)}</b> <span>{step.by?.name ?? t('desk')}</span> <When at={step.at} now={now} />
      {(step.text || step.why) && <p>{step.why ? t(`why.${step.why}`) : step.text}</p>}
      {step.files.map(({ id, name }) => (
        <a key={id} href={`/api/violations/${violationId}/files/${id}`} target="_blank" rel="noreferrer">
          <Paperclip size={12} aria-hidden /> {name}
        </a>
      ))}
    </li>
  );
}

/** Until when the next step must be taken, and what comes of it otherwise. */
function Due({ violation: { state, dueAt } }: { violation: Violation }) {
  const { t, i18n } = useTranslation('conduct');
  const { zone } = useBootstrap().company;
  if (!dueAt || (state !== 'proposed' && state !== 'confirmed' && state !== 'appealed')) return null;
  const options = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: zone } as const;
  const when = new Intl.DateTimeFormat(i18n.language, { ...options, hourCycle: 'h23' }).format(new Date(dueAt));
  return <span className={styles.due}>{t(`due.${state}`, { when })}</span>;
}
