import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualityAnswersView, QualitySheet } from '#contract';
import { useBootstrap } from '../app/session';
import { TicketLink } from '../records/TicketLink';
import { Button, ErrorState, LoadingShape } from '../ui';
import { Conversation } from './Conversation';
import { Handing } from './Handing';
import { MarkForm } from './MarkForm';
import styles from './quality.module.css';
import { SentMark } from './SentMark';
import { useSheet } from './use-quality';

/** What was said on one side, the form or what became of it on the other. */
export function CheckSheet({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useTranslation('quality');
  const sheet = useSheet(id);
  if (sheet.error) return <ErrorState error={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (!sheet.data) return <LoadingShape />;
  const { check } = sheet.data;
  return (
    <>
      <header className={styles.about}>
        <Button look="icon" aria-label={t('back')} className={styles.back} onClick={onClose}>
          <ArrowLeft size={16} aria-hidden />
        </Button>
        <b>{check.agentName}</b> <span>{check.workNumber}</span>
        <span>{check.contactName}</span>
        <TicketLink number={check.ticketNumber} />
        <Handing sheet={sheet.data} />
      </header>
      <Sides key={`${check.version} ${check.reviewerId} ${sheet.data.form.version}`} sheet={sheet.data} />
    </>
  );
}

function Sides({ sheet }: { sheet: QualitySheet }) {
  const { t, i18n } = useTranslation('quality');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const { me } = useBootstrap();
  const { check, form } = sheet;
  const [line, setLine] = useState(form.lines[0]!.key);
  const [answers, setAnswers] = useState<QualityAnswersView>(sheet.draft);
  const marking = check.state === 'open' && check.reviewerId === me.id;
  const quote = (messageId: string, text: string) =>
    setAnswers((now) => {
      const kind = form.lines.find(({ key }) => key === line)!.kind;
      const answer = now[line] ?? { mark: kind === 'weighted' ? 'partly' : 'yes', comment: '', quote: null };
      return { ...now, [line]: { ...answer, quote: { messageId, text: text.slice(0, 300) } } };
    });
  return (
    <div className={styles.sides}>
      <Conversation
        sheet={sheet}
        answers={marking ? answers : (check.answers ?? {})}
        onQuote={marking ? quote : null}
      />
      <section className={styles.form} aria-label={check.formName[locale]}>
        <h2>
          {check.formName[locale]} <small>{t('version', { n: form.version })}</small>
        </h2>
        {marking ? (
          <MarkForm sheet={sheet} answers={answers} line={line} onLine={setLine} onAnswers={setAnswers} />
        ) : check.answers ? (
          <SentMark sheet={sheet} />
        ) : (
          <p className={styles.quiet}>{t('waits_for', { name: check.reviewerName ?? t('nobody') })}</p>
        )}
      </section>
    </div>
  );
}
